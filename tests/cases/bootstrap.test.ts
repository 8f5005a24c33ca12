import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const ROOT = join(import.meta.dirname, '../..')

/** Runs the bootstrap under a Node that claims to be `version`. */
function bootstrap(version: string, ...args: string[]) {
  const claim = `Object.defineProperty(process.versions, 'node', { value: '${version}' })`
  return spawnSync(
    process.execPath,
    ['--import', `data:text/javascript,${encodeURIComponent(claim)}`, 'bootstrap.mjs', ...args],
    {
      cwd: ROOT,
      encoding: 'utf8',
    },
  )
}

test.each(['18.20.4', '20.18.3'])('Node %s is too old, and it says so in words', (version) => {
  const { status, stderr, stdout } = bootstrap(version, 'start')
  expect(status).toBe(1)
  expect(stderr).toBe(`bocal: Bocal needs Node 20.19 or newer; this is Node ${version}.\n`)
  expect(stdout).toBe('')
})

test('an unknown task names the ones there are', () => {
  const { status, stderr } = bootstrap('20.19.0', 'bake')
  expect(status).toBe(1)
  expect(stderr).toContain('no task «bake»; there are start, test, check')
})
