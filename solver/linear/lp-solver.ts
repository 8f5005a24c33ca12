import lpSolver from 'javascript-lp-solver'
import type { LinearEngine, LinearTask } from './engine.ts'
import { evaluate, infeasibility } from './linear-model.ts'

const TOLERANCE = 1e-6

/**
 * javascript-lp-solver, for small models (some 300 columns, 40 of them integer). It reads its timeout between
 * nodes only and calls what it then has feasible, so an answer counts as proven only when it came in time,
 * and as a vector only when every row, bound and whole number holds.
 */
export function lpSolverEngine({ now }: { readonly now: () => number }): LinearEngine {
  return {
    name: 'lp-solver',
    parallel: 1,
    solve(task) {
      const startMs = now()
      const timeoutMs = Math.max(1, Math.floor(task.seconds * 1000))
      const result = lpSolver.Solve({ ...jsonModel(task), timeout: timeoutMs }) as Result
      const inTime = now() - startMs < timeoutMs
      const worst = task.sense === 'max' ? Infinity : -Infinity
      if (!result.feasible)
        return Promise.resolve({ status: inTime ? 'infeasible' : 'stopped', x: null, bound: worst })
      // It calls feasible what has no best, with a corner on the way there.
      if (result.bounded === false) return Promise.resolve({ status: 'stopped', x: null, bound: worst })
      const x = Float64Array.from(task.model.columns.lower, (lower, column) =>
        Math.max(lower, Number(result[String(column)] ?? 0)),
      )
      const holds = isSolution(task, x)
      return Promise.resolve({
        status: inTime && holds ? 'optimal' : 'stopped',
        x: holds ? x : null,
        bound: inTime && holds ? evaluate(task.objective, x) : worst,
      })
    },
  }
}

type Result = { readonly feasible: boolean; readonly bounded?: boolean } & Readonly<Record<string, unknown>>

function isSolution({ model, relaxed }: LinearTask, x: Float64Array): boolean {
  const whole = (value: number) => Math.abs(value - Math.round(value)) <= TOLERANCE
  return (
    infeasibility(model, x).by <= TOLERANCE &&
    (relaxed === true || x.every((value, column) => !model.columns.integer[column] || whole(value)))
  )
}

/** Columns by their index as name; bounds and rows as constraints, since every column is otherwise ≥ 0. */
function jsonModel({ model, objective, sense, relaxed }: LinearTask) {
  const { columns, rows } = model
  const constraints: Record<string, { min?: number; max?: number }> = {}
  const variables = columns.lower.map((): Record<string, number> => ({}))
  const limit = (name: string, least: number, most: number) => {
    constraints[name] = {
      ...(least > -Infinity ? { min: least } : {}),
      ...(most < Infinity ? { max: most } : {}),
    }
  }
  for (const [column, coefficient] of objective.terms) {
    const variable = variables[column]
    if (variable) variable.score = (variable.score ?? 0) + coefficient
  }
  for (const [row, least] of rows.lower.entries()) {
    limit(`r${row}`, least, rows.upper[row] ?? Infinity)
    for (let k = rows.starts[row] ?? 0; k < (rows.starts[row + 1] ?? 0); k++) {
      const variable = variables[rows.indices[k] ?? 0]
      if (variable) variable[`r${row}`] = rows.values[k] ?? 0
    }
  }
  const ints: Record<string, 1> = {}
  for (const [column, variable] of variables.entries()) {
    const lower = columns.lower[column] ?? 0
    limit(`b${column}`, lower > 0 ? lower : -Infinity, columns.upper[column] ?? Infinity)
    variable[`b${column}`] = 1
    if (columns.integer[column] && !relaxed) ints[String(column)] = 1
  }
  return {
    optimize: 'score',
    opType: sense,
    constraints,
    variables: Object.fromEntries(variables.map((variable, column) => [String(column), variable])),
    ints,
    options: { presolve: false },
  }
}
