import { DateTime } from 'luxon'
import type { NewRow, TableName } from '../../schema/index.ts'

/** Rows of a table as the demo writes them down: whose they are and since when is added when they are stored. */
export type DemoRow<N extends TableName> = Omit<NewRow<N>, 'movementId' | 'createdAt'>

export type DemoRows = { readonly [N in TableName]?: readonly DemoRow<N>[] }

export const TIME_ZONE = 'Europe/Brussels'

/** The instant of a time of day in the movement's time zone, in UTC as the store keeps it. */
export function instantOf(input: { day: string; plusDays?: number; time: string }): string {
  const local = DateTime.fromISO(`${input.day}T${input.time}`, { zone: TIME_ZONE }).plus({
    days: input.plusDays ?? 0,
  })
  if (!local.isValid) throw new Error(`${input.day} ${input.time} is no time: ${local.invalidExplanation}`)
  return new Date(local.toMillis()).toISOString()
}

/** A day some days later. */
export const dayAfter = (day: string, days: number): string =>
  DateTime.fromISO(day, { zone: 'utc' }).plus({ days }).toFormat('yyyy-MM-dd')
