import type { Me, Role } from '@bocal/server/contract'
import { m } from './paraglide/messages.js'

/** A hat as one changes it: where it starts, and what it is called. */
export type Hat = { readonly href: string; readonly name: string }

/** The pages of a person's hats, in the order in which they are worn; coordination covers administration. */
export function hatsOf(roles: readonly Role[]): Hat[] {
  const hats = roles.flatMap((role): Hat[] => {
    switch (role.kind) {
      case 'coordinator':
      case 'admin':
        return [{ href: '/weeks', name: m.hat_coordinator() }]
      case 'group':
        return role.group ? [{ href: `/groups/${role.group.id}`, name: role.group.name }] : []
      case 'producer':
        return role.producer ? [{ href: `/producers/${role.producer.id}`, name: role.producer.name }] : []
      case 'driver':
        return [{ href: '/round', name: m.hat_driver() }]
      default: // kitchen_lead
        return [{ href: '/kitchen', name: m.hat_kitchen() }]
    }
  })
  return hats.filter(({ href }, index) => hats.findIndex((one) => one.href === href) === index)
}

/** Where a person starts: the page of the first of their hats; without any, their account. */
export const homeOf = (roles: readonly Role[]): string => hatsOf(roles)[0]?.href ?? '/account'

export const coordinates = (roles: readonly Role[] | undefined): boolean =>
  roles?.some(({ kind }) => kind === 'coordinator' || kind === 'admin') ?? false

/** Where somebody goes who just signed in: coordinators first give their second factor. */
export function entrance(me: Me | null): string {
  const waits = me?.secondFactor === 'ask' || me?.secondFactor === 'set-up'
  return waits ? '/account/second-factor' : homeOf(me?.roles ?? [])
}
