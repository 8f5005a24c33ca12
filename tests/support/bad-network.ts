/** Changes over a network that loses answers after the change was made: sent again, with their key, until one arrives. */
import type { App } from '../../server/src/app.ts'
import { randomFrom } from '../../solver/search/random.ts'

type Caller = { readonly app: App; readonly cookie: string; readonly host: string }
type Load = {
  readonly writes: number
  readonly seed: number
  /** How many of the answers are lost. */
  readonly lost: number
  /** What the nth write asks for. */
  readonly ask: (nth: number) => { method: 'POST' | 'PUT'; url: string; payload: object }
}

export type Tally = {
  readonly requests: number
  readonly lost: number
  /** Answers that were neither a success nor alike. */
  readonly wrong: number
  /** The same key with another payload, and how many of those got 422. */
  readonly changed: number
  readonly refused: number
}

/** Writes under way at the same time. */
const LANES = 8
/** One in so many is asked again under its key with something else. */
const CHANGED_EVERY = 20

export async function overBadNetwork(
  { app, cookie, host }: Caller,
  { writes, seed, lost, ask }: Load,
): Promise<Tally> {
  const random = randomFrom(seed)
  const tally = { requests: 0, lost: 0, wrong: 0, changed: 0, refused: 0 }
  let next = 0

  async function request(nth: number, extra: object = {}) {
    const { payload, ...asked } = ask(nth)
    tally.requests += 1
    return app.inject({
      ...asked,
      headers: { host, origin: `http://${host}`, cookie, 'idempotency-key': `write-${seed}-${nth}` },
      payload: { ...payload, ...extra },
    })
  }
  async function write(nth: number) {
    const answers: string[] = []
    for (let arrived = false; !arrived; ) {
      const reply = await request(nth)
      answers.push(`${reply.statusCode} ${reply.body}`)
      if (reply.statusCode >= 300) tally.wrong += 1
      arrived = random() >= lost
      if (!arrived) tally.lost += 1
    }
    if (new Set(answers).size > 1) tally.wrong += 1
    if (nth % CHANGED_EVERY > 0) return
    tally.changed += 1
    if ((await request(nth, { note: 'something else' })).statusCode === 422) tally.refused += 1
  }
  async function lane() {
    for (let nth = next++; nth < writes; nth = next++) await write(nth)
  }
  await Promise.all(Array.from({ length: LANES }, lane))
  return tally
}
