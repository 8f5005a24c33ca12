/** What people have done and the server may not know yet: kept on the phone, sent in order, each once. */

export type Field = readonly [name: string, value: string | File]

/** A form as it was sent off. */
export type Wish = {
  /** Where it is posted: path and query. */
  readonly action: string
  /** The page it was filled in on, to come back to. */
  readonly page: string
  /** What it asks for, in the words of its page. */
  readonly words: string
  readonly fields: readonly Field[]
}

export type Entry = Wish & {
  /** The idempotency key: one wish, however often it is sent. */
  readonly key: string
  /** Whose it is; it is sent in nobody else's name. */
  readonly person: string
  readonly at: string
  /** It left once, so it may have arrived. */
  readonly sent: boolean
  /** How often the server had trouble with it. */
  readonly troubles: number
  /** Why the server refused it, in sentences; null while it waits. */
  readonly refusal: readonly string[] | null
}
/** An entry and its place in the order. */
export type Kept = Entry & { readonly order: number }

/** Where entries outlive the page. `list` gives them in the order they were added. */
export type Shelf = {
  readonly list: () => Promise<readonly Kept[]>
  readonly add: (entry: Entry) => Promise<void>
  readonly put: (entry: Kept) => Promise<void>
  readonly drop: (order: number) => Promise<void>
}

export type Answer<Result> =
  /** The server has it, and what it said. */
  | { readonly is: 'done'; readonly result: Result }
  /** The server did nothing, and says why. */
  | { readonly is: 'refused'; readonly result: Result; readonly why: readonly string[] }
  /** The server could not, for reasons of its own. */
  | { readonly is: 'trouble'; readonly result: Result; readonly why: readonly string[] }
  /** No answer: it arrived or not. */
  | { readonly is: 'lost' }
  /** Somebody else, or nobody, is signed in here. */
  | { readonly is: 'signed-out' }

/** After so many troubles with the same wish, it is said to be refused, so that it does not hold up the others. */
const MOST_TROUBLES = 5

type Parts<Result> = {
  readonly shelf: Shelf
  readonly send: (entry: Entry) => Promise<Answer<Result>>
  readonly newKey: () => string
  readonly now: () => Date
  /** Runs one piece of work at a time, over all windows of the browser. */
  readonly alone: <T>(work: () => Promise<T>) => Promise<T>
}

export function createOutbox<Result>({ shelf, send, newKey, now, alone }: Parts<Result>) {
  /** What is one person's. */
  const of = async (person: string) => (await shelf.list()).filter((entry) => entry.person === person)

  return {
    of,
    all: shelf.list,
    /** Keeps a wish before anything is sent. @returns its key */
    async add(person: string, wish: Wish): Promise<string> {
      const key = newKey()
      const at = now().toISOString()
      await shelf.add({ ...wish, key, person, at, sent: false, troubles: 0, refusal: null })
      return key
    },
    drop: (entry: Kept) => alone(() => shelf.drop(entry.order)),
    /**
     * Sends what waits for one person, the oldest first, until one gets no answer. Only an answer takes an entry
     * away or marks it as refused; what was refused does not hold up what came after it.
     */
    flush: (person: string): Promise<ReadonlyMap<string, Answer<Result>>> =>
      alone(async () => {
        const answers = new Map<string, Answer<Result>>()
        for (const entry of await of(person)) {
          if (entry.refusal) continue
          const leaving = { ...entry, sent: true }
          await shelf.put(leaving)
          const answer = await send(leaving)
          answers.set(entry.key, answer)
          if (answer.is === 'lost' || answer.is === 'signed-out') break
          if (answer.is === 'done') await shelf.drop(entry.order)
          else {
            const troubles = entry.troubles + (answer.is === 'trouble' ? 1 : 0)
            const isRefused = answer.is === 'refused' || troubles >= MOST_TROUBLES
            await shelf.put({ ...leaving, troubles, refusal: isRefused ? answer.why : null })
            if (!isRefused) break
          }
        }
        return answers
      }),
  }
}
