/** What of a batch one group could make in time, with its own hands, and in which order it wants to see what there is. */
import type { Row } from '@bocal/db'
import type { Batch } from '../../contract/index.ts'
import { workMinutes } from './plan-figures.ts'
import { inputsOf, type WeekView } from './week-view.ts'

export type Fit = NonNullable<Batch['fit']>
type Made = { readonly fit: Fit; readonly grams: number; readonly labour: number }

/**
 * By group, the preparation that saves most of the batch's remaining grams in one session: one the group did not
 * refuse, that begins while the produce is there and keeps, where what heats it stands, with no more hands than the
 * group has and no more jars than the week has. Without such a session, what the remaining grams would make at all.
 * Null when nothing allowed is mainly made of it. What all groups share is worked out once.
 *
 * @param of.makes ids of the preparations the safety gate allows for the batch's crop and grade
 */
export function fitsOf(
  view: WeekView,
  { batch, makes, remainingG }: FitsOf,
): (groupId: string) => Fit | null {
  const { rows, names } = view
  const inTime = view.open.sessions
    .filter(({ startAt }) => startAt >= batch.availableFrom && startAt <= batch.processBy)
    .toSorted((a, b) => a.startAt.localeCompare(b.startAt))
  const possible = makes.flatMap((id) => {
    const inputs = inputsOf(rows, id)
    const gPerJar = inputs.find(({ crop }) => crop === batch.cropId)?.gPerJar ?? 0
    const row = rows.preparations.find((one) => one.id === id)
    // What only seasons with the crop would promise too many jars.
    if (!row || gPerJar * 2 < inputs.reduce((sum, input) => sum + input.gPerJar, 0)) return []
    const stock = rows.weekJars.find(({ jarMl }) => jarMl === row.jarMl)?.count ?? 0
    const most = Math.min(Math.floor(remainingG / gPerJar), stock)
    const sessions = inTime.filter((session) => heats(view, { session, treatmentId: row.treatmentId }))
    return [{ id, row, gPerJar, most, sessions }]
  })
  const members = new Map(rows.groups.map((group) => [group.id, group.members]))
  const answers = new Map(rows.availability.map((said) => [`${said.groupId} ${said.sessionId}`, said.answer]))

  return (groupId) => {
    const willing = ({ id }: Row<'session'>) => WILLING[answers.get(`${groupId} ${id}`) ?? 'unanswered']
    const made = possible.flatMap(({ id, row, gPerJar, most, sessions }): Made[] => {
      const [session] = sessions
        .filter((one) => willing(one) < WILLING.no)
        .toSorted((a, b) => willing(a) - willing(b))
      const hands = session
        ? Math.floor(
            ((members.get(groupId) ?? 0) * workMinutes(session)) / Math.max(1, row.labourMinutesPerJar),
          )
        : most
      const jars = Math.min(most, hands)
      if (jars < 1) return []
      const { names: called, jarMl } = names.preparation(id)
      const at = session && {
        id: session.id,
        start: session.startAt,
        kitchen: names.kitchen(session.kitchenId),
      }
      return [
        {
          fit: { preparation: id, names: called, jarMl, jars, session: at ?? null },
          grams: jars * gPerJar,
          labour: jars * row.labourMinutesPerJar,
        },
      ]
    })
    const [best] = made.toSorted(
      (a, b) =>
        Number(a.fit.session === null) - Number(b.fit.session === null) ||
        b.grams - a.grams ||
        a.labour - b.labour,
    )
    return best?.fit ?? null
  }
}

type FitsOf = {
  readonly batch: Row<'batch'>
  readonly makes: readonly string[]
  readonly remainingG: number
}

/** A group's yeses first; where it said no it does not come. */
const WILLING = { yes: 0, if_needed: 1, unanswered: 2, no: 3 }

/** Whether what the treatment needs may stand in the session. */
function heats(
  { rows }: WeekView,
  { session, treatmentId }: { session: Row<'session'>; treatmentId: string | null },
): boolean {
  if (treatmentId === null) return true
  const kinds = new Set(
    rows.treatmentModes.filter((mode) => mode.treatmentId === treatmentId).map((mode) => mode.equipmentKind),
  )
  const standing = rows.sessionEquipment.filter(({ sessionId }) => sessionId === session.id)
  return rows.equipmentItems.some(
    (item) =>
      item.state === 'available' &&
      kinds.has(item.kind) &&
      standing.some(({ equipmentId }) => equipmentId === item.id),
  )
}

/** What has something left, then what the group could cook in time, then the day it goes, then what is near. */
export const byFit = (a: Batch, b: Batch): number =>
  Number(a.remainingG === 0) - Number(b.remainingG === 0) ||
  Number(!a.fit?.session) - Number(!b.fit?.session) ||
  a.availableUntil.slice(0, 10).localeCompare(b.availableUntil.slice(0, 10)) ||
  (a.distanceM ?? 0) - (b.distanceM ?? 0)
