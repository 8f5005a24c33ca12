/** What goes from hand to hand: what left with a tour, what was paid for it, what a voucher gave. */
import type { Row } from '@bocal/db'
import type { Affected, Voucher } from '../../contract/index.ts'
import type { WeekView } from '../views/week-view.ts'
import type { Thing } from './news.ts'
import type { Told } from './tell.ts'

/** To the producer, unless it is the producer's own word; when it is less than planned, to all who count on it. */
export function departureNews(
  { names }: WeekView,
  {
    batch,
    departure: { plannedG, leftG, confirmed },
    affected,
  }: { batch: Row<'batch'>; departure: Row<'departure'>; affected: Affected },
): Told[] {
  const crop = names.crop(batch.cropId).names
  const less = (replan: boolean) =>
    ({
      kind: 'left-less',
      facts: { producer: names.producer(batch.producerId).name, crop, plannedG, leftG, replan },
    }) as const
  return [
    ...(confirmed === 'code'
      ? [
          {
            to: { producer: batch.producerId },
            news: { kind: 'left', facts: { crop, plannedG, leftG } },
          } as const,
        ]
      : []),
    ...(leftG < plannedG
      ? [
          ...affected.groups.map(({ id }): Told => ({ to: { group: id }, news: less(false) })),
          { to: 'coordinators', news: less(true) } as const,
        ]
      : []),
  ]
}

/** What a voucher is for. */
export const voucherThings = ({ jars, fresh }: Voucher): Thing[] => [
  ...jars.map(({ names, jarMl, jars: count }) => ({ names, jarMl, jars: count })),
  ...fresh.map(({ crop, quantityG }) => ({ crop: crop.names, quantityG })),
]
