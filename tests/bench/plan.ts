/**
 * `npm run bench:plan -- [--instances week-1,seeded-26-3] [--engines greedy,bocal] [--seconds 30] [--repeat 3]`:
 * engines side by side on the public instances and on generated ones (`seeded-<groups>-<seed>`) with the same time,
 * into docs/benchmarks.md.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { generate } from './generate.ts'
import { ENGINES, type EngineName, type Measured, measure } from './measured.ts'
import { median, percent, row, writeTable } from './table.ts'

/** Seconds for all objectives together. */
const INSTANCES: Readonly<Record<string, number>> = {
  'week-1': 5,
  'week-2': 5,
  'week-3': 5,
  'movement-1': 30,
  'movement-2': 30,
  'region-1': 120,
  'quebec-1': 300,
  'seeded-7-1': 5,
  'seeded-7-2': 5,
  'seeded-26-1': 30,
  'seeded-26-2': 30,
  'seeded-150-1': 120,
}
const SEEDED = /^seeded-(\d+)-(\d+)$/
/** javascript-lp-solver ends on weeks only. */
const LP_SOLVER_INSTANCES = /^week-/

const { values } = parseArgs({
  options: {
    instances: { type: 'string', default: Object.keys(INSTANCES).join() },
    engines: { type: 'string', default: ENGINES.join() },
    seconds: { type: 'string' },
    repeat: { type: 'string', default: '1' },
  },
})
const engines = ENGINES.filter((name) => values.engines.split(',').includes(name))
const lines = [
  row(
    'instance',
    'engine',
    'given s',
    'took s',
    'first plan s',
    'rescue g (gap)',
    'fairness (gap)',
    'cost € (gap)',
    'CO2 g (gap)',
    'groups served',
    'least per member g',
    'peak MiB',
    'rescue to plain HiGHS',
  ),
  row(...Array.from({ length: 13 }, () => '---')),
]
const folder = mkdtempSync(join(tmpdir(), 'bocal-bench-'))
process.on('exit', () => rmSync(folder, { recursive: true }))
for (const instance of values.instances.split(',')) {
  const seconds = Number(values.seconds ?? INSTANCES[instance])
  if (!(seconds > 0))
    throw new Error(`no instance ${instance}: with --seconds, seeded-<groups>-<seed> makes one`)
  const results = new Map<EngineName, Measured>()
  for (const engine of engines) {
    if (engine === 'lp-solver' && !LP_SOLVER_INSTANCES.test(instance)) continue
    results.set(engine, await typical(engine, instance, seconds))
    process.stderr.write(`${instance}, ${engine}: ${results.get(engine)?.seconds.toFixed(1)} s\n`)
  }
  const plain = results.get('plain-highs')?.objectives[0]?.best
  for (const [engine, measured] of results)
    lines.push(inWords(instance, { engine, seconds, measured, plain }))
}
writeTable('bench:plan', 'Engines side by side', lines)

/** Of several runs, the one with the median of the first objective. */
async function typical(engine: EngineName, instance: string, seconds: number): Promise<Measured> {
  const file = fileOf(instance)
  const runs: Measured[] = []
  for (let n = 0; n < Math.max(1, Number(values.repeat)); n++) runs.push(await measure(engine, file, seconds))
  const rescued = (run: Measured) => run.objectives[0]?.best ?? 0
  const middle = median(runs.map(rescued))
  const chosen = runs.find((run) => rescued(run) === middle)
  if (chosen === undefined) throw new Error('no run')
  return chosen
}

function fileOf(instance: string): string {
  const seeded = SEEDED.exec(instance)
  if (seeded === null) return fileURLToPath(new URL(`../instances/${instance}.json`, import.meta.url))
  const file = join(folder, `${instance}.json`)
  writeFileSync(file, JSON.stringify(generate({ groups: Number(seeded[1]), seed: Number(seeded[2]) })))
  return file
}

function inWords(
  instance: string,
  {
    engine,
    seconds,
    measured,
    plain,
  }: {
    readonly engine: EngineName
    readonly seconds: number
    readonly measured: Measured
    readonly plain: number | undefined
  },
): string {
  const { objectives } = measured
  const cell = (name: string, unit = 1) => {
    const stage = objectives.find((one) => one.name === name)
    return stage ? `${Math.round(stage.best / unit).toLocaleString('en')} (${percent(stage.gap)})` : 'none'
  }
  const best = objectives[0]?.best
  return row(
    instance,
    engine,
    seconds,
    measured.seconds.toFixed(1),
    measured.firstPlanSeconds?.toFixed(1) ?? '',
    cell('rescue'),
    cell('fairness'),
    cell('cost', 100),
    cell('co2'),
    measured.scores?.groupsServed ?? '',
    measured.scores?.leastPerMemberG ?? '',
    measured.peakMiB,
    best !== undefined && plain ? (best / plain).toFixed(3) : '',
  )
}
