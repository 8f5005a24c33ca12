/** A migrated SQLite store for each test that asks: copied from a file migrated once in this process. */
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openStore, type Store } from '@bocal/db'
import { afterAll } from 'vitest'

const folder = mkdtempSync(join(tmpdir(), 'bocal-test-'))
const opened: Store[] = []
let files = 0
let template: Promise<string> | undefined

/** A path nobody has used yet; its folder is removed when the test file ends. */
export const freshFile = (): string => join(folder, `${++files}.sqlite`)

async function migrated(): Promise<string> {
  const file = join(folder, 'template.sqlite')
  await (await openStore({ file })).close()
  return file
}

/** The path of a migrated, empty database of its own, not opened. */
export async function migratedFile(): Promise<string> {
  template ??= migrated()
  const file = freshFile()
  copyFileSync(await template, file)
  return file
}

/** An empty, migrated store of its own, closed when the test file ends. */
export async function freshStore(): Promise<Store> {
  const store = await openStore({ file: await migratedFile() })
  opened.push(store)
  return store
}

afterAll(async () => {
  for (const store of opened) await store.close()
  rmSync(folder, { recursive: true, force: true })
})
