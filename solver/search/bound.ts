import {
  type Blocks,
  blockModel,
  blocksOf,
  commonRows,
  dualBounds,
  priced,
  signed,
} from '../linear/blocks.ts'
import type { LinearEngine, LinearTask } from '../linear/engine.ts'
import { coefficientsOf, type LinearExpression } from '../linear/linear-model.ts'
import { activities, restrict, rowsOf, type SparseModel } from '../linear/restrict.ts'
import { type Geography, neighbourhood } from './neighbourhoods.ts'

/** How much is solved with a block to price what it has in common with others, so that prices are not the border's. */
const WITH_SURROUNDINGS = 2.5
/** Columns of a block that is solved with whole numbers: larger ones bound better and take longer. */
const BLOCK_COLUMNS = 2800
/** The most time for one block: what is proven comes mostly from its first seconds. */
const MOST_SECONDS = 12
const LEAST_SECONDS = 0.3
const RELATIVE_GAP = 2e-3
/** Engines prove within a millionth. */
const OUTWARDS = 1e-6

export type Bounding = {
  readonly source: SparseModel
  readonly objective: LinearExpression
  readonly sense: 'max' | 'min'
  readonly geography: Geography
  readonly engine: LinearEngine
  readonly seed: number
  /** The relaxation's prices: by row, what the objective gains for one unit more of its limit. Null: they are found block by block. */
  readonly prices: Float64Array | null
  /** A feasible vector: what the rest of the world does while a block is priced. */
  readonly x: Float64Array
  readonly secondsLeft: () => number
  readonly shouldStop: () => boolean
  /** Told of every tighter bound, in the expression's unit. */
  readonly onBound: (bound: number) => void
  /** Columns of a block: few for tests. */
  readonly blockColumns?: number
}

/**
 * A bound on one objective that holds from the first moment and gets tighter: first by weak duality from
 * the prices of the relaxation, then block by block, with whole numbers inside each block and prices between
 * them (Lagrangian relaxation by region). Time cuts a block's proof short, which costs tightness, never validity.
 */
export async function boundByRegion(work: Bounding): Promise<void> {
  const { source, objective, sense, engine } = work
  const sign = sense === 'max' ? 1 : -1
  const costs = coefficientsOf(objective, source.model.columns.lower.length).map((by) => sign * by)
  const tell = (total: number) =>
    work.onBound(objective.constant + sign * (total + OUTWARDS * Math.max(1, Math.abs(total))))

  const { blockColumns = BLOCK_COLUMNS } = work
  const blockOfPlace = neighbours(work.geography, blockColumns)
  const blocks = blocksOf(source, costs, blockOfColumns(work, blockOfPlace))
  const prices = work.prices
    ? signed(
        source,
        work.prices.map((price) => sign * price),
      )
    : await pricesByBlock(work, blocks, blockOfPlace)
  const common = commonRows(blocks)
  const { worth, blocks: bounds } = dualBounds(blocks, prices, common)
  let total = worth + bounds.reduce((sum, bound) => sum + bound, 0)
  tell(total)

  const { reduced } = priced(
    blocks,
    prices.map((price, row) => (common[row] ? price : 0)),
  )
  const order = hardestFirst(blocks)
  for (const [done, block] of order.entries()) {
    if (work.shouldStop() || work.secondsLeft() < LEAST_SECONDS) return
    const { model, objective: own } = blockModel(blocks, block, reduced)
    // Half as much again as its part of the time: most blocks are done sooner.
    const seconds = Math.min(MOST_SECONDS, (1.5 * work.secondsLeft()) / (order.length - done))
    const answer = await engine.solve(
      {
        model,
        objective: own,
        sense: 'max',
        seconds: Math.min(seconds, work.secondsLeft()),
        relativeGap: RELATIVE_GAP,
        absoluteGap: 0,
        seed: work.seed,
      },
      { shouldStop: () => work.shouldStop() || work.secondsLeft() <= 0 },
    )
    const bound = bounds[block] ?? 0
    if (answer.status === 'infeasible' || !(answer.bound < bound)) continue
    bounds[block] = answer.bound + OUTWARDS * Math.abs(answer.bound)
    total = worth + bounds.reduce((sum, each) => sum + each, 0)
    tell(total)
  }
}

/** By row, what one unit more is worth in the relaxation; near enough is good enough, since any prices bound. */
async function pricesByBlock(
  work: Bounding,
  { costs, blockOf, columnsOf }: Blocks,
  blockOfPlace: Int32Array,
): Promise<Float64Array> {
  const { source, engine } = work
  const relax = (task: Pick<LinearTask, 'model' | 'objective'>) =>
    engine.solve(
      {
        ...task,
        sense: 'max',
        seconds: work.secondsLeft(),
        relativeGap: 0,
        absoluteGap: 0,
        relaxed: true,
        seed: work.seed,
      },
      { shouldStop: work.shouldStop },
    )
  // Each block's relaxed answer stays for the next: the prices become those of a good whole.
  const x = work.x.slice()
  let activity = activities(source, x)
  const homeOf = homes(source, blockOf)
  const prices = new Float64Array(activity.length)
  const asked = new Uint32Array(activity.length)
  for (const block of columnsOf.keys()) {
    // A block that is not priced any more is bounded by its columns alone: weakly, and validly.
    if (work.shouldStop() || work.secondsLeft() < LEAST_SECONDS) break
    const free = surroundings(work, blockOfPlace, block)
    const part = restrict(source, { free, x, activity, objective: costs, share: () => 1 })
    const { duals, x: relaxed } = await relax(part)
    if (duals === undefined) continue
    for (const [position, column] of free.entries()) x[column] = relaxed?.[position] ?? x[column] ?? 0
    activity = activities(source, x)
    for (const [position, row] of rowsOf(source, free).entries()) {
      const price = duals[position] ?? 0
      const home = homeOf[row]
      if (price === 0 || (home !== block && home !== EVERYWHERE)) continue
      prices[row] = (prices[row] ?? 0) + price
      asked[row] = (asked[row] ?? 0) + 1
    }
  }
  // What is everybody's is worth what it is to those on average who have not enough of it.
  return signed(
    source,
    prices.map((price, row) => price / Math.max(1, asked[row] ?? 0)),
  )
}

const EVERYWHERE = -1
/** A row with this many terms is nobody's own. */
const WIDE = 400

/** By row, the block most of its columns are in. */
function homes({ rowStarts, rowColumns }: SparseModel, blockOf: Int32Array): Int32Array {
  const homeOf = new Int32Array(rowStarts.length - 1)
  for (let row = 0; row < homeOf.length; row++) {
    const [from, to] = [rowStarts[row] ?? 0, rowStarts[row + 1] ?? 0]
    homeOf[row] = to - from > WIDE ? EVERYWHERE : mostOften(rowColumns.subarray(from, to), blockOf)
  }
  return homeOf
}

function mostOften(columns: Iterable<number>, blockOf: Int32Array): number {
  const votes = new Map<number, number>()
  for (const column of columns) {
    const block = blockOf[column] ?? 0
    votes.set(block, (votes.get(block) ?? 0) + 1)
  }
  let [most, best] = [0, 0]
  for (const [block, count] of votes) if (count > most) [most, best] = [count, block]
  return best
}

/** The columns of the block's places and of those that have most to do with it. */
function surroundings(
  { geography, blockColumns = BLOCK_COLUMNS }: Bounding,
  blockOfPlace: Int32Array,
  block: number,
): readonly number[] {
  const inside = new Set([...blockOfPlace.keys()].filter((place) => blockOfPlace[place] === block))
  const columns = new Set([...inside].flatMap((place) => geography.columnsAt[place] ?? []))
  const pull = new Map<number, number>()
  for (const place of inside)
    for (const [other, tie] of geography.ties[place] ?? [])
      if (!inside.has(other)) pull.set(other, (pull.get(other) ?? 0) + tie)
  for (const [place] of [...pull].sort((a, b) => b[1] - a[1])) {
    if (columns.size > WITH_SURROUNDINGS * blockColumns) break
    for (const column of geography.columnsAt[place] ?? []) columns.add(column)
  }
  return [...columns].sort((a, b) => a - b)
}

/** By place, its block: neighbouring places together. */
function neighbours(geography: Geography, blockColumns: number): Int32Array {
  const { columnsAt, ties } = geography
  const blockOfPlace = new Int32Array(columnsAt.length).fill(-1)
  const taken = new Set<number>()
  const lonelyFirst = [...columnsAt.keys()].sort((a, b) => (ties[a]?.size ?? 0) - (ties[b]?.size ?? 0))
  let count = 0
  for (const from of lonelyFirst) {
    if (taken.has(from)) continue
    const { places, columns } = neighbourhood(geography, {
      from,
      size: blockColumns,
      weigh: () => 1,
      taste: () => 0.5,
      taken,
    })
    // Too few are left here for a block of their own: they join those they have most to do with.
    const joined = columns.length < blockColumns / 3 ? strongest(places, ties, blockOfPlace) : null
    for (const place of places) {
      blockOfPlace[place] = joined ?? count
      taken.add(place)
    }
    if (joined === null) count++
  }
  return blockOfPlace
}

/** By column, the block most of its places are in. */
function blockOfColumns({ geography, source }: Bounding, blockOfPlace: Int32Array): Int32Array {
  const placesOf = Array.from(source.model.columns.lower, (): number[] => [])
  for (const [place, columns] of geography.columnsAt.entries())
    for (const column of columns) placesOf[column]?.push(place)
  return Int32Array.from(placesOf, (places) => mostOften(places, blockOfPlace))
}

function strongest(
  places: readonly number[],
  ties: Geography['ties'],
  blockOfPlace: Int32Array,
): number | null {
  const pull = new Map<number, number>()
  for (const place of places) {
    for (const [other, tie] of ties[place] ?? []) {
      const block = blockOfPlace[other] ?? -1
      if (block >= 0) pull.set(block, (pull.get(block) ?? 0) + tie)
    }
  }
  let best: number | null = null
  for (const [block, strength] of pull) if (best === null || strength > (pull.get(best) ?? 0)) best = block
  return best
}

/** Those with most columns have most to gain from whole numbers. */
const hardestFirst = ({ columnsOf }: Blocks): readonly number[] =>
  [...columnsOf.keys()].sort((a, b) => (columnsOf[b]?.length ?? 0) - (columnsOf[a]?.length ?? 0))
