/**
 * `plain-highs.ts INSTANCE SECONDS`: the whole model to HiGHS in one thread, one objective after the other, each
 * with its even part of the time and the last one's answer to start from. Prints what it reached, as JSON.
 */
import { readFileSync } from 'node:fs'
import { check, type Scores, validate } from '@bocal/solver'
import { buildModel } from '../../solver/linear/build.ts'
import { highsEngine } from '../../solver/linear/highs.ts'
import { withRows } from '../../solver/linear/linear-model.ts'
import { readPlan } from '../../solver/linear/read-plan.ts'
import { viewProblem } from '../../solver/problem-view.ts'
import { boundOf, gapOf, limitOf, limitRow, stagesOf } from '../../solver/search/stage.ts'
import type { Measured, Stage } from './measured.ts'

const [file = '', secondsText = ''] = process.argv.slice(2)
const seconds = Number(secondsText)
const read = validate(JSON.parse(readFileSync(file, 'utf8')))
if (!('problem' in read)) throw new Error(`${file}: not a valid instance`)
const { problem } = read
const startMs = performance.now()
const elapsed = () => (performance.now() - startMs) / 1000

const { model, columns } = buildModel(viewProblem(problem))
const stages = stagesOf(problem.policy, columns)
const solver = await highsEngine()
const objectives: Stage[] = []
let kept = model
let scores: Scores | null = null
let start: Float64Array | null = null
let proven = true
for (const [index, stage] of stages.entries()) {
  const answer = await solver.solve(
    {
      model: kept,
      objective: stage.expression,
      sense: stage.sense,
      ...(start ? { start } : {}),
      seconds: (seconds - elapsed()) / (stages.length - index),
      relativeGap: 1e-5,
      absoluteGap: 1e-6,
      seed: 1,
    },
    {
      onIncumbent: () => {
        if (objectives.length === 0) process.stderr.write(`${elapsed().toFixed(1)} s, 1/${stages.length}\n`)
      },
    },
  )
  start = answer.x ?? start
  if (start === null) break
  const judged = check(problem, readPlan(columns, start))
  if (!judged.feasible) break
  scores = judged.scores
  const best = scores[stage.name]
  const bound = boundOf(stage, answer.bound, best)
  objectives.push({ name: stage.name, best, bound, gap: gapOf(best, bound) })
  proven &&= answer.status === 'optimal'
  kept = withRows(kept, [limitRow(stage, limitOf(stage, best))])
}
const status = objectives.length < stages.length ? 'nothing' : proven ? 'optimal' : 'feasible'
process.stdout.write(
  JSON.stringify({ status, seconds: elapsed(), scores, objectives } satisfies Omit<
    Measured,
    'peakMiB' | 'firstPlanSeconds'
  >),
)
