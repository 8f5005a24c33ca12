// What CI runs before the tests: types, lint, format, boundaries, unused code. All run, then it says which failed.
import { spawnSync } from 'node:child_process'

const bin = (name) => `node_modules/.bin/${name}`
const CHECKS = {
  types: ['node_modules/@typescript/native/bin/tsc', '-p', '.'],
  'types of the pages': ['npx', '--yes', 'pnpm@12.21.0', '--filter', '@bocal/web', 'check'],
  lint: [bin('oxlint'), '--type-aware', '--deny-warnings', '.'],
  format: [bin('biome'), 'check', '.'],
  boundaries: [bin('depcruise'), 'solver', 'db', 'server', 'web/src', 'tests'],
  'unused code': [bin('knip')],
}

const failed = Object.entries(CHECKS).filter(([name, [command, ...args]]) => {
  const started = Date.now()
  const { status, stdout, stderr } = spawnSync(command, args, { cwd: import.meta.dirname, encoding: 'utf8' })
  const seconds = ((Date.now() - started) / 1000).toFixed(1)
  console.log(`${status === 0 ? 'ok    ' : 'FAILED'} ${name} (${seconds} s)`)
  if (status !== 0) console.log(`${stdout ?? ''}${stderr ?? ''}`)
  return status !== 0
})
if (failed.length > 0) {
  console.error(
    `check: ${failed.map(([name]) => name).join(', ')} failed; \`npm run fix\` repairs the format.`,
  )
  process.exitCode = 1
}
