/**
 * Public linear and mixed-integer problems with known optima, for the linear layer: the source is named with each, the
 * data is written out here (AFIRO in its own file, as netlib has it).
 */
import { readFileSync } from 'node:fs'
import type { LinearTask } from '../../../solver/linear/engine.ts'
import { addColumn, addRow, emptyModel } from '../../../solver/linear/linear-model.ts'
import { readMps } from '../../support/mps.ts'

export type Known = Pick<LinearTask, 'model' | 'objective' | 'sense'> & {
  readonly name: string
  readonly optimum: number
  /** javascript-lp-solver can: it branches without cuts, on a dense table. */
  readonly small: boolean
}

/** A whole problem in a few lines: objective coefficients, then rows of coefficients with their limits. */
export function problem({
  sense,
  objective,
  rows,
  upper = objective.map(() => 1e6),
  integer = false,
}: {
  readonly sense: 'max' | 'min'
  readonly objective: readonly number[]
  readonly rows: readonly {
    readonly of: readonly number[]
    readonly least?: number
    readonly most?: number
  }[]
  readonly upper?: readonly number[]
  readonly integer?: boolean
}): Pick<LinearTask, 'model' | 'objective' | 'sense'> {
  const model = emptyModel()
  for (const [column] of objective.entries())
    addColumn(model, { name: `x${column}`, upper: upper[column] ?? Infinity, integer })
  for (const [row, { of, least, most }] of rows.entries())
    addRow(model, {
      name: `r${row}`,
      terms: of.map((coefficient, column) => [column, coefficient] as const),
      ...(least === undefined ? {} : { lower: least }),
      ...(most === undefined ? {} : { upper: most }),
    })
  return {
    model,
    objective: { constant: 0, terms: objective.map((c, column) => [column, c] as const) },
    sense,
  }
}

/** Σ 2^(n−j) x_j, 2 Σ_{j<i} 2^(i−j) x_j + x_i ≤ 5^i: the simplex walks through all 2^n corners. */
const kleeMinty = (n: number) =>
  problem({
    sense: 'max',
    objective: Array.from({ length: n }, (_, j) => 2 ** (n - 1 - j)),
    rows: Array.from({ length: n }, (_, i) => ({
      of: Array.from({ length: n }, (_, j) => (j < i ? 2 ** (i - j + 1) : j === i ? 1 : 0)),
      most: 5 ** (i + 1),
    })),
  })

const knapsack = (profits: readonly number[], weights: readonly number[], capacity: number) =>
  problem({
    sense: 'max',
    objective: profits,
    rows: [{ of: weights, most: capacity }],
    upper: profits.map(() => 1),
    integer: true,
  })

/** The fewest points of affine space over three elements that hit every line: all but a largest cap set. */
function hittingLines(dimension: number) {
  const points = 3 ** dimension
  const digits = (point: number) =>
    Array.from({ length: dimension }, (_, k) => Math.floor(point / 3 ** k) % 3)
  const third = (a: number, b: number) =>
    digits(a).reduce((sum, digit, k) => sum + ((6 - digit - (digits(b)[k] ?? 0)) % 3) * 3 ** k, 0)
  const rows: { of: number[]; least: number }[] = []
  for (let a = 0; a < points; a++)
    for (let b = a + 1; b < points; b++) {
      const c = third(a, b)
      if (c <= b) continue
      rows.push({
        of: Array.from({ length: points }, (_, p) => Number(p === a || p === b || p === c)),
        least: 1,
      })
    }
  const ones = Array.from({ length: points }, () => 1)
  return problem({ sense: 'min', objective: ones, rows, upper: ones, integer: true })
}

/** Dantzig, Linear Programming and Extensions (1963), 3.3: two canneries, three markets, 90 $ a case and 1,000 miles. */
const dantzigTransport = () => {
  const [miles, supply, demand] = [
    [2.5, 1.7, 1.8, 2.5, 1.8, 1.4],
    [350, 600],
    [325, 300, 275],
  ]
  return problem({
    sense: 'min',
    objective: miles.map((far) => (90 * far) / 1000),
    upper: miles.map(() => 1000),
    rows: [
      ...supply.map((most, i) => ({ of: miles.map((_, k) => Number(Math.floor(k / 3) === i)), most })),
      ...demand.map((least, j) => ({ of: miles.map((_, k) => Number(k % 3 === j)), least })),
    ],
  })
}

export const KNOWN: readonly Known[] = [
  {
    name: 'AFIRO (netlib)',
    optimum: -464.7531428571,
    small: true,
    // No feasible column comes near this bound: it is there for the exact certificate.
    ...readMps(readFileSync(new URL('./afiro.mps', import.meta.url), 'utf8'), 1e4),
  },
  {
    name: 'Wyndor Glass (Hillier and Lieberman, Introduction to Operations Research)',
    optimum: 36,
    small: true,
    ...problem({
      sense: 'max',
      objective: [3, 5],
      rows: [
        { of: [1, 0], most: 4 },
        { of: [0, 2], most: 12 },
        { of: [3, 2], most: 18 },
      ],
    }),
  },
  {
    name: 'Chvátal, Linear Programming (1983), chapter 2',
    optimum: 13,
    small: true,
    ...problem({
      sense: 'max',
      objective: [5, 4, 3],
      rows: [
        { of: [2, 3, 1], most: 5 },
        { of: [4, 1, 2], most: 11 },
        { of: [3, 4, 2], most: 8 },
      ],
    }),
  },
  {
    name: 'Beale (1955): the simplex with the largest coefficient goes round in circles',
    optimum: -0.05,
    small: true,
    ...problem({
      sense: 'min',
      objective: [-0.75, 150, -0.02, 6],
      rows: [
        { of: [0.25, -60, -0.04, 9], most: 0 },
        { of: [0.5, -90, -0.02, 3], most: 0 },
        { of: [0, 0, 1, 0], most: 1 },
      ],
    }),
  },
  { name: 'Dantzig’s canneries (1963)', optimum: 153.675, small: true, ...dantzigTransport() },
  { name: 'Klee and Minty (1972), 3 dimensions', optimum: 5 ** 3, small: true, ...kleeMinty(3) },
  { name: 'Klee and Minty (1972), 8 dimensions', optimum: 5 ** 8, small: true, ...kleeMinty(8) },
  {
    name: 'Knapsack P01 (Burkardt, KNAPSACK_01)',
    optimum: 309,
    small: true,
    ...knapsack([92, 57, 49, 68, 60, 43, 67, 84, 87, 72], [23, 31, 29, 44, 53, 38, 63, 85, 89, 82], 165),
  },
  {
    name: 'Knapsack P07 (Burkardt, KNAPSACK_01)',
    optimum: 1458,
    small: true,
    ...knapsack(
      [135, 139, 149, 150, 156, 163, 173, 184, 192, 201, 210, 214, 221, 229, 240],
      [70, 73, 77, 80, 82, 87, 90, 94, 98, 106, 110, 113, 115, 118, 120],
      750,
    ),
  },
  {
    name: 'Wolsey, Integer Programming (1998), chapter 7',
    optimum: 7,
    small: true,
    ...problem({
      sense: 'max',
      objective: [4, -1],
      rows: [
        { of: [7, -2], most: 14 },
        { of: [0, 1], most: 3 },
        { of: [2, -2], most: 3 },
      ],
      integer: true,
    }),
  },
  // Fulkerson, Nemhauser and Trotter (1974): Steiner triples; the largest cap sets have 4 and 9 points (Pellegrino).
  { name: 'Steiner triples of 9 points', optimum: 5, small: true, ...hittingLines(2) },
  { name: 'Steiner triples of 27 points (MIPLIB: stein27)', optimum: 18, small: false, ...hittingLines(3) },
]

/** Without a solution. */
export const INFEASIBLE = [
  {
    name: 'two limits that exclude each other',
    ...problem({
      sense: 'max',
      objective: [1, 1],
      rows: [
        { of: [1, 1], most: 1 },
        { of: [1, 1], least: 2 },
      ],
    }),
  },
  {
    name: 'half a whole number',
    ...problem({ sense: 'max', objective: [1], rows: [{ of: [2], least: 1, most: 1 }], integer: true }),
  },
  {
    // 15 odd weights cannot add up to an even number with an odd count of them (Jeroslow, 1974, in small).
    name: 'parity',
    ...problem({
      sense: 'min',
      objective: Array.from({ length: 9 }, () => 1),
      rows: [{ of: Array.from({ length: 9 }, () => 2), least: 9, most: 9 }],
      upper: Array.from({ length: 9 }, () => 1),
      integer: true,
    }),
  },
] as const

/** Without a best. */
export const UNBOUNDED = problem({
  sense: 'max',
  objective: [1, 1],
  rows: [{ of: [1, -1], most: 1 }],
  upper: [Infinity, Infinity],
})
