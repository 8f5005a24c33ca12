import type { Week } from '@bocal/server/contract'
import { type apiOf, rows } from '../api.ts'

/** Weeks that are more than a draft, the one now or next first, then the past ones, newest first. */
export async function weeksInView(api: ReturnType<typeof apiOf>, today: string): Promise<Week[]> {
  const weeks = (await rows(api.GET('/api/weeks'))).filter((week) => week.state !== 'draft')
  const coming = weeks
    .filter((week) => week.endsOn >= today)
    .sort((a, b) => a.startsOn.localeCompare(b.startsOn))
  const past = weeks
    .filter((week) => week.endsOn < today)
    .sort((a, b) => b.startsOn.localeCompare(a.startsOn))
  return [...coming, ...past]
}

/** The open week a day falls in, else the first open one. */
export function openWeekFor(weeks: readonly Week[], day: string): Week | undefined {
  const open = weeks.filter((week) => week.state === 'open')
  return open.find((week) => week.startsOn <= day && day <= week.endsOn) ?? open[0]
}
