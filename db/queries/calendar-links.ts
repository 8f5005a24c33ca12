/** Secret addresses of calendars, found by the hash of their token; one open for each calendar of a person. */
import { and, asc, eq, isNull } from 'drizzle-orm'
import type { NewRow, Row } from '../schema/index.ts'
import type { Store, Writer } from '../store.ts'
import type { Key } from './change.ts'

/** The address a token opens; undefined when there is none, or no longer. */
export function calendarLinkOf(store: Store, tokenHash: string): Promise<Row<'calendarLink'> | undefined> {
  return store.read(async (db) => {
    const { calendarLink } = db.tables
    const [row] = await db
      .select()
      .from(calendarLink)
      .where(and(eq(calendarLink.tokenHash, tokenHash), isNull(calendarLink.revokedAt)))
    return row
  })
}

/** A person's open addresses, in the order they were made. */
export function calendarLinksOf(
  store: Store,
  { movementId, personId }: { movementId: string; personId: string },
): Promise<Row<'calendarLink'>[]> {
  return store.read((db) => {
    const { calendarLink } = db.tables
    return db
      .select()
      .from(calendarLink)
      .where(
        and(
          eq(calendarLink.movementId, movementId),
          eq(calendarLink.personId, personId),
          isNull(calendarLink.revokedAt),
        ),
      )
      .orderBy(asc(calendarLink.createdAt), asc(calendarLink.id))
  })
}

export async function insertCalendarLink(tx: Writer, row: NewRow<'calendarLink'>): Promise<void> {
  await tx.insert(tx.tables.calendarLink).values(row)
}

/** Closes one of a person's addresses; false when it is not there or closed already. */
export async function revokeCalendarLink(
  tx: Writer,
  { movementId, id, personId, at }: Key & { personId: string; at: string },
): Promise<boolean> {
  const { calendarLink } = tx.tables
  const revoked = await tx
    .update(calendarLink)
    .set({ revokedAt: at })
    .where(
      and(
        eq(calendarLink.movementId, movementId),
        eq(calendarLink.id, id),
        eq(calendarLink.personId, personId),
        isNull(calendarLink.revokedAt),
      ),
    )
    .returning()
  return revoked.length > 0
}
