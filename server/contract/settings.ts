/** How a person is told things, and the secret addresses of calendars. */
import { z } from 'zod'
import { Id, Instant, Language, listOf } from './common.ts'
import { Receiver } from './messages.ts'

export const Settings = z
  .strictObject({
    language: Language,
    /** Null without an e-mail address. */
    email: z.string().nullable(),
    /** Whether messages come by e-mail too. */
    byMail: z.boolean(),
  })
  .meta({ id: 'Settings' })
export type Settings = z.infer<typeof Settings>
export const SettingsChange = z
  .strictObject({ language: Language.optional(), byMail: z.boolean().optional() })
  .meta({ id: 'SettingsChange' })

/** Without `group` or `producer` it is the person's own: all their groups, producers and tours. */
export const CalendarLinkCreate = z
  .strictObject({ group: Id.optional(), producer: Id.optional() })
  .refine(({ group, producer }) => group === undefined || producer === undefined, { path: ['producer'] })
  .meta({ id: 'CalendarLinkCreate' })

export const CalendarLink = z
  .strictObject({ id: Id, of: Receiver, created: Instant })
  .meta({ id: 'CalendarLink' })
export type CalendarLink = z.infer<typeof CalendarLink>
export const CalendarLinks = listOf(CalendarLink)

/** The only time its address is told: it is not kept. `qr` is an SVG image of it. */
export const NewCalendarLink = z
  .strictObject({ id: Id, of: Receiver, created: Instant, url: z.url(), qr: z.string() })
  .meta({ id: 'NewCalendarLink' })
export type NewCalendarLink = z.infer<typeof NewCalendarLink>
