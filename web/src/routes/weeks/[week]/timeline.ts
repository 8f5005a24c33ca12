/** The time axis: real hours to scale, with the hours nobody works folded into a thin night. Pure arithmetic. */

/** Scales: the week fits a laptop's screen as far as it can be read; days and hours are for looking closer. */
export const ZOOMS = ['week', 'days', 'hours'] as const
export type Zoom = (typeof ZOOMS)[number]

/** Pixels an hour takes, and the hours between ticks. */
const CLOSER = { days: { hourPx: 24, tickHours: 3 }, hours: { hourPx: 64, tickHours: 1 } }
/** The whole week: as wide as a laptop leaves for it, within what can be read. */
const WHOLE = { roomPx: 660, leastHourPx: 7, mostHourPx: 12, tickHours: 6 }

const NIGHT_PX = 12
/** Beyond the last hour: room for the words of what happens last. */
const TAIL_PX = 90
/** Even a quiet week shows a working day. */
const LEAST_HOURS = { from: 8, until: 20 }

export type Axis = {
  readonly days: readonly string[]
  readonly fromHour: number
  readonly untilHour: number
  readonly hourPx: number
  readonly dayPx: number
  /** Up to the last hour. */
  readonly endPx: number
  readonly widthPx: number
  readonly ticks: readonly number[]
  readonly timeZone: string
}

/** Day and hour (with its fraction) an instant has on the clock of a time zone. */
function local(instant: string, timeZone: string): { day: string; hour: number } {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  }).formatToParts(new Date(instant))
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? '0'
  return {
    day: `${part('year')}-${part('month')}-${part('day')}`,
    hour: Number(part('hour')) + Number(part('minute')) / 60,
  }
}

/** An axis over `days` whose folded nights cut none of the `instants` of people at work. */
export function axisOf(given: {
  days: readonly string[]
  instants: readonly string[]
  timeZone: string
  zoom: Zoom
}): Axis {
  const { days, timeZone } = given
  const hoursSeen = given.instants.map((instant) => local(instant, timeZone).hour)
  const fromHour = Math.min(LEAST_HOURS.from, ...hoursSeen.map(Math.floor))
  const untilHour = Math.max(LEAST_HOURS.until, ...hoursSeen.map(Math.ceil))
  const { hourPx, tickHours } =
    given.zoom === 'week' ? whole(days.length, untilHour - fromHour) : CLOSER[given.zoom]
  const dayPx = (untilHour - fromHour) * hourPx + NIGHT_PX
  const ticks = Array.from({ length: untilHour - fromHour }, (_, i) => fromHour + i).filter(
    (hour) => hour % tickHours === 0 && hour > fromHour,
  )
  const endPx = dayPx * days.length
  return { days, fromHour, untilHour, hourPx, dayPx, endPx, widthPx: endPx + TAIL_PX, ticks, timeZone }
}

function whole(days: number, hours: number) {
  const hourPx = (WHOLE.roomPx / Math.max(1, days) - NIGHT_PX) / hours
  return {
    hourPx: Math.min(WHOLE.mostHourPx, Math.max(WHOLE.leastHourPx, hourPx)),
    tickHours: WHOLE.tickHours,
  }
}

/** Where an instant stands, in pixels from the axis' start; what lies outside stands at its ends. */
export function positionOf(instant: string, axis: Axis): number {
  const { day, hour } = local(instant, axis.timeZone)
  const first = axis.days[0]
  const last = axis.days.at(-1)
  if (first === undefined || last === undefined || day < first) return 0
  if (day > last) return axis.endPx
  const index = axis.days.findIndex((one) => one >= day)
  if (axis.days[index] !== day) return index * axis.dayPx
  const within = Math.min(Math.max(hour, axis.fromHour), axis.untilHour) - axis.fromHour
  return index * axis.dayPx + NIGHT_PX / 2 + within * axis.hourPx
}
