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
  /** It arrived, and made this version of what it changed: kept as a trace for later changes, and shown to nobody. */
  readonly made?: number
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

/** The field of a form that says which version of a thing its change was decided on. */
const VERSION = 'version'
/** As long as a page is kept that may still show the version before. */
const TRACE_MS = 14 * 24 * 3600_000

const versionIn = ({ fields }: Wish): number | null => {
  const version = fields.find(([name]) => name === VERSION)?.[1]
  return typeof version === 'string' ? Number(version) : null
}
const withVersion = ({ fields }: Wish, version: number) =>
  fields.map(([name, value]) => [name, name === VERSION ? String(version) : value] as const)
const isSame = (a: Wish, b: Wish) => a.action.split('?')[0] === b.action.split('?')[0]

/** A change that arrived, as what it made of its thing: after own changes in a row, from where they began. */
function traceOf(arrived: Kept, traces: readonly Kept[]): Kept | null {
  const version = versionIn(arrived)
  if (version === null) return null
  const before = traces.find((one) => isSame(one, arrived) && one.made === version)
  const from = (before && versionIn(before)) ?? version
  return { ...arrived, words: '', fields: [[VERSION, String(from)]], made: version + 1 }
}

/**
 * A change decided before an own change of the same thing was answered, or on a page kept since before, follows
 * that one: it is a change of the version that one made. If somebody else changed the thing since, it is refused.
 */
function following(entry: Kept, traces: readonly Kept[]): Kept {
  const version = versionIn(entry)
  if (version === null) return entry
  const made = traces.flatMap((one) =>
    isSame(one, entry) && one.made !== undefined && (versionIn(one) ?? version + 1) <= version
      ? one.made
      : [],
  )
  return { ...entry, fields: withVersion(entry, Math.max(version, ...made)) }
}

export function createOutbox<Result>({ shelf, send, newKey, now, alone }: Parts<Result>) {
  const all = async () => (await shelf.list()).filter(({ made }) => made === undefined)
  /** What is one person's. */
  const of = async (person: string) => (await all()).filter((entry) => entry.person === person)

  async function drop(entries: readonly Kept[]): Promise<void> {
    for (const { order } of entries) await shelf.drop(order)
  }

  /** What is left of changes that arrived, without those too old to matter. */
  async function tracesIn(own: readonly Kept[]): Promise<readonly Kept[]> {
    const oldest = new Date(now().getTime() - TRACE_MS).toISOString()
    const traces = own.filter(({ made }) => made !== undefined)
    await drop(traces.filter(({ at }) => at < oldest))
    return traces.filter(({ at }) => at >= oldest)
  }

  /** @returns the traces there are now */
  async function arrived(entry: Kept, traces: readonly Kept[]): Promise<readonly Kept[]> {
    const trace = traceOf(entry, traces)
    if (!trace) {
      await shelf.drop(entry.order)
      return traces
    }
    await shelf.put(trace)
    await drop(traces.filter((one) => isSame(one, entry)))
    return [...traces.filter((one) => !isSame(one, entry)), trace]
  }

  return {
    of,
    all,
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
        const own = (await shelf.list()).filter((entry) => entry.person === person)
        let traces = await tracesIn(own)
        for (const entry of own) {
          if (entry.refusal || entry.made !== undefined) continue
          const leaving = { ...following(entry, traces), sent: true }
          await shelf.put(leaving)
          const answer = await send(leaving)
          answers.set(entry.key, answer)
          if (answer.is === 'lost' || answer.is === 'signed-out') break
          if (answer.is === 'done') traces = await arrived(leaving, traces)
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
