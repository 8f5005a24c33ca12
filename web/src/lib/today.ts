/** The day it is in `timeZone`, `YYYY-MM-DD`, moved by `plus` days; also on a phone that kept the page since yesterday. */
export function dayIn(timeZone: string, plus = 0): string {
  // Sweden writes days as ISO 8601 does.
  const today = new Intl.DateTimeFormat('sv-SE', { timeZone }).format(new Date())
  return new Date(Date.parse(today) + plus * 24 * 3600_000).toISOString().slice(0, 10)
}
