import { access, constants, writeFile } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import type { Outcome, PlanOptions, Progress } from '../plan.ts'
import { plan } from '../plan-problem.ts'
import type { Problem } from '../problem.ts'
import { planThatHolds } from '../robust/prefer.ts'
import { type StressOptions, type StressTest, stressTest } from '../robust/stress.ts'
import { highsThreads, lpSolverThread, THREADS } from '../threads.ts'
import { type Io, readProblem } from './read.ts'

const USAGE =
  'usage: plan INSTANCE.json --out PLAN.json --seconds 30 [--engine auto|highs|lp-solver|greedy] [--seed 1] ' +
  '[--stress SCENARIOS] [--prefer holds] [--quiet]'
const PREFER_SCENARIOS = 40
const MOST_SCENARIOS = 10_000
const STRESS_SHARE = 0.2
const ENGINES = ['auto', 'highs', 'lp-solver', 'greedy'] as const

/**
 * `plan INSTANCE --out PLAN --seconds N [--stress SCENARIOS] [--prefer holds]`: writes the plan to its file and one JSON object to `out`, progress
 * to `err`. Answers the exit code: 0 with a plan, 2 on an invalid instance or a wrong call, 3 where a file
 * cannot be read or written, 4 where the pins cannot all hold.
 */
export async function planCommand(args: readonly string[], io: Io): Promise<number> {
  const call = readCall(args)
  if ('wrong' in call) {
    io.err(`${call.wrong}\n${USAGE}\n`)
    return 2
  }
  const { instanceFile, out, quiet, options, scenarios, prefersHolding } = call
  const read = await readProblem(instanceFile)
  if ('refused' in read) {
    io.err(`${read.why}\n`)
    return read.refused === 'invalid' ? 2 : 3
  }
  try {
    await access(dirname(resolve(out)), constants.W_OK)
  } catch {
    io.err(`${out}: cannot be written there\n`)
    return 3
  }
  const threads = highsThreads(THREADS)
  // The first Ctrl-C ends the search with its best plan, the second everything.
  let interrupted = false
  process.once('SIGINT', () => {
    interrupted = true
  })
  const second = lpSolverThread()
  const shared = {
    ...options,
    threads,
    shouldStop: () => interrupted,
    now: () => performance.now(),
    ...(quiet ? {} : { onProgress: (progress: Progress) => io.err(`${inWords(progress)}\n`) }),
  }
  const outcome = prefersHolding
    ? await planThatHolds(read.problem, { ...shared, scenarios })
    : await tested(read.problem, await plan(read.problem, { ...shared, second }), { ...shared, scenarios })
  await Promise.all([threads.close(), second.close()])
  if (outcome.outcome.status === 'contradiction') return tellContradiction(outcome.outcome, io)
  const { plan: found, ...result } = outcome.outcome
  try {
    await writeFile(out, `${JSON.stringify(found)}\n`)
  } catch (error) {
    io.err(`${out}: cannot be written: ${error instanceof Error ? error.message : String(error)}\n`)
    return 3
  }
  const { outcome: _, ...tests } = outcome
  io.out(`${JSON.stringify({ ...result, ...tests })}\n`)
  return 0
}

/** The outcome with how its plan fares when the week turns out otherwise, if that is asked for: beside `--seconds`, a fifth as long. */
async function tested(
  problem: Problem,
  outcome: Outcome,
  options: StressOptions,
): Promise<{ readonly outcome: Outcome; readonly stress?: StressTest }> {
  if (options.scenarios === 0 || outcome.status === 'contradiction') return { outcome }
  return {
    outcome,
    stress: await stressTest(problem, outcome.plan, { ...options, seconds: options.seconds * STRESS_SHARE }),
  }
}

type Call = {
  readonly instanceFile: string
  readonly out: string
  readonly quiet: boolean
  /** How many ways the week can turn out the plan is tested on; 0 is none. */
  readonly scenarios: number
  readonly prefersHolding: boolean
  readonly options: Pick<PlanOptions, 'seconds'> & Required<Pick<PlanOptions, 'engine' | 'seed'>>
}

function readCall(args: readonly string[]): Call | { readonly wrong: string } {
  let parsed: ReturnType<typeof parse>
  try {
    parsed = parse(args)
  } catch (error) {
    return { wrong: error instanceof Error ? error.message : String(error) }
  }
  const { values, positionals } = parsed
  const [instanceFile, ...others] = positionals
  if (instanceFile === undefined || others.length > 0) return { wrong: 'plan needs one instance file' }
  if (values.out === undefined) return { wrong: '--out is missing: where to write the plan' }
  const seconds = Number(values.seconds)
  if (!(seconds > 0 && seconds <= 86_400))
    return { wrong: '--seconds must be a number above 0, at most 86400' }
  const seed = Number(values.seed)
  if (!Number.isInteger(seed) || seed < 0 || seed > 2 ** 31 - 1)
    return { wrong: '--seed must be a whole number from 0 to 2147483647' }
  const engine = ENGINES.find((name) => name === values.engine)
  if (engine === undefined) return { wrong: `--engine must be one of ${ENGINES.join(', ')}` }
  const prefersHolding = values.prefer === 'holds'
  if (values.prefer !== undefined && !prefersHolding) return { wrong: '--prefer can only be holds' }
  const scenarios = Number(values.stress ?? (prefersHolding ? PREFER_SCENARIOS : 0))
  if (
    !Number.isInteger(scenarios) ||
    scenarios < 0 ||
    scenarios > MOST_SCENARIOS ||
    (prefersHolding && scenarios === 0)
  )
    return { wrong: `--stress must be a whole number from 1 to ${MOST_SCENARIOS}` }
  const { out, quiet } = values
  return { instanceFile, out, quiet, scenarios, prefersHolding, options: { seconds, engine, seed } }
}

const parse = (args: readonly string[]) =>
  parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      out: { type: 'string' },
      seconds: { type: 'string', default: '30' },
      engine: { type: 'string', default: 'auto' },
      seed: { type: 'string', default: '1' },
      stress: { type: 'string' },
      prefer: { type: 'string' },
      quiet: { type: 'boolean', default: false },
    },
  })

function inWords({ objective, stage, stages, best, bound, gap, seconds }: Progress): string {
  const proven =
    bound === null || gap === null ? 'no bound yet' : `bound ${bound}, gap ${(100 * gap).toFixed(2)} %`
  return `${seconds.toFixed(1)} s, ${stage + 1}/${stages} ${objective}: ${best}, ${proven}`
}

function tellContradiction(outcome: Extract<Outcome, { status: 'contradiction' }>, io: Io): number {
  io.out(`${JSON.stringify(outcome)}\n`)
  io.err('these pins cannot all hold:\n')
  for (const pin of outcome.pins) io.err(`  ${JSON.stringify(pin)}\n`)
  return 4
}
