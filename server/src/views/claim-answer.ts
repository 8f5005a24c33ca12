import type { FullPlan, Row } from '@bocal/db'
import type { Claim, Language } from '../../contract/index.ts'
import { gramsOfJars, sum } from './plan-figures.ts'
import type { WeekView } from './week-view.ts'

/** A claim, with what the published plan gives it. */
export function claimAnswer(
  { rows, names, gate }: WeekView,
  row: Row<'claim'>,
  { language, published }: { language: Language; published: FullPlan | undefined },
): Claim {
  const common = {
    id: row.id,
    version: row.version,
    state: row.state,
    week: row.weekId,
    group: names.group(row.groupId),
    createdAt: row.createdAt,
  }
  const mine = ({ claim }: { claim: string }) => claim === row.id
  if (row.preparationId !== null) {
    const jars = row.jars ?? 1
    const granted = published?.rows.shares.filter(mine).map((share) => share.jars)
    return {
      ...common,
      kind: 'jars',
      preparation: names.preparation(row.preparationId),
      jars,
      minJars: row.minJars ?? 0,
      needsG: gramsOfJars(rows, row.preparationId, jars),
      refusal: gate.refusal(row.preparationId, language),
      granted: granted ? { jars: sum(granted) } : null,
    }
  }
  const granted = published?.rows.handovers.filter(mine).map((handover) => handover.quantityG)
  return {
    ...common,
    kind: 'fresh',
    crop: names.crop(row.cropId ?? ''),
    batch: row.batchId,
    freshG: row.freshG ?? 1,
    minG: row.minG ?? 0,
    granted: granted ? { freshG: sum(granted) } : null,
  }
}
