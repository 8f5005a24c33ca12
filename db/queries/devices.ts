/** Where people are signed in: one row for each browser, found by the hash of what its cookie holds. */
import { and, asc, desc, eq, gt, inArray, isNull, ne } from 'drizzle-orm'
import type { NewRow, Row } from '../schema/index.ts'
import type { Store, Writer } from '../store.ts'
import type { Key } from './change.ts'

type Seen = { readonly seenAfter: string }

export async function insertDevice(tx: Writer, row: NewRow<'device'>): Promise<Row<'device'>> {
  const [device] = await tx.insert(tx.tables.device).values(row).returning()
  if (!device) throw new Error('no row came back from inserting a device')
  return device
}

/** The device of a cookie, unless it was ended or not seen for too long. */
export function deviceOf(
  store: Store,
  { tokenHash, seenAfter }: Seen & { tokenHash: string },
): Promise<Row<'device'> | undefined> {
  return store.read(async (db) => {
    const { device } = db.tables
    const [row] = await db
      .select()
      .from(device)
      .where(and(eq(device.tokenHash, tokenHash), isNull(device.endedAt), gt(device.lastSeenAt, seenAfter)))
    return row
  })
}

/** A person's devices that are signed in, the last used first. */
export function devicesOf(
  store: Store,
  { movementId, personId, seenAfter }: Seen & { movementId: string; personId: string },
): Promise<Row<'device'>[]> {
  return store.read((db) => {
    const { device } = db.tables
    return db
      .select()
      .from(device)
      .where(
        and(
          eq(device.movementId, movementId),
          eq(device.personId, personId),
          isNull(device.endedAt),
          gt(device.lastSeenAt, seenAfter),
        ),
      )
      .orderBy(desc(device.lastSeenAt), desc(device.id))
  })
}

export async function touchDevice(
  tx: Writer,
  { movementId, id, ...set }: Key & { lastSeenAt?: string; verifiedAt?: string },
): Promise<void> {
  const { device } = tx.tables
  await tx
    .update(device)
    .set(set)
    .where(and(eq(device.movementId, movementId), eq(device.id, id)))
}

/** Signs a person out: of one device, of all but one, or of all. @returns how many ended */
export async function endDevices(
  tx: Writer,
  of: { movementId: string; personId: string; at: string; only?: string; except?: string },
): Promise<number> {
  const { device } = tx.tables
  const ended = await tx
    .update(device)
    .set({ endedAt: of.at })
    .where(
      and(
        eq(device.movementId, of.movementId),
        eq(device.personId, of.personId),
        isNull(device.endedAt),
        of.only === undefined ? undefined : eq(device.id, of.only),
        of.except === undefined ? undefined : ne(device.id, of.except),
      ),
    )
    .returning()
  return ended.length
}

/** The devices of several cookies that are signed in, by movement. */
export function devicesOfCookies(
  store: Store,
  { tokenHashes, seenAfter }: Seen & { tokenHashes: readonly string[] },
): Promise<Row<'device'>[]> {
  return store.read((db) => {
    const { device } = db.tables
    return db
      .select()
      .from(device)
      .where(
        and(
          inArray(device.tokenHash, [...tokenHashes]),
          isNull(device.endedAt),
          gt(device.lastSeenAt, seenAfter),
        ),
      )
      .orderBy(asc(device.movementId))
  })
}

/** Signs out the devices of these cookies. */
export async function endDevicesOfCookies(
  tx: Writer,
  { tokenHashes, at }: { tokenHashes: readonly string[]; at: string },
): Promise<void> {
  const { device } = tx.tables
  await tx
    .update(device)
    .set({ endedAt: at })
    .where(and(inArray(device.tokenHash, [...tokenHashes]), isNull(device.endedAt)))
}

/** Whether anybody of a movement ever signed in. */
export function everSignedIn(store: Store, { movementId }: { movementId: string }): Promise<boolean> {
  return store.read(async (db) => {
    const { device } = db.tables
    const rows = await db
      .select({ id: device.id })
      .from(device)
      .where(eq(device.movementId, movementId))
      .limit(1)
    return rows.length > 0
  })
}
