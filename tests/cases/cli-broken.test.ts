import { execFile } from 'node:child_process'
import { existsSync, mkdtempSync, truncateSync, writeFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'
import { BROKEN, breakIt, week2025 } from './broken-instances.ts'
import { tinyWeek } from './tiny-week.ts'

/** As `npm test` has built it. */
const CLI = fileURLToPath(new URL('../../solver/dist/cli.js', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'bocal-cli-'))
afterAll(() => rm(folder, { recursive: true }))

type Ended = { readonly code: number; readonly stdout: string; readonly stderr: string }

function run(...args: readonly string[]): Promise<Ended> {
  return new Promise((resolve) => {
    execFile(process.execPath, [CLI, ...args], (error, stdout, stderr) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, stdout, stderr })
    })
  })
}

let files = 0
function write(content: string | Uint8Array): string {
  files += 1
  const file = join(folder, `${files}.json`)
  writeFileSync(file, content)
  return file
}
const writeJson = (value: unknown) => write(JSON.stringify(value))

const plan = async (instance: string): Promise<Ended & { readonly written: boolean }> => {
  const out = `${instance}.plan`
  const ended = await run('plan', instance, '--out', out, '--seconds', '1', '--engine', 'greedy')
  return { ...ended, written: existsSync(out) }
}

describe.concurrent('plan refuses a broken instance', () => {
  it.each(BROKEN)('$says: $path', async (broken) => {
    const { code, stdout, stderr, written } = await plan(writeJson(breakIt(broken)))
    expect({ code, stdout, written }).toEqual({ code: 2, stdout: '', written: false })
    const line = stderr.split('\n').find((text) => text.includes(`${broken.path}: `))
    expect(line).toContain(broken.message)
  })

  const unreadable: readonly (readonly [string, string, () => string])[] = [
    ['a file that is not there', 'cannot be read', () => join(folder, 'nowhere.json')],
    ['a folder', 'cannot be read', () => folder],
    ['an empty file', 'is not JSON', () => write('')],
    ['text', 'is not JSON', () => write('36 kg of tomatoes')],
    ['half a file', 'is not JSON', () => write(JSON.stringify(week2025()).slice(0, 999))],
    ['bytes that are no text', 'is not JSON', () => write(new Uint8Array([0x22, 0xff, 0xfe, 0x22]))],
    [
      '50 MB',
      '50000000 bytes are too many',
      () => {
        const file = write('')
        truncateSync(file, 50_000_000)
        return file
      },
    ],
  ]

  it.each(unreadable)('%s: %s', async (_, message, make) => {
    const file = make()
    const { code, stdout, stderr, written } = await plan(file)
    expect({ code, stdout, written }).toEqual({ code: 3, stdout: '', written: false })
    expect(stderr).toContain(`${file}: ${message}`)
  })
})

describe.concurrent('check-plan', () => {
  const week = tinyWeek()

  it('finds a good plan feasible', async () => {
    const { code, stdout, stderr } = await run('check-plan', writeJson(week.problem), writeJson(week.plan))
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(JSON.parse(stdout)).toMatchObject({ feasible: true, violations: [], scores: { rescue: 9800 } })
  })

  it('names the rule that a bad plan breaks', async () => {
    const late = tinyWeek(({ plan }) => Object.assign(plan, { attendance: [] }))
    const { code, stdout } = await run('check-plan', writeJson(late.problem), writeJson(late.plan))
    expect(code).toBe(1)
    expect(JSON.parse(stdout)).toMatchObject({
      feasible: false,
      violations: [
        { rule: 8, text: 'session tuesday: 80 labour minutes needed, 0 there' },
        { rule: 11, text: 'claim jars: group north does not attend tuesday' },
      ],
    })
  })

  it.each<[string, string, () => readonly string[]]>([
    ['no plan', 'usage: check-plan', () => [writeJson(week.problem)]],
    ['a plan that is not JSON', 'is not JSON', () => [writeJson(week.problem), write('{')]],
    ['a plan of another shape', 'loads[0]', () => [writeJson(week.problem), writeJson({ loads: [7] })]],
    ['a broken instance', 'crops: is missing', () => [writeJson({}), writeJson(week.plan)]],
  ])('cannot judge %s: %s', async (_, message, args) => {
    const { code, stdout, stderr } = await run('check-plan', ...args())
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toContain(message)
  })
})
