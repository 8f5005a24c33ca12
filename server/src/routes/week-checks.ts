/** What must be true of a week beyond its shape. */
import type { Policy } from '../../contract/index.ts'
import type { Fault } from '../problems.ts'
import { utc } from './route.ts'

export function weekFaults(week: {
  startsOn: string
  endsOn: string
  claimsCloseAt: string
}): (Fault | false)[] {
  return [
    week.endsOn < week.startsOn && { path: 'body.endsOn', say: (m) => m.endBeforeStart() },
    utc(week.claimsCloseAt).slice(0, 10) > week.endsOn && {
      path: 'body.claimsCloseAt',
      say: (m) => m.closesAfterWeek(),
    },
  ]
}

export function groupFaults(
  taking: readonly { group: string }[] | undefined,
  all: readonly { id: string }[],
): (Fault | false)[] {
  return (taking ?? []).map(({ group }, index) => {
    const path = `body.groups.${index}.group`
    if (!all.some(({ id }) => id === group)) return { path, say: (m) => m.unknown(group) }
    const twice = (taking ?? []).findIndex((other) => other.group === group) < index
    return twice && { path, say: (m) => m.twice(group) }
  })
}

/** Sizes that no recipe was tested in are nobody's jars. */
export function jarFaults(
  jars: readonly { jarMl: number }[] | undefined,
  sizes: readonly { jarMl: number }[],
): (Fault | false)[] {
  return (jars ?? []).map(({ jarMl }, index) => {
    const path = `body.jars.${index}.jarMl`
    if (!sizes.some((size) => size.jarMl === jarMl)) return { path, say: (m) => m.unknown(`${jarMl} ml`) }
    const twice = (jars ?? []).findIndex((other) => other.jarMl === jarMl) < index
    return twice && { path, say: (m) => m.twice(`${jarMl} ml`) }
  })
}

/** What the planner would refuse later: weights that rise, an objective that counts twice. */
export function policyFaults(policy: Policy | undefined): (Fault | false)[] {
  if (!policy) return []
  const names = policy.objectives.map(({ name }) => name)
  return [
    ...policy.tierWeights.map(
      (weight, index): Fault | false =>
        weight > (policy.tierWeights[index - 1] ?? Number.POSITIVE_INFINITY) && {
          path: `body.policy.tierWeights.${index}`,
          say: (m) => m.weightsRise(),
        },
    ),
    ...names.map(
      (name, index): Fault | false =>
        names.indexOf(name) < index && {
          path: `body.policy.objectives.${index}.name`,
          say: (m) => m.twice(name),
        },
    ),
  ]
}
