/**
 * Sends the e-mails that messages wait for, after what they tell is on disk.
 *
 * The beginning of an attempt is written before the letter leaves, and its end after. A refusal, or a server that
 * cannot be reached, is tried again, later each time. An attempt whose end is not known (this process was killed, or
 * the line broke after the letter had left) is never repeated by itself: nobody gets a message twice, and
 * coordinators see that it is unsure and can send it again. All attempts at a letter carry the same Message-ID.
 */
import {
  anyMailDue,
  endMailAttempt,
  giveUpLostMails,
  type MailKey,
  messageOf,
  movementOf,
  peopleWithoutMail,
  personOf,
  type Row,
  type Store,
  takeDueMail,
} from '@bocal/db'
import { type Mail, mayHaveArrived, refusedForGood } from '../mail.ts'
import { letterOf } from './compose.ts'
import { mailAddress, speaksFor } from './tell.ts'

const MINUTE_MS = 60_000
/** From a refused attempt to the next; after the last the e-mail has failed. */
const PAUSES_MS = [1, 5, 30, 120, 480].map((minutes) => minutes * MINUTE_MS)
/** Longer than the mail server's patience: an attempt that began before that has been lost. */
const ATTEMPT_MS = 5 * MINUTE_MS
const LOOK_EVERY_MS = 30_000
const FAULT_LETTERS = 200

export type Sender = {
  /** Sends all that is due. */
  readonly send: () => Promise<void>
  /** Looks soon: something may have been written. */
  readonly poke: () => void
  readonly close: () => Promise<void>
}

export function messageSender({
  store,
  mail,
  clock,
  publicUrl,
  log,
}: {
  store: Store
  mail: Mail
  clock: () => Date
  publicUrl: () => string
  log: (error: unknown) => void
}): Sender {
  let closed = false
  let sending: Promise<void> | undefined
  let again = false

  const later = (ms: number) => new Date(clock().getTime() + ms).toISOString()
  const end = (key: MailKey, how: Parameters<typeof endMailAttempt>[2]) =>
    store.write((tx) => endMailAttempt(tx, key, how))

  async function attempt(taken: Row<'messageMail'>) {
    const letter = await letterFor(store, { taken, publicUrl: publicUrl() })
    // Left, erased the address or wants no e-mails since.
    if (!letter) return end(taken, { state: 'failed', fault: 'no address' })
    try {
      await mail.send(letter)
    } catch (error) {
      const fault = String(error instanceof Error ? error.message : error).slice(0, FAULT_LETTERS)
      if (mayHaveArrived(error)) return end(taken, { state: 'unsure', fault })
      const pause = refusedForGood(error) ? undefined : PAUSES_MS[taken.attempts - 1]
      return end(taken, {
        fault,
        ...(pause === undefined
          ? { state: 'failed' as const }
          : { state: 'waiting' as const, dueAt: later(pause) }),
      })
    }
    await end(taken, { state: 'sent', fault: '', sentAt: clock().toISOString() })
  }

  async function all() {
    // Looks without taking a turn among the writers: mostly there is nothing.
    if (!(await anyMailDue(store, { now: clock().toISOString() }))) return
    await store.write((tx) => giveUpLostMails(tx, { now: clock().toISOString() }))
    while (!closed) {
      const now = clock().toISOString()
      const taken = await store.write((tx) => takeDueMail(tx, { now, until: later(ATTEMPT_MS) }))
      if (!taken) return
      await attempt(taken)
    }
  }

  /** One run at a time; who asks meanwhile gets one more after it. */
  function send(): Promise<void> {
    if (closed) return Promise.resolve()
    if (sending) {
      again = true
      return sending
    }
    sending = (async () => {
      do {
        again = false
        await all()
      } while (again && !closed)
    })().finally(() => {
      sending = undefined
    })
    return sending
  }
  const poke = () => void send().catch(log)
  const timer = setInterval(poke, LOOK_EVERY_MS).unref()

  return {
    send,
    poke,
    async close() {
      closed = true
      clearInterval(timer)
      await sending?.catch(log)
    },
  }
}

/** What one person is sent, as they are now; null when they are no longer to be sent it. */
function letterFor(store: Store, { taken, publicUrl }: { taken: Row<'messageMail'>; publicUrl: string }) {
  return store.read(async () => {
    const { movementId, messageId, personId } = taken
    const message = await messageOf(store, { movementId, messageId })
    const person = await personOf(store, { movementId, id: personId })
    const movement = await movementOf(store, movementId)
    const to = mailAddress(person?.contact ?? null)
    if (!message || !person || !movement || to === null || !speaksFor(person, message)) return null
    if ((await peopleWithoutMail(store, { movementId })).includes(personId)) return null
    const how = { language: person.language, zone: movement.timeZone, publicUrl }
    return { to, ...letterOf(message, how), id: `${messageId}.${personId}` }
  })
}
