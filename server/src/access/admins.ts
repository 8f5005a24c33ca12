import type { PersonWithRoles } from '@bocal/db'
import { Refused } from '../problems.ts'
import type { Caller } from './caller.ts'

/** Whoever enters as an administrator, or takes that away, must be one. */
export function needAdminFor(caller: Caller, person: PersonWithRoles): void {
  const admin = (roles: readonly { kind: string }[]) => roles.some(({ kind }) => kind === 'admin')
  if (admin(person.roles) && !admin(caller.roles)) {
    throw new Refused('forbidden', [{ path: 'path.person', say: (m) => m.adminsOnly() }])
  }
}
