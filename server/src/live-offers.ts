/** What is left of urgent batches, told to whoever listens; and the clock that ends offers. */
import { expireOffers, type LiveOffer, liveOffersOfWeek, type Store } from '@bocal/db'
import type { FastifyBaseLogger } from 'fastify'

/** An offer takes no claim after its end, whenever this comes by. */
const CLOCK_MS = 15_000

type WeekKey = { readonly movementId: string; readonly weekId: string }
type Listener = (offers: readonly LiveOffer[]) => void
/** The listeners of a week, and whether its offers are being read for them. */
type Heard = { readonly key: WeekKey; readonly listeners: Set<Listener>; busy: boolean; again: boolean }

export type LiveOffers = ReturnType<typeof liveOffers>

export function liveOffers({
  store,
  clock,
  log,
}: {
  store: Store
  clock: () => Date
  log: FastifyBaseLogger
}) {
  const weeks = new Map<string, Heard>()
  const nameOf = ({ movementId, weekId }: WeekKey) => `${movementId} ${weekId}`
  let ticking: NodeJS.Timeout | undefined

  /** Reads once for all who listen; what changes meanwhile is read once more. */
  async function tell(heard: Heard): Promise<void> {
    heard.again = heard.busy
    if (heard.busy) return
    heard.busy = true
    try {
      do {
        heard.again = false
        const offers = await liveOffersOfWeek(store, heard.key)
        for (const listener of heard.listeners) listener(offers)
      } while (heard.again)
    } catch (error) {
      log.warn({ err: error }, 'what is left of urgent batches could not be told')
    }
    heard.busy = false
  }

  /** Also tells every listener anew: another process on the same database may have changed what is left. */
  async function tick(): Promise<void> {
    await expireOffers(store, clock()).catch((error: unknown) =>
      log.warn({ err: error }, 'offers that are over could not be ended'),
    )
    await Promise.all([...weeks.values()].map(tell))
  }

  return {
    /** Calls back now and after each change of a week's offers. @returns how to stop listening */
    watch(key: WeekKey, listener: Listener): () => void {
      const name = nameOf(key)
      const heard = weeks.get(name) ?? { key, listeners: new Set<Listener>(), busy: false, again: false }
      weeks.set(name, heard)
      heard.listeners.add(listener)
      void tell(heard)
      return () => {
        heard.listeners.delete(listener)
        if (heard.listeners.size === 0) weeks.delete(name)
      }
    },
    /** Say it after the write is on disk. */
    changed(key: WeekKey): void {
      const heard = weeks.get(nameOf(key))
      if (heard) void tell(heard)
    },
    /** Ends what ended while nobody looked, then goes on looking. */
    async start(): Promise<void> {
      await tick()
      ticking = setInterval(() => void tick(), CLOCK_MS).unref()
    },
    stop: () => clearInterval(ticking),
  }
}
