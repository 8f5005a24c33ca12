/** The outbox as the pages see it: what waits, who must sign in again, what has just arrived. */
import type { ActionResult } from '@sveltejs/kit'
import { deserialize } from '$app/forms'
import { invalidateAll } from '$app/navigation'
import { type Answer, createOutbox, type Kept, type Wish } from './outbox.ts'
import { poster } from './post.ts'
import { databaseShelf } from './shelf.ts'

let last: Promise<unknown> = Promise.resolve()
/** One at a time in this window. */
function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const mine = last.then(work)
  last = mine.catch(() => undefined)
  return mine
}

const outbox = createOutbox<ActionResult>({
  shelf: databaseShelf(),
  send: poster({ fetch: (...request) => fetch(...request), read: deserialize }),
  newKey: () => [...crypto.getRandomValues(new Uint8Array(16))].map((b) => b.toString(16)).join('-'),
  now: () => new Date(),
  // Browsers without locks send from two windows at once, and the server applies once all the same.
  alone: (work) => inTurn(() => navigator.locks?.request('bocal-outbox', work) ?? work()),
})

class Box {
  /** What the server does not have yet, or has refused. */
  entries = $state<readonly Kept[]>([])
  isSignedOut = $state(false)
  /** What has arrived after waiting, in words, to be read out. */
  arrived = $state<readonly string[]>([])
  /** The refused entry whose form is being corrected. */
  correcting: Kept | null = null
  /** Forms that stand there waiting for their answer, and the answers that have come for them. */
  readonly #awaited = new Map<string, Answer<ActionResult> | undefined>()

  async look(person: string): Promise<void> {
    this.entries = await outbox.of(person)
    if (this.entries.some((entry) => !entry.refusal)) return
    for (const form of document.querySelectorAll<HTMLFormElement>('form[data-waiting]'))
      delete form.dataset.waiting
  }

  /** How much waits on this phone, whosever it is. */
  count = async (): Promise<number> => (await outbox.all()).length

  /** Keeps a form on this phone. @returns its key @throws where the browser has no database */
  async keep(person: string, wish: Wish): Promise<string> {
    const key = await outbox.add(person, wish)
    this.#awaited.set(key, undefined)
    const corrected = this.correcting
    if (corrected?.action === wish.action) await outbox.drop(corrected)
    this.correcting = null
    return key
  }

  /**
   * Sends what waits, and gives the answer to one form; none when it has to wait. Refused at once, it is kept no
   * longer: the form shows why, and holds what was typed.
   */
  async send(person: string, key: string): Promise<Answer<ActionResult> | undefined> {
    await this.#flush(person)
    const answer = this.#awaited.get(key)
    this.#awaited.delete(key)
    const refused = answer?.is === 'refused' && (await outbox.of(person)).find((entry) => entry.key === key)
    if (refused) await outbox.drop(refused)
    return answer
  }

  /** Sends what has waited, and shows what has become of it. */
  async sendWaiting(person: string): Promise<void> {
    const arrived = await this.#flush(person)
    await this.look(person)
    if (arrived.length > 0) await invalidateAll()
  }

  async drop(person: string, entry: Kept): Promise<void> {
    await outbox.drop(entry)
    await this.look(person)
  }

  /** @returns what has arrived that no form stands waiting for, in words */
  async #flush(person: string): Promise<readonly string[]> {
    const waiting = await outbox.of(person)
    if (!navigator.onLine || waiting.length === 0) return []
    const answers = await outbox.flush(person)
    for (const [key, answer] of answers) if (this.#awaited.has(key)) this.#awaited.set(key, answer)
    const given = [...answers.values()]
    if (given.length > 0) this.isSignedOut = given.some(({ is }) => is === 'signed-out')
    const arrived = waiting
      .filter(({ key }) => answers.get(key)?.is === 'done' && !this.#awaited.has(key))
      .map(({ words }) => words)
    if (arrived.length > 0) this.arrived = arrived
    return arrived
  }
}

export const box = new Box()
