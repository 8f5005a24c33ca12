/** The e-mails of messages: what is to be sent, and what became of it. */
import { and, asc, eq, inArray, lte } from 'drizzle-orm'
import type { Row } from '../schema/index.ts'
import type { Reader, Store, Writer } from '../store.ts'

export type MailKey = Pick<Row<'messageMail'>, 'movementId' | 'messageId' | 'personId'>

const one = ({ tables: { messageMail } }: Reader, key: MailKey) =>
  and(
    eq(messageMail.movementId, key.movementId),
    eq(messageMail.messageId, key.messageId),
    eq(messageMail.personId, key.personId),
  )

/** Whether there is an e-mail to send now, or an attempt that never ended. */
export function anyMailDue(store: Store, { now }: { now: string }): Promise<boolean> {
  return store.read(async (db) => {
    const { messageMail } = db.tables
    const due = and(inArray(messageMail.state, ['waiting', 'sending']), lte(messageMail.dueAt, now))
    return (await db.select({ id: messageMail.messageId }).from(messageMail).where(due).limit(1)).length > 0
  })
}

/**
 * Takes the e-mail that has waited longest among those due, and notes that an attempt begins, which lasts until
 * `until` at most. What is noted before an e-mail leaves is never sent by two processes, nor again after a crash.
 */
export async function takeDueMail(
  tx: Writer,
  { now, until }: { now: string; until: string },
): Promise<Row<'messageMail'> | undefined> {
  const { messageMail } = tx.tables
  const [due] = await tx
    .select()
    .from(messageMail)
    .where(and(eq(messageMail.state, 'waiting'), lte(messageMail.dueAt, now)))
    .orderBy(asc(messageMail.dueAt), asc(messageMail.messageId), asc(messageMail.personId))
    .limit(1)
  if (!due) return undefined
  const [taken] = await tx
    .update(messageMail)
    .set({ state: 'sending', attempts: due.attempts + 1, dueAt: until })
    .where(one(tx, due))
    .returning()
  return taken
}

/** Notes how an attempt ended. */
export async function endMailAttempt(
  tx: Writer,
  key: MailKey,
  end: Pick<Row<'messageMail'>, 'state' | 'fault'> & { dueAt?: string; sentAt?: string },
): Promise<void> {
  await tx.update(tx.tables.messageMail).set(end).where(one(tx, key))
}

/** Attempts that should be over and never said how they ended: whoever made them has crashed. */
export async function giveUpLostMails(tx: Writer, { now }: { now: string }): Promise<number> {
  const { messageMail } = tx.tables
  const lost = await tx
    .update(messageMail)
    .set({ state: 'unsure' })
    .where(and(eq(messageMail.state, 'sending'), lte(messageMail.dueAt, now)))
    .returning()
  return lost.length
}

/** Sends a message's failed and unsure e-mails again, because a person decided so. @returns how many */
export async function sendMailsAgain(
  tx: Writer,
  { movementId, messageId, at }: Pick<MailKey, 'movementId' | 'messageId'> & { at: string },
): Promise<number> {
  const { messageMail } = tx.tables
  const again = await tx
    .update(messageMail)
    .set({ state: 'waiting', attempts: 0, dueAt: at, fault: '' })
    .where(
      and(
        eq(messageMail.movementId, movementId),
        eq(messageMail.messageId, messageId),
        inArray(messageMail.state, ['failed', 'unsure']),
      ),
    )
    .returning()
  return again.length
}

/** A message by its key: what an e-mail says. */
export function messageOf(
  store: Store,
  { movementId, messageId }: Pick<MailKey, 'movementId' | 'messageId'>,
): Promise<Row<'message'> | undefined> {
  return store.read(async (db) => {
    const { message } = db.tables
    const [row] = await db
      .select()
      .from(message)
      .where(and(eq(message.movementId, movementId), eq(message.id, messageId)))
    return row
  })
}
