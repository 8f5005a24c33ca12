/**
 * `npm run bench:agree -- [--count 300] [--from 1]`: random tiny weeks, planned by HiGHS, by javascript-lp-solver and by trying
 * everything; each objective's best must be the same. Writes the disagreements, and ends with 1 if there is any.
 */
import { parseArgs } from 'node:util'
import { type Problem, plan } from '@bocal/solver'
import { disagreements } from '../support/agreement.ts'
import { bestByBruteForce, countableProblem } from '../support/brute-force.ts'

const { values } = parseArgs({
  options: { count: { type: 'string', default: '300' }, from: { type: 'string', default: '1' } },
})
const [count, from] = [Number(values.count), Number(values.from)]
const now = () => performance.now()

async function bests(problem: Problem, engine: 'highs' | 'lp-solver') {
  const outcome = await plan(problem, { seconds: 60, engine, now })
  if (outcome.status !== 'optimal') return null
  return outcome.objectives
}

let [compared, saved, open] = [0, 0, 0]
const differ: string[] = []
for (let seed = from; seed < from + count; seed++) {
  const problem = countableProblem(seed)
  const expected = bestByBruteForce(problem)
  const byEngine = { highs: await bests(problem, 'highs'), 'lp-solver': await bests(problem, 'lp-solver') }
  for (const [engine, found] of Object.entries(byEngine)) {
    if (found === null) {
      open++
      continue
    }
    compared++
    for (const text of disagreements(expected, found)) differ.push(`week ${seed}, ${engine}: ${text}`)
  }
  if ((expected[0]?.best ?? 0) > 0) saved++
  if ((seed - from) % 25 === 24) process.stderr.write(`${seed - from + 1} of ${count} …\n`)
}
for (const text of differ) process.stdout.write(`${text}\n`)
process.stdout.write(
  `${count} random weeks (in ${saved} something can be saved) against trying everything: ` +
    `${compared} proven plans of two engines compared, ${open} not proven in time, ${differ.length} disagreements\n`,
)
process.exitCode = differ.length > 0 ? 1 : 0
