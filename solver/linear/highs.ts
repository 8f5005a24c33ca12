import loadHighs, { type CallbackData, type Highs, type Model, type ModelData } from 'highs'
import type { LinearAnswer, LinearEngine, LinearTask, LinearWatch } from './engine.ts'
import { coefficientsOf, evaluate, infeasibility } from './linear-model.ts'

/**
 * HiGHS in WebAssembly, in this thread: a solve blocks it until it ends, and asks the watch as it goes.
 * Loading takes about 0.1 s. A runtime that has crashed (out of memory, say) is loaded afresh.
 */
export async function highsEngine(): Promise<LinearEngine> {
  let runtime: Highs | null = await loadHighs()
  return {
    name: 'highs',
    parallel: 1,
    async solve(task, watch = {}) {
      // HiGHS takes no start for a model without columns.
      if (task.model.columns.lower.length === 0) return solveEmpty(task)
      runtime ??= await loadHighs()
      try {
        const answer = solveWith(runtime, task, watch)
        // HiGHS 1.15's presolve has called models infeasible that are not: only a second run without it counts.
        return answer.status === 'infeasible' && task.presolve !== false
          ? solveWith(runtime, { ...task, presolve: false }, watch)
          : answer
      } catch {
        // A crash costs this task, as it does in a thread of its own.
        runtime = null
        return { status: 'stopped', x: null, bound: task.sense === 'max' ? Infinity : -Infinity }
      }
    },
  }
}

function solveEmpty({ model, objective, sense }: LinearTask): LinearAnswer {
  const x = new Float64Array()
  return infeasibility(model, x).by > 0
    ? { status: 'infeasible', x: null, bound: sense === 'max' ? Infinity : -Infinity }
    : { status: 'optimal', x, bound: objective.constant }
}

function solveWith(highs: Highs, task: LinearTask, watch: LinearWatch): LinearAnswer {
  const { modelStatus, callbackType, solutionStatus } = highs.constants
  const worst = task.sense === 'max' ? Infinity : -Infinity
  const model = highs.createModel(modelData(highs, task))
  try {
    model.options.set({
      output_flag: false,
      presolve: task.presolve === false || task.relaxed === 'roughly' ? 'off' : 'on',
      // An inner path's end has no basis to bring prices back through presolve with.
      ...(task.relaxed === 'roughly'
        ? { solver: 'ipm', run_crossover: 'off', ipm_optimality_tolerance: 1e-5 }
        : {}),
      // A restart is a second root: on these models it costs more than it brings.
      mip_allow_restart: false,
      ...(task.boundOnly ? { mip_heuristic_effort: 0 } : {}),
      time_limit: Math.max(0.01, task.seconds),
      mip_rel_gap: task.relativeGap,
      mip_abs_gap: task.absoluteGap,
      random_seed: task.seed,
    })
    if (task.start) model.setSolution({ colValue: Float64Array.from(task.start) })
    let bound = worst
    const hear = (data: CallbackData) => {
      if (typeof data.mip_dual_bound === 'number' && Math.abs(data.mip_dual_bound) < 1e29)
        bound = data.mip_dual_bound
    }
    const stop = () => watch.shouldStop?.() === true
    model.run({
      [callbackType.mipImprovingSolution](event) {
        hear(event.data)
        if (event.data.mip_solution) watch.onIncumbent?.(event.data.mip_solution, bound)
        return undefined
      },
      [callbackType.mipInterrupt](event) {
        hear(event.data)
        watch.onBound?.(bound)
        if (stop()) event.interrupt()
        return undefined
      },
      [callbackType.simplexInterrupt](event) {
        if (stop()) event.interrupt()
        return undefined
      },
      [callbackType.ipmInterrupt](event) {
        if (stop()) event.interrupt()
        return undefined
      },
    })
    const status = model.getModelStatus()
    // Every column is bounded, so what is "unbounded or infeasible" is infeasible.
    if (status === modelStatus.infeasible || status === modelStatus.unboundedOrInfeasible)
      return { status: 'infeasible', x: null, bound: worst }
    const has = model.info.get('primal_solution_status') === solutionStatus.feasible
    const x = has ? model.getSolution().colValue : null
    if (status === modelStatus.empty || status === modelStatus.optimal)
      return {
        status: 'optimal',
        x,
        bound: provenBound(model, task, x),
        ...(task.relaxed ? { duals: model.getSolution().rowDual } : {}),
      }
    // An inner path that ends short of the last digit has prices all the same.
    const duals = task.relaxed === 'roughly' && model.getSolution().rowDual
    return { status: 'stopped', x, bound, ...(duals && duals.some((price) => price !== 0) && { duals }) }
  } finally {
    model.dispose()
  }
}

function provenBound(model: Model, task: LinearTask, x: Float64Array | null): number {
  const isMip = !task.relaxed && task.model.columns.integer.includes(true)
  const proven = isMip ? Number(model.info.get('mip_dual_bound')) : Number.NaN
  return Number.isFinite(proven) && Math.abs(proven) < 1e29 ? proven : evaluate(task.objective, x ?? [])
}

function modelData(highs: Highs, task: LinearTask): ModelData {
  const { columns, rows } = task.model
  const numCols = columns.lower.length
  const numRows = rows.lower.length
  const { minimize, maximize } = highs.constants.objectiveSense
  return {
    numCols,
    numRows,
    sense: task.sense === 'max' ? maximize : minimize,
    offset: task.objective.constant,
    colCost: coefficientsOf(task.objective, numCols),
    colLower: Float64Array.from(columns.lower),
    colUpper: Float64Array.from(columns.upper),
    rowLower: Float64Array.from(rows.lower),
    rowUpper: Float64Array.from(rows.upper),
    matrix: {
      format: 'csr',
      numRows,
      numCols,
      starts: Int32Array.from(rows.starts),
      indices: Int32Array.from(rows.indices),
      values: Float64Array.from(rows.values),
    },
    ...(task.relaxed ? {} : { integrality: Int32Array.from(columns.integer, Number) }),
  }
}
