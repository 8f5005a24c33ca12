import type { HatInput, Role } from '@bocal/server/contract'

/** An administrator’s hat can be kept on screen; giving one is the API’s alone. */
const PLAIN = ['coordinator', 'driver', 'kitchen_lead', 'admin'] as const

/** One choice says the role and for whom: `group:ca-chauffe`, `driver`. */
export function hatIn(choice: string): HatInput | undefined {
  const [kind, id] = choice.split(':')
  if (kind === 'group' && id) return { kind, group: id }
  if (kind === 'producer' && id) return { kind, producer: id }
  const plain = PLAIN.find((one) => one === kind)
  return plain && { kind: plain }
}

/** The choice that says a role. */
export const choiceOf = ({ kind, group, producer }: Role): string =>
  [kind, (group ?? producer)?.id].filter((part) => part !== undefined).join(':')
