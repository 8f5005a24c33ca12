import type { Role } from '@bocal/server/contract'
import { m } from '$lib/paraglide/messages.js'

const KINDS: Readonly<Record<Role['kind'], () => string>> = {
  coordinator: m.role_coordinator,
  group: m.role_group,
  producer: m.role_producer,
  driver: m.role_driver,
  kitchen_lead: m.role_kitchen_lead,
  admin: m.role_admin,
}

/** A hat in a word: of whom it is, else what it is. */
export const roleWord = ({ kind, group, producer }: Role): string =>
  (group ?? producer)?.name ?? KINDS[kind]()
