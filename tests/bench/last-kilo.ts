/**
 * `npm run bench:last-kilo -- [--rounds 200]`: the promise's own tests at more rounds, with the guard and without; how often the
 * last kilo was given twice, into docs/benchmarks.md.
 */
import { parseArgs } from 'node:util'
import { startVitest } from 'vitest/node'
import { groupBy, sum } from '../../solver/grouping.ts'
import { row, writeTable } from './table.ts'

const { values } = parseArgs({ options: { rounds: { type: 'string', default: '200' } } })
process.env.BOCAL_ROUNDS = values.rounds
const started = Date.now()
// One file at a time: what one does to the machine is none of the other's figures. No limit but the rounds.
const vitest = await startVitest('test', ['tests/promises/last-kilo'], {
  watch: false,
  fileParallelism: false,
  testTimeout: 0,
})
const seen = vitest.state
  .getTestModules()
  .flatMap((module) => [...module.children.allTests()].flatMap((test) => test.meta().sales ?? []))
const failed = vitest.state.getCountOfFailedTests()
await vitest.close()

const alike = groupBy(seen, ({ of, engine, guard }) => [of, engine, guard ? 'on' : 'off'].join(' | '))
const seconds = ((Date.now() - started) / 1000).toFixed(0)
writeTable('bench:last-kilo', 'The last kilo', [
  `64 clients at once, each over connections of its own; ${seconds} s, ${failed} tests failed.\n`,
  row('what', 'engine', 'guard', 'rounds', 'oversold', 'undersold', 'losers without a readable answer'),
  row(...Array.from({ length: 7 }, () => '---')),
  ...[...alike].map(([what, parts]) =>
    row(
      what,
      sum(parts, ({ rounds }) => rounds),
      sum(parts, ({ oversold }) => oversold),
      sum(parts, ({ undersold }) => undersold),
      sum(parts, ({ mute }) => mute),
    ),
  ),
])
