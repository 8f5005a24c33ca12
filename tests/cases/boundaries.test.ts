import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { cruise, type ICruiseOptions, type ICruiseResult } from 'dependency-cruiser'
import { expect, test } from 'vitest'
import config from '../../.dependency-cruiser.mjs'

const ROOT = join(import.meta.dirname, '../..')
const FOLDERS = ['solver', 'db', 'server', 'web/src', 'tests']

/** Names of the boundary rules broken by the files under `baseDir`. */
async function broken(baseDir: string, folders: string[]) {
  const { forbidden = [], options = {} } = config
  const rules: ICruiseOptions = { ...options, ruleSet: { forbidden }, validate: true, baseDir }
  const { output } = await cruise(folders, rules, { ...options.enhancedResolveOptions })
  return [
    ...new Set(
      (output as ICruiseResult).summary.violations.map((v) => `${v.rule.name}: ${v.from} → ${v.to}`),
    ),
  ]
}

test('nobody imports across a boundary', async () => {
  expect(await broken(ROOT, FOLDERS)).toEqual([])
})

test.each([
  ['solver/a.ts', 'db/index.ts', 'solver-imports-no-db-server-web-tests'],
  ['db/a.ts', 'solver/index.ts', 'db-imports-no-solver-server-web-tests'],
  ['server/src/a.ts', 'db/schema/batch.ts', 'server-imports-no-db'],
  ['server/src/a.ts', 'solver/linear/highs.ts', 'server-imports-no-solver'],
  ['server/src/a.ts', 'web/src/b.ts', 'server-imports-no-web-tests'],
  ['web/src/a.ts', 'db/index.ts', 'web-imports-no-db-tests'],
  ['web/src/a.ts', 'solver/index.ts', 'web-imports-no-solver'],
  ['web/src/a.ts', 'server/src/app.ts', 'web-imports-no-server'],
  ['server/contract/a.ts', 'server/src/app.ts', 'the-contract-stands-alone'],
])('%s may not import %s', async (from, to, rule) => {
  const folder = mkdtempSync(join(ROOT, 'node_modules/.boundaries-'))
  try {
    for (const [path, text] of [
      [from, `import { x } from '${'../'.repeat(from.split('/').length - 1)}${to}'\nexport const y = x\n`],
      [to, 'export const x = 1\n'],
    ] as const) {
      mkdirSync(dirname(join(folder, path)), { recursive: true })
      writeFileSync(join(folder, path), text)
    }
    const found = await broken(folder, [from])
    expect(found.map((line) => line.split(':')[0])).toContain(rule)
  } finally {
    rmSync(folder, { recursive: true })
  }
})
