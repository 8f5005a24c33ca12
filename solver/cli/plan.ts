import { access, constants, writeFile } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import type { Outcome, PlanOptions, Progress } from '../plan.ts'
import { plan } from '../plan-problem.ts'
import { highsThreads, THREADS } from '../threads.ts'
import { type Io, readProblem } from './read.ts'

const USAGE =
  'usage: plan INSTANCE.json --out PLAN.json --seconds 30 [--engine auto|highs|lp-solver|greedy] [--seed 1] [--quiet]'
const ENGINES = ['auto', 'highs', 'lp-solver', 'greedy'] as const

/**
 * `plan INSTANCE --out PLAN --seconds N`: writes the plan to its file and one JSON object to `out`, progress
 * to `err`. Answers the exit code: 0 with a plan, 2 on an invalid instance or a wrong call, 3 where a file
 * cannot be read or written, 4 where the pins cannot all hold.
 */
export async function planCommand(args: readonly string[], io: Io): Promise<number> {
  const call = readCall(args)
  if ('wrong' in call) {
    io.err(`${call.wrong}\n${USAGE}\n`)
    return 2
  }
  const { instanceFile, out, quiet, options } = call
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
  const outcome = await plan(read.problem, {
    ...options,
    threads,
    shouldStop: () => interrupted,
    now: () => performance.now(),
    ...(quiet ? {} : { onProgress: (progress) => io.err(`${inWords(progress)}\n`) }),
  })
  await threads.close()
  if (outcome.status === 'contradiction') return tellContradiction(outcome, io)
  const { plan: found, ...result } = outcome
  try {
    await writeFile(out, `${JSON.stringify(found)}\n`)
  } catch (error) {
    io.err(`${out}: cannot be written: ${error instanceof Error ? error.message : String(error)}\n`)
    return 3
  }
  io.out(`${JSON.stringify(result)}\n`)
  return 0
}

type Call = {
  readonly instanceFile: string
  readonly out: string
  readonly quiet: boolean
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
  return { instanceFile, out: values.out, quiet: values.quiet, options: { seconds, engine, seed } }
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
