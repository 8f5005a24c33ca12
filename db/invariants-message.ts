/** What is true of every message: it tells one event of its movement, and its e-mails and reads are its receivers'. */
import type { Reader } from './store.ts'

/** Sentences about what does not hold. That nobody is told an event twice is a key of the table. */
export async function messageInvariants(db: Reader): Promise<string[]> {
  const { message, messageMail, messageRead, audit } = db.tables
  const found: string[] = []
  const messages = new Map(
    (await db.select().from(message)).map((row) => [`${row.movementId}/${row.id}`, row]),
  )
  const events = new Map(
    (await db.select({ movementId: audit.movementId, seq: audit.seq, at: audit.at }).from(audit)).map(
      (row) => [`${row.movementId}/${row.seq}`, row],
    ),
  )
  for (const [name, { movementId, eventSeq, createdAt }] of messages) {
    const event = events.get(`${movementId}/${eventSeq}`)
    if (!event) found.push(`message ${name} tells no event`)
    else if (event.at !== createdAt) found.push(`message ${name} was not written when its event happened`)
  }
  for (const { movementId, messageId, personId, state, attempts } of await db.select().from(messageMail)) {
    const name = `the e-mail of message ${movementId}/${messageId} to ${personId}`
    const to = messages.get(`${movementId}/${messageId}`)
    if (to && to.personId !== null && to.personId !== personId) found.push(`${name} goes to somebody else`)
    if (state !== 'waiting' && attempts === 0) found.push(`${name} is ${state} and was never tried`)
  }
  for (const { movementId, messageId, personId } of await db.select().from(messageRead)) {
    const to = messages.get(`${movementId}/${messageId}`)
    if (to && to.personId !== null && to.personId !== personId)
      found.push(`message ${movementId}/${messageId} was read by ${personId}, whom it is not for`)
  }
  return found
}
