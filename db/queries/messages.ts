/** Messages to people, groups and producers, written with what they tell; who has read them. */
import { and, desc, eq, gt, inArray, isNull, or, type SQL } from 'drizzle-orm'
import { insertRows } from '../rows.ts'
import type { NewRow, Row, TableName } from '../schema/index.ts'
import type { Reader, Store, Writer } from '../store.ts'
import { newId } from './change.ts'

/** Whom a message is for: exactly one. */
export type Receiver = Pick<Row<'message'>, 'personId' | 'groupId' | 'producerId'>

/** The hats of a person: messages to any of them are for the person. */
export type Hats = {
  readonly movementId: string
  readonly personId: string
  readonly groupIds: readonly string[]
  readonly producerIds: readonly string[]
}

export type NewMessage = {
  readonly receiver: Receiver
  readonly kind: string
  readonly facts: unknown
  /** Who gets it by e-mail, and who knows it already. */
  readonly mailTo: readonly string[]
  readonly readBy: readonly string[]
}

/** The audit's last row about a noun: the event that is being told. @throws when it was not told to the audit */
export async function eventOf(
  db: Reader,
  { movementId, noun, nounId }: { movementId: string; noun: TableName; nounId: string },
): Promise<{ readonly seq: number; readonly at: string }> {
  const { audit } = db.tables
  const [row] = await db
    .select({ seq: audit.seq, at: audit.at })
    .from(audit)
    .where(and(eq(audit.movementId, movementId), eq(audit.noun, noun), eq(audit.nounId, nounId)))
    .orderBy(desc(audit.seq))
    .limit(1)
  if (!row) throw new Error(`nothing in the audit tells of ${noun} ${nounId}`)
  return row
}

/** Writes the messages of one event, in the transaction of the event. */
export async function insertMessages(
  tx: Writer,
  {
    movementId,
    weekId,
    event,
    messages,
  }: {
    movementId: string
    weekId: string | null
    event: { readonly seq: number; readonly at: string }
    messages: readonly NewMessage[]
  },
): Promise<void> {
  const { message, messageMail, messageRead } = tx.tables
  const rows = messages.map((one) => ({ ...one, id: newId() }))
  await insertRows(
    tx,
    message,
    rows.map(({ id, receiver, kind, facts }) => ({
      movementId,
      id,
      eventSeq: event.seq,
      ...receiver,
      weekId,
      kind,
      facts,
      createdAt: event.at,
    })),
  )
  await insertRows(
    tx,
    messageMail,
    rows.flatMap(({ id, mailTo }) =>
      mailTo.map((personId) => ({ movementId, messageId: id, personId, dueAt: event.at })),
    ),
  )
  await insertRows(
    tx,
    messageRead,
    rows.flatMap(({ id, readBy }) =>
      readBy.map((personId) => ({ movementId, messageId: id, personId, at: event.at })),
    ),
  )
}

/** Groups that were told something of a kind in a week since then. */
export async function groupsToldSince(
  db: Reader,
  { movementId, weekId, kind, since }: { movementId: string; weekId: string; kind: string; since: string },
): Promise<ReadonlySet<string>> {
  const { message } = db.tables
  const rows = await db
    .select({ groupId: message.groupId })
    .from(message)
    .where(
      and(
        eq(message.movementId, movementId),
        eq(message.weekId, weekId),
        eq(message.kind, kind),
        gt(message.createdAt, since),
      ),
    )
  return new Set(rows.flatMap(({ groupId }) => groupId ?? []))
}

export type Inbox = readonly (Row<'message'> & { readonly readAt: string | null })[]

/** What was told to a person in all hats, newest first, at most `most`. */
export function inbox(store: Store, { most, ...hats }: Hats & { most: number }): Promise<Inbox> {
  return store.read(async (db) => {
    const { message, messageRead } = db.tables
    const rows = await db
      .select({ message, readAt: messageRead.at })
      .from(message)
      .leftJoin(messageRead, readByMe(db, hats))
      .where(and(eq(message.movementId, hats.movementId), isFor(db, hats)))
      .orderBy(desc(message.createdAt), desc(message.id))
      .limit(most)
    return rows.map((row) => ({ ...row.message, readAt: row.readAt }))
  })
}

/** Those the person has not read, newest first. */
export function unreadMessages(store: Store, hats: Hats): Promise<Row<'message'>[]> {
  return store.read((db) => unread(db, hats))
}

/** Marks messages as read by a person, all or the ones named; others' are left alone. @returns how many were new */
export async function readMessages(
  tx: Writer,
  { at, only, ...hats }: Hats & { at: string; only?: readonly string[] },
): Promise<number> {
  const wanted = (await unread(tx, hats)).filter(({ id }) => only === undefined || only.includes(id))
  const { movementId, personId } = hats
  await insertRows(
    tx,
    tx.tables.messageRead,
    wanted.map(({ id }) => ({ movementId, messageId: id, personId, at })),
  )
  return wanted.length
}

async function unread(db: Reader, hats: Hats): Promise<Row<'message'>[]> {
  const { message, messageRead } = db.tables
  const rows = await db
    .select({ message })
    .from(message)
    .leftJoin(messageRead, readByMe(db, hats))
    .where(and(eq(message.movementId, hats.movementId), isFor(db, hats), isNull(messageRead.at)))
    .orderBy(desc(message.createdAt), desc(message.id))
  return rows.map((row) => row.message)
}

const readByMe = ({ tables: { message, messageRead } }: Reader, { personId }: Hats) =>
  and(
    eq(messageRead.movementId, message.movementId),
    eq(messageRead.messageId, message.id),
    eq(messageRead.personId, personId),
  )

function isFor({ tables: { message } }: Reader, { personId, groupIds, producerIds }: Hats): SQL | undefined {
  return or(
    eq(message.personId, personId),
    groupIds.length > 0 ? inArray(message.groupId, [...groupIds]) : undefined,
    producerIds.length > 0 ? inArray(message.producerId, [...producerIds]) : undefined,
  )
}

export type MessageOfWeek = Row<'message'> & {
  readonly mails: readonly Row<'messageMail'>[]
  readonly reads: number
}

/** All messages of a week with what became of their e-mails, newest first, for coordinators. */
export function messagesOfWeek(
  store: Store,
  { movementId, weekId, id }: { movementId: string; weekId: string; id?: string },
): Promise<MessageOfWeek[]> {
  return store.read(async (db) => {
    const { message, messageMail, messageRead } = db.tables
    const ofWeek = and(
      eq(message.movementId, movementId),
      eq(message.weekId, weekId),
      id === undefined ? undefined : eq(message.id, id),
    )
    const rows = await db
      .select()
      .from(message)
      .where(ofWeek)
      .orderBy(desc(message.createdAt), desc(message.id))
    const mails = await db
      .select({ mail: messageMail })
      .from(messageMail)
      .innerJoin(
        message,
        and(eq(message.movementId, messageMail.movementId), eq(message.id, messageMail.messageId)),
      )
      .where(ofWeek)
      .orderBy(messageMail.personId)
    const reads = await db
      .select({ id: messageRead.messageId })
      .from(messageRead)
      .innerJoin(
        message,
        and(eq(message.movementId, messageRead.movementId), eq(message.id, messageRead.messageId)),
      )
      .where(ofWeek)
    return rows.map((row) => ({
      ...row,
      mails: mails.filter(({ mail }) => mail.messageId === row.id).map(({ mail }) => mail),
      reads: reads.filter((one) => one.id === row.id).length,
    }))
  })
}

/** People who want no e-mails. */
export function peopleWithoutMail(store: Store, { movementId }: { movementId: string }): Promise<string[]> {
  return store.read(async (db) => {
    const { messageChoice } = db.tables
    const rows = await db
      .select({ personId: messageChoice.personId })
      .from(messageChoice)
      .where(and(eq(messageChoice.movementId, movementId), eq(messageChoice.byMail, false)))
    return rows.map(({ personId }) => personId)
  })
}

export async function chooseMail(tx: Writer, row: NewRow<'messageChoice'>): Promise<void> {
  const { messageChoice } = tx.tables
  await tx
    .insert(messageChoice)
    .values(row)
    .onConflictDoUpdate({
      target: [messageChoice.movementId, messageChoice.personId],
      set: { byMail: row.byMail, at: row.at },
    })
}
