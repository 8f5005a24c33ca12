import type { Batch, PHOTO_BYTES as LIMIT } from '@bocal/server/contract'

/** The API's limit: the contract gives pages its types alone, and this one is a number. */
export const PHOTO_BYTES: typeof LIMIT = 8_000_000
/** The same in megabytes, as it is said. */
export const PHOTO_MB = Math.round(PHOTO_BYTES / 1_000_000)

/** Where a batch's photo is: another photo has another address, so that browsers may keep them. */
export const photoHref = (
  { week, id, photo }: Pick<Batch, 'week' | 'id' | 'photo'>,
  size: 'small' | 'large',
) => `/api/weeks/${week}/batches/${id}/photo?size=${size}&v=${photo}`
