import type { ObjectiveName } from '../problem.ts'
import { changes } from './changes.ts'
import { co2 } from './co2.ts'
import { cost } from './cost.ts'
import { fairness } from './fairness.ts'
import type { Objective } from './objective.ts'
import { rescue } from './rescue.ts'

export const OBJECTIVES: Readonly<Record<ObjectiveName, Objective>> = { rescue, fairness, cost, co2, changes }
