import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openStore, type Store } from '@bocal/db'

/** A new SQLite store in a folder of its own; `remove` closes it and clears the folder away. */
export async function temporaryStore(): Promise<{ store: Store; remove: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'bocal-'))
  const store = await openStore({ folder })
  return {
    store,
    async remove() {
      await store.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
