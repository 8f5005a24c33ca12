import type { Batch } from '@bocal/server/contract'

/** Where a batch's photo is: another photo has another address, so that browsers may keep them. */
export const photoHref = (
  { week, id, photo }: Pick<Batch, 'week' | 'id' | 'photo'>,
  size: 'small' | 'large',
) => `/api/weeks/${week}/batches/${id}/photo?size=${size}&v=${photo}`
