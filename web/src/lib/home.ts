import type { Me, Role } from '@bocal/server/contract'

/** Where a person starts: the page of the first of their hats that has one. */
export function homeOf(roles: readonly Role[]): string {
  for (const role of roles) {
    if (role.kind === 'coordinator') return '/weeks'
    if (role.kind === 'group' && role.group) return `/groups/${role.group.id}`
    if (role.kind === 'driver') return '/pickups'
    if (role.kind === 'producer' && role.producer) return `/producers/${role.producer.id}`
  }
  return '/weeks'
}

export const coordinates = (roles: readonly Role[] | undefined): boolean =>
  roles?.some((role) => role.kind === 'coordinator') ?? false

/** Where somebody goes who just signed in: coordinators first give their second factor. */
export function entrance(me: Me | null): string {
  const waits = me?.secondFactor === 'ask' || me?.secondFactor === 'set-up'
  return waits ? '/account/second-factor' : homeOf(me?.roles ?? [])
}
