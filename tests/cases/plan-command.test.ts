import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { check, type HoldsOutcome, type Outcome, type Pin, type Plan, type Problem } from '@bocal/solver'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const WEEK = join(ROOT, 'tests/instances/week-2025.json')

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bocal-plan-'))
})
afterAll(() => rm(folder, { recursive: true }))

type Ran = { readonly code: number; readonly stdout: string; readonly stderr: string }

/** The command line as its own process, from its sources. */
const bocal = (...args: readonly string[]): Promise<Ran> =>
  new Promise((resolve) => {
    const node = ['--conditions=source', '--import', 'tsx', join(ROOT, 'solver/cli.ts'), ...args]
    execFile(process.execPath, node, { cwd: ROOT }, (error, stdout, stderr) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : error ? -1 : 0, stdout, stderr })
    })
  })

async function weekWith(name: string, change: Partial<Problem>): Promise<string> {
  const file = join(folder, name)
  await writeFile(file, JSON.stringify({ ...JSON.parse(await readFile(WEEK, 'utf8')), ...change }))
  return file
}

const exists = (file: string) =>
  stat(file).then(
    () => true,
    () => false,
  )

describe('plan', () => {
  it('writes a plan that check finds feasible, and prints one object whose scores are the plan’s', async () => {
    const out = join(folder, 'plan.json')
    const { code, stdout, stderr } = await bocal('plan', WEEK, '--out', out, '--seconds', '20')
    expect(code).toBe(0)
    const printed: Extract<Outcome, { plan: Plan }> = JSON.parse(stdout)
    expect(Object.keys(printed)).toEqual([
      'status',
      'engine',
      'seconds',
      'objectives',
      'scores',
      'leftovers',
      'assurance',
    ])
    expect(printed.assurance?.certificates.every(({ valid }) => valid !== 'no')).toBe(true)
    expect(printed.assurance?.secondOpinion.every(({ verdict }) => verdict !== 'disagrees')).toBe(true)
    expect(printed.objectives.map(({ name }) => name)).toEqual(['rescue', 'fairness', 'cost', 'co2'])
    expect(stderr).toContain('1/4 rescue')
    const plan: Plan = JSON.parse(await readFile(out, 'utf8'))
    const judged = check(JSON.parse(await readFile(WEEK, 'utf8')), plan)
    expect(judged).toMatchObject({ feasible: true, violations: [], scores: printed.scores })

    const checked = await bocal('check-plan', WEEK, out)
    expect(checked.code).toBe(0)
    expect(JSON.parse(checked.stdout)).toEqual(judged)
  })

  it('says nothing on stderr when told to be quiet, and plans by the greedy coordinator alone', async () => {
    const out = join(folder, 'greedy.json')
    const { code, stdout, stderr } = await bocal('plan', WEEK, '--out', out, '--engine', 'greedy', '--quiet')
    expect([code, stderr]).toEqual([0, ''])
    expect(JSON.parse(stdout)).toMatchObject({ status: 'feasible', engine: 'greedy' })
  })

  it.each([
    ['tests the plan', ['--stress', '8'], 8],
    ['prefers a plan that holds', ['--prefer', 'holds', '--stress', '4'], 4],
  ])('%s on so many ways the week can turn out', async (_, flags, scenarios) => {
    const out = join(folder, 'stressed.json')
    const { code, stdout } = await bocal('plan', WEEK, '--out', out, '--seconds', '12', '--quiet', ...flags)
    expect(code).toBe(0)
    const printed: HoldsOutcome & Extract<Outcome, { plan: Plan }> = JSON.parse(stdout)
    // As many as a busy machine has time for.
    expect(printed.stress?.scenarios).toBeGreaterThan(0)
    expect(printed.stress?.scenarios).toBeLessThanOrEqual(scenarios)
    expect(printed.stress?.savedG.planned).toBe(printed.scores.rescue)
    if (printed.plain) expect(printed.stress?.holds).toBeGreaterThanOrEqual(printed.plain.holds)
    const plan: Plan = JSON.parse(await readFile(out, 'utf8'))
    const judged = check(JSON.parse(await readFile(WEEK, 'utf8')), plan)
    expect(judged).toMatchObject({ feasible: true, scores: printed.scores })
  })

  it('refuses an invalid instance with its issues and writes nothing', async () => {
    const out = join(folder, 'none.json')
    const broken = await weekWith('broken.json', { moveMinutes: -1 })
    const { code, stdout, stderr } = await bocal('plan', broken, '--out', out)
    expect([code, stdout]).toEqual([2, ''])
    expect(stderr).toContain('moveMinutes')
    expect(await exists(out)).toBe(false)
  })

  it.each([
    ['a file that is not there', () => Promise.resolve(['/nowhere/week.json', '--out', 'x.json'])],
    [
      'what is not JSON',
      async () => {
        const file = join(folder, 'text.json')
        await writeFile(file, 'one, two')
        return [file, '--out', join(folder, 'x.json')]
      },
    ],
    ['a folder that is not there to write to', () => Promise.resolve([WEEK, '--out', '/nowhere/plan.json'])],
  ])('ends with 3 on %s', async (_, call) => {
    const { code, stdout, stderr } = await bocal('plan', ...(await call()))
    expect([code, stdout]).toEqual([3, ''])
    expect(stderr).not.toBe('')
  })

  it('ends with 4 where pins cannot hold, and names a smallest set of them', async () => {
    const out = join(folder, 'pinned.json')
    const pins: Pin[] = [
      { pin: 'slot', slot: 'friday-cargo-bike', used: false },
      { pin: 'run', session: 'thursday-bees', recipe: 'fennel-lacto-1000', min: 50 },
    ]
    const { code, stdout, stderr } = await bocal('plan', await weekWith('pins.json', { pins }), '--out', out)
    expect(code).toBe(4)
    expect(JSON.parse(stdout)).toMatchObject({ status: 'contradiction', pins: [pins[1]] })
    expect(stderr).toContain('fennel-lacto-1000')
    expect(stderr).not.toContain('friday-cargo-bike')
    expect(await exists(out)).toBe(false)
  })

  it.each([
    [['plan', WEEK], '--out'],
    [['plan', WEEK, '--out', 'x.json', '--seconds', 'soon'], '--seconds'],
    [['plan', WEEK, '--out', 'x.json', '--engine', 'abacus'], '--engine'],
    [['plan', WEEK, '--out', 'x.json', '--speed', '9'], '--speed'],
    [['plan', WEEK, '--out', 'x.json', '--stress', 'hard'], '--stress'],
    [['plan', WEEK, '--out', 'x.json', '--prefer', 'luck'], '--prefer'],
    [['plan', WEEK, '--out', 'x.json', '--prefer', 'holds', '--stress', '0'], '--stress'],
    [['ponder'], 'ponder'],
  ])('refuses the call %j', async (args, named) => {
    const { code, stdout, stderr } = await bocal(...args)
    expect([code, stdout]).toEqual([2, ''])
    expect(stderr).toContain(named)
  })
})
