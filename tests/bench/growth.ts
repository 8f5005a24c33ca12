/**
 * `npm run bench:growth -- [--sizes 4,26,150,1500] [--seed 1] [--seconds 60]`: how time, memory and what is left open grow
 * with the number of groups, on generated instances, into docs/benchmarks.md.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { buildModel } from '../../solver/linear/build.ts'
import { viewProblem } from '../../solver/problem-view.ts'
import { generate } from './generate.ts'
import { type Measured, measure } from './measured.ts'
import { percent, row, writeTable } from './table.ts'

const { values } = parseArgs({
  options: {
    sizes: { type: 'string', default: '4,8,16,32,64,125,250,500,1000,1500' },
    seed: { type: 'string', default: '1' },
    seconds: { type: 'string', default: '60' },
  },
})
const seconds = Number(values.seconds)
const lines = [
  `${seconds} s at most, seed ${values.seed}.\n`,
  row(
    'groups',
    'columns',
    'greedy s',
    'greedy g',
    'took s',
    'Bocal g',
    'saved more',
    'rescue gap',
    'fairness gap',
    'cost gap',
    'peak MiB',
  ),
  row(...Array.from({ length: 11 }, () => '---')),
]
const folder = mkdtempSync(join(tmpdir(), 'bocal-growth-'))
try {
  for (const groups of values.sizes.split(',').map(Number)) {
    const file = join(folder, `${groups}.json`)
    const problem = generate({ groups, seed: Number(values.seed) })
    writeFileSync(file, JSON.stringify(problem))
    const { columns } = buildModel(viewProblem(problem)).model
    const greedy = await measure('greedy', file, seconds)
    const bocal = await measure('bocal', file, seconds)
    const saved = ({ objectives }: Measured) => objectives[0]?.best ?? 0
    const gap = (name: string) =>
      percent(bocal.objectives.find((stage) => stage.name === name)?.gap ?? Number.NaN)
    lines.push(
      row(
        groups,
        columns.lower.length,
        greedy.seconds.toFixed(1),
        saved(greedy).toLocaleString('en'),
        bocal.seconds.toFixed(1),
        saved(bocal).toLocaleString('en'),
        percent(saved(bocal) / saved(greedy) - 1),
        gap('rescue'),
        gap('fairness'),
        gap('cost'),
        bocal.peakMiB,
      ),
    )
    process.stderr.write(`${groups} groups: ${bocal.seconds.toFixed(1)} s\n`)
  }
} finally {
  rmSync(folder, { recursive: true })
}
writeTable('bench:growth', 'Time against size', lines)
