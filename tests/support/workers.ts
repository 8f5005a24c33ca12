import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A solver's worker that never answers and never looks at `stop`. */
export function stuckWorker(): string {
  const file = join(mkdtempSync(join(tmpdir(), 'bocal-worker-')), 'stuck.mjs')
  writeFileSync(file, 'export default () => { for (;;); }\n')
  return file
}
