/** A phone with an outbox, on a network, a server and a person's habits that are all unreliable. */
import {
  createOutbox,
  type Entry,
  type Kept,
  type Shelf,
  type Wish,
} from '../../web/src/lib/outbox/outbox.ts'
import { poster } from '../../web/src/lib/outbox/post.ts'

/** Survives the page as the browser's database does. */
export function memoryShelf(): Shelf {
  const entries = new Map<number, Kept>()
  let last = 0
  return {
    list: async () => [...entries.values()],
    add: async (entry: Entry) => {
      last += 1
      entries.set(last, { ...entry, order: last })
    },
    put: async (entry) => void entries.set(entry.order, entry),
    drop: async (order) => void entries.delete(order),
  }
}

type Reply = { readonly status: number; readonly body: string }
/** `body` is the form as it travels. */
export type Post = (path: string, sent: { headers: Headers; body: string }) => Promise<Reply>

export type Phone = ReturnType<typeof phone>

/** `fate` draws in [0, 1) what becomes of each request; `post` is the server. */
export function phone({ person, fate, post }: { person: string; fate: () => number; post: Post }) {
  const shelf = memoryShelf()
  let keys = 0
  let closes = () => {}
  const state = { isOnline: true, isReliable: false }

  const network: typeof fetch = async (input, init) => {
    if (!state.isOnline) throw new TypeError('no network')
    const lot = state.isReliable ? 1 : fate()
    if (lot < 0.15) throw new TypeError('lost on the way there')
    const request = new Request(new URL(input as string, 'http://phone.test'), init)
    const { pathname, search } = new URL(request.url)
    const { status, body } = await post(pathname + search, {
      headers: request.headers,
      body: await request.text(),
    })
    if (lot < 0.4) throw new TypeError('lost on the way back')
    if (lot < 0.5) {
      closes()
      // The page is gone: nobody is left to read the answer.
      return new Promise<Response>(() => {})
    }
    return new Response(body, { status })
  }
  const open = () => {
    let last: Promise<unknown> = Promise.resolve()
    return createOutbox({
      shelf,
      send: poster({ fetch: network, read: JSON.parse }),
      newKey: () => `${person.replace('/', '-')}-key-${++keys}-${Math.floor(fate() * 1e9)}`,
      now: () => new Date(),
      alone: (work) => {
        const mine = last.then(work)
        last = mine.catch(() => undefined)
        return mine
      },
    })
  }
  let outbox = open()

  return {
    state,
    waiting: () => outbox.of(person),
    add: (wish: Wish) => outbox.add(person, wish),
    drop: (entry: Kept) => outbox.drop(entry),
    /** Sends what waits; a page that closes meanwhile takes nothing with it. */
    async flush() {
      const closed = new Promise<'closed'>((done) => {
        closes = () => done('closed')
      })
      if ((await Promise.race([outbox.flush(person), closed])) === 'closed') outbox = open()
    },
    close: () => {
      outbox = open()
    },
  }
}
