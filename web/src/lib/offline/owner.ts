import type { Me } from '@bocal/server/contract'

/** Names the person a kept form is sent for, and, on pages, the person they were made for. */
export const PERSON = 'bocal-person'
/** Stands on pages that a phone may keep. */
export const KEEP = 'bocal-keep'

/** Whose what a phone keeps is: one person in one movement, or nobody signed in. */
export const ownerOf = (me: Me | null): string =>
  me ? `${encodeURIComponent(me.movement.id)}/${encodeURIComponent(me.person.id)}` : 'nobody'

/** Whether a route is a screen of groups or producers. */
export const isField = (route: string | null): boolean =>
  /^\/(groups\/\[group\]|producers\/\[producer\])(\/|$)/.test(route ?? '')
