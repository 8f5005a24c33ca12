/** Links that sign a person in, once. Callers give hashes; what they are made from is never here. */
import { and, count, desc, eq, gt, gte, isNull, lt } from 'drizzle-orm'
import type { NewRow, Row } from '../schema/index.ts'
import type { Store, Writer } from '../store.ts'
import type { Key } from './change.ts'

type Of = { readonly movementId: string; readonly personId: string }

export async function insertSignInLink(tx: Writer, row: NewRow<'signInLink'>): Promise<void> {
  await tx.insert(tx.tables.signInLink).values(row)
}

const live = (link: Writer['tables']['signInLink'], at: string) =>
  and(isNull(link.usedAt), isNull(link.revokedAt), gt(link.expiresAt, at))

/** Uses a link up. Null when there is none, or it was used, revoked or is over: who asks cannot tell which. */
export async function useSignInLink(
  tx: Writer,
  { tokenHash, at }: { tokenHash: string; at: string },
): Promise<Row<'signInLink'> | null> {
  const link = tx.tables.signInLink
  const [used] = await tx
    .update(link)
    .set({ usedAt: at })
    .where(and(eq(link.tokenHash, tokenHash), live(link, at)))
    .returning()
  return used ?? null
}

/**
 * Tries a code on a person's live links. The right one is used up; otherwise each of them counts a wrong code,
 * and takes no more after `most`.
 */
export async function useSignInCode(
  tx: Writer,
  of: Of & { at: string; most: number; fits: (link: Row<'signInLink'>) => boolean },
): Promise<Row<'signInLink'> | null> {
  const link = tx.tables.signInLink
  const open = await tx
    .select()
    .from(link)
    .where(
      and(
        eq(link.movementId, of.movementId),
        eq(link.personId, of.personId),
        eq(link.purpose, 'magic'),
        lt(link.attempts, of.most),
        live(link, of.at),
      ),
    )
  const right = open.find(of.fits)
  for (const { movementId, id, attempts } of right ? [right] : open) {
    await tx
      .update(link)
      .set(right ? { usedAt: of.at } : { attempts: attempts + 1 })
      .where(and(eq(link.movementId, movementId), eq(link.id, id)))
  }
  return right ?? null
}

/** How many links by e-mail a person was sent since an instant. */
export function magicLinksSince(store: Store, { movementId, personId, since }: Of & { since: string }) {
  return store.read(async (db) => {
    const link = db.tables.signInLink
    const [row] = await db
      .select({ n: count() })
      .from(link)
      .where(
        and(
          eq(link.movementId, movementId),
          eq(link.personId, personId),
          eq(link.purpose, 'magic'),
          gte(link.createdAt, since),
        ),
      )
    return Number(row?.n ?? 0)
  })
}

/** A movement's invitations, newest first, without what would open them. */
export function invitations(store: Store, { movementId }: { movementId: string }) {
  return store.read((db) => {
    const { id, personId, createdAt, expiresAt, usedAt, revokedAt, purpose, ...link } = db.tables.signInLink
    return db
      .select({ id, personId, createdAt, expiresAt, usedAt, revokedAt })
      .from(db.tables.signInLink)
      .where(and(eq(link.movementId, movementId), eq(purpose, 'invitation')))
      .orderBy(desc(createdAt), desc(id))
  })
}

/** Revokes an invitation that nobody used yet; false when there is none. */
export async function revokeInvitation(tx: Writer, { movementId, id, at }: Key & { at: string }) {
  const link = tx.tables.signInLink
  const revoked = await tx
    .update(link)
    .set({ revokedAt: at })
    .where(
      and(
        eq(link.movementId, movementId),
        eq(link.id, id),
        eq(link.purpose, 'invitation'),
        isNull(link.usedAt),
        isNull(link.revokedAt),
      ),
    )
    .returning()
  return revoked.length > 0
}

/** Revokes all links of a person that still open. */
export async function revokeLinksOf(tx: Writer, { movementId, personId, at }: Of & { at: string }) {
  const link = tx.tables.signInLink
  await tx
    .update(link)
    .set({ revokedAt: at })
    .where(and(eq(link.movementId, movementId), eq(link.personId, personId), live(link, at)))
}
