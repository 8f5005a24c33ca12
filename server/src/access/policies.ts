/**
 * Who may call a route at all. Each route names one policy; one without fails at boot. What a caller may
 * see or change of the answer is the route's own business: somebody else's thing is like a missing one.
 */
import type { Role } from '../../contract/index.ts'
import { Refused } from '../problems.ts'
import type { Caller } from './caller.ts'

type Kind = Role['kind']

/** `anyone` needs no sign-in; a list needs one of these roles; `everyone` any role of the movement. */
export const POLICIES = {
  anyone: 'anyone',
  /** Pages: they ask the API in the visitor's name, which then decides. */
  pages: 'anyone',
  member: 'everyone',
  coordinator: ['coordinator', 'admin'],
  admin: ['admin'],
  driver: ['driver'],
  'kitchen lead': ['kitchen_lead'],
  'coordinator or group': ['coordinator', 'admin', 'group'],
  /** Whoever hands out what groups collect. */
  'coordinator, kitchen lead or driver': ['coordinator', 'admin', 'kitchen_lead', 'driver'],
  'coordinator or producer': ['coordinator', 'admin', 'producer'],
  'coordinator, producer or driver': ['coordinator', 'admin', 'producer', 'driver'],
} as const satisfies Record<string, 'anyone' | 'everyone' | readonly Kind[]>

export type Policy = keyof typeof POLICIES

/** Throws `sign-in`, `second-factor` or `forbidden` when the caller may not call a route with this policy. */
export function enforce(policy: Policy, caller: Caller | null): void {
  const allowed: 'anyone' | 'everyone' | readonly Kind[] = POLICIES[policy]
  if (allowed === 'anyone') return
  if (!caller) throw new Refused('sign-in')
  if (allowed === 'everyone') return
  if (caller.roles.some(({ kind }) => allowed.includes(kind))) return
  const waiting = caller.secondFactor === 'ask' || caller.secondFactor === 'set-up'
  throw new Refused(waiting ? 'second-factor' : 'forbidden')
}
