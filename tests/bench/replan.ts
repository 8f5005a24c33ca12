/**
 * `npm run bench:replan -- [--instances week-1,region-1] [--draws 3]`: how long a what if takes from a plan of the
 * public instances, how much it saves beside the same what if given ten times as long, and how near it stays,
 * into docs/benchmarks.md. HiGHS is loaded already, as in the server's worker.
 */
import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import {
  type Change,
  check,
  type Plan,
  type Problem,
  plan,
  type ReplanOptions,
  replan,
  type Scores,
  validate,
} from '@bocal/solver'
import { highsEngine } from '../../solver/linear/highs.ts'
import { highsThreads, THREADS } from '../../solver/threads.ts'
import { drawFrom } from '../support/random-change.ts'
import { median, row, writeTable } from './table.ts'

/** Seconds for the plan to start from, and what a what if is promised to take. */
const INSTANCES: Readonly<Record<string, { readonly plan: number; readonly most: number }>> = {
  'week-1': { plan: 5, most: 0.5 },
  'week-2': { plan: 5, most: 0.5 },
  'week-3': { plan: 5, most: 0.5 },
  'movement-1': { plan: 30, most: 2 },
  'movement-2': { plan: 30, most: 2 },
  'region-1': { plan: 120, most: 5 },
}
/** Of what is promised a what if is given so much: checking and telling it take the rest. */
const ON_TIME = 0.9
/** The same given so many times as long is what a what if is compared with. */
const LONGER = 10

const { values } = parseArgs({
  options: {
    instances: { type: 'string', default: Object.keys(INSTANCES).join() },
    draws: { type: 'string', default: '3' },
  },
})

type Draw = ReturnType<typeof drawFrom>
type Maker = (week: { problem: Problem; plan: Plan; draw: Draw }) => Change | undefined

const among = <T extends { readonly id: string }>(rows: readonly T[], id: string | undefined) =>
  rows.find((row) => row.id === id)

/** What happens to weeks, always to something that the plan uses. */
const CHANGES: Readonly<Record<string, Maker>> = {
  'batch withdrawn': ({ plan, draw }) => {
    const load = draw.of(plan.loads)
    return load && { change: 'batch-withdrawn', batch: load.batch }
  },
  '31 kg instead of 50': ({ problem, plan, draw }) => {
    const batch = among(problem.batches, draw.of(plan.loads)?.batch)
    const quantityG = Math.floor(0.62 * (batch?.quantityG ?? 0))
    return batch && quantityG >= batch.crateG
      ? { change: 'batch-quantity', batch: batch.id, quantityG }
      : undefined
  },
  'cooker broken': ({ plan, draw }) => {
    const cycle = draw.of(plan.cycles)
    return cycle && { change: 'item-broken', equipment: cycle.equipment }
  },
  'session lost': ({ plan, draw }) => {
    const coming = draw.of(plan.attendance)
    return coming && { change: 'session-lost', session: coming.session }
  },
  'slot added': ({ problem, draw }) => {
    const slot = draw.of(problem.slots)
    return slot && { change: 'slot-added', slot: { ...slot, id: 'slot-new' } }
  },
  pin: ({ plan, draw }) => {
    const coming = draw.of(plan.attendance)
    return coming && { change: 'pin-added', pin: { pin: 'attendance', ...coming, value: false } }
  },
  claim: ({ problem, draw }) => {
    const claim = draw.of(problem.claims)
    return claim && { change: 'claim-added', claim: { ...claim, id: 'claim-new' } }
  },
}

const now = () => performance.now()
const engine = await highsEngine()
const lines = [
  row(
    'instance',
    'change',
    'what ifs',
    'median s',
    'slowest s',
    'slowest CPU s',
    'promised s',
    'rescue to the plan before',
    'rescue to ten times as long',
    'changes kg',
    'of kg saved',
  ),
  row(...Array.from({ length: 11 }, () => '---')),
]
for (const name of values.instances.split(',')) {
  const given = INSTANCES[name]
  if (given === undefined) throw new Error(`no public instance ${name}`)
  const reading = validate(
    JSON.parse(readFileSync(new URL(`../instances/${name}.json`, import.meta.url), 'utf8')),
  )
  if (!('problem' in reading)) throw new Error(`${name} is not valid`)
  const { problem } = reading
  const before = await planned(problem, given.plan)
  for (const [kind, maker] of Object.entries(CHANGES)) {
    const tries: Tried[] = []
    for (let n = 0; n < Number(values.draws); n++) {
      const change = maker({ problem, plan: before.plan, draw: drawFrom(100 * n + 7) })
      if (change) tries.push(await tried({ problem, plan: before.plan, change }, given.most))
    }
    lines.push(inWords(name, kind, { tries, most: given.most, saved: before.scores.rescue }))
    process.stderr.write(`${lines.at(-1)}\n`)
  }
}
writeTable('bench:replan', 'What if', lines)

async function planned(problem: Problem, seconds: number): Promise<{ plan: Plan; scores: Scores }> {
  const threads = highsThreads(THREADS)
  try {
    const outcome = await plan(problem, { seconds, now, threads })
    if (outcome.status === 'contradiction') throw new Error('the pins cannot hold')
    return outcome
  } finally {
    await threads.close()
  }
}

type Tried = {
  readonly seconds: number
  /** What of it this process worked: what other programs of the machine take is not in it. */
  readonly cpu: number
  readonly scores: Scores
  readonly longer: Scores
}

async function tried(
  { problem, plan: previous, change }: { problem: Problem; plan: Plan; change: Change },
  seconds: number,
): Promise<Tried> {
  const answer = async (options: Pick<ReplanOptions, 'seconds'>) => {
    const [start, used] = [now(), process.cpuUsage()]
    const { outcome, problem: after } = await replan(
      problem,
      { previous, changes: [change] },
      { ...options, now, threads: engine },
    )
    const took = (now() - start) / 1000
    const { user, system } = process.cpuUsage(used)
    if (outcome.status === 'contradiction') throw new Error('the pins cannot hold')
    // Never the plan's own word for it.
    return { took, cpu: (user + system) / 1e6, scores: check(after, outcome.plan).scores }
  }
  const { took, cpu, scores } = await answer({ seconds: ON_TIME * seconds })
  const longer = await answer({ seconds: LONGER * seconds })
  return { seconds: took, cpu, scores, longer: longer.scores }
}

function inWords(
  name: string,
  kind: string,
  { tries, most, saved }: { readonly tries: readonly Tried[]; readonly most: number; readonly saved: number },
): string {
  const seconds = tries.map((one) => one.seconds)
  const kg = (grams: number) => (grams / 1000).toFixed(grams < 10_000 ? 1 : 0)
  return row(
    name,
    kind,
    tries.length,
    median(seconds).toFixed(2),
    Math.max(...seconds).toFixed(2),
    Math.max(...tries.map(({ cpu }) => cpu)).toFixed(2),
    most,
    median(tries.map(({ scores }) => scores.rescue / saved)).toFixed(3),
    Math.min(...tries.map(({ scores, longer }) => scores.rescue / longer.rescue)).toFixed(4),
    kg(median(tries.map(({ scores }) => scores.changes))),
    kg(saved),
  )
}
