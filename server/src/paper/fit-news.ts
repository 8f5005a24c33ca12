/** That there is a new batch of which a group could make something in time. */
import { groupsToldSince, type Writer } from '@bocal/db'
import { fitsOf } from '../views/fit.ts'
import type { WeekView } from '../views/week-view.ts'
import type { Told } from './tell.ts'

/** On the first day of a week producers post one batch after the other: who is told of one looks at all. */
const QUIET_MS = 24 * 3600_000

/**
 * To each group of an open week that it fits and that was told of no other in the last day.
 *
 * @param view the week with the batch: what was asked for before is poured into it
 */
export async function fitNews(
  tx: Writer,
  view: WeekView,
  { batchId, now }: { batchId: string; now: Date },
): Promise<Told[]> {
  const { rows, names, gate } = view
  const { week } = rows
  const batch = rows.batches.find(({ id }) => id === batchId)
  if (!batch || week.state !== 'open' || now.toISOString() > week.claimsCloseAt) return []
  const since = new Date(now.getTime() - QUIET_MS).toISOString()
  const told = await groupsToldSince(tx, {
    movementId: week.movementId,
    weekId: week.id,
    kind: 'batch-fits',
    since,
  })
  const makes = gate.makes({ cropId: batch.cropId, grade: batch.grade })
  const remainingG = batch.quantityG - (view.claimedG.get(batchId) ?? 0)
  const fitOf = fitsOf(view, { batch, makes, remainingG })
  return rows.weekGroups.flatMap(({ groupId }): Told[] => {
    if (told.has(groupId)) return []
    const fit = fitOf(groupId)
    if (!fit?.session) return []
    const { names: called, jarMl, jars, session } = fit
    const facts = {
      week: week.title,
      producer: names.producer(batch.producerId).name,
      batch: { crop: names.crop(batch.cropId).names, quantityG: batch.quantityG },
      until: batch.availableUntil,
      makes: { names: called, jarMl, jars },
      session: { kitchen: session.kitchen.name, start: session.start },
    }
    return [{ to: { group: groupId }, news: { kind: 'batch-fits', facts } }]
  })
}
