/** What is left of urgent batches, told to whoever listens; and the clock that ends offers. */
import {
  expireOffers,
  type LiveOffer,
  liveOffersOfWeek,
  offersInWeek,
  type Row,
  type Store,
  type Writer,
} from '@bocal/db'
import type { FastifyBaseLogger } from 'fastify'
import { latest } from './event-streams.ts'
import { tellOver } from './paper/urgent-news.ts'

/** An offer takes no claim after its end, whenever this comes by. */
const CLOCK_MS = 15_000

type WeekKey = { readonly movementId: string; readonly weekId: string }
type Listener = (offers: readonly LiveOffer[]) => void
/** The listeners of a week; `again` reads its offers once for all of them. */
type Heard = { readonly listeners: Set<Listener>; readonly again: () => void }

export type LiveOffers = ReturnType<typeof liveOffers>

export function liveOffers(parts: { store: Store; clock: () => Date; log: FastifyBaseLogger }) {
  const { store, clock, log } = parts
  const weeks = new Map<string, Heard>()
  const nameOf = ({ movementId, weekId }: WeekKey) => `${movementId} ${weekId}`
  const failed = (error: unknown) => log.warn({ err: error }, 'offers could not be read or ended')
  let ticking: NodeJS.Timeout | undefined

  function heardOf(key: WeekKey): Heard {
    const listeners = new Set<Listener>()
    const again = latest(async () => {
      const offers = await liveOffersOfWeek(store, key)
      for (const listener of listeners) listener(offers)
    }, failed)
    return { listeners, again }
  }

  async function tellEnded(
    tx: Writer,
    { offer: { movementId, weekId, id }, leftG }: { offer: Row<'instantOffer'>; leftG: number },
  ): Promise<void> {
    const [over] = await offersInWeek(store, { movementId, weekId, id })
    if (over) await tellOver(tx, store, { over, leftG, by: null })
  }

  /** Also tells every listener anew: another process on the same database may have changed what is left. */
  async function tick(): Promise<void> {
    await expireOffers(store, clock(), tellEnded).catch(failed)
    for (const { again } of weeks.values()) again()
  }

  return {
    /** Calls back now and after each change of a week's offers. @returns how to stop listening */
    watch(key: WeekKey, listener: Listener): () => void {
      const name = nameOf(key)
      const heard = weeks.get(name) ?? heardOf(key)
      weeks.set(name, heard)
      heard.listeners.add(listener)
      heard.again()
      return () => {
        heard.listeners.delete(listener)
        if (heard.listeners.size === 0) weeks.delete(name)
      }
    },
    /** Say it after the write is on disk. */
    changed(key: WeekKey): void {
      weeks.get(nameOf(key))?.again()
    },
    /** Ends what ended while nobody looked, then goes on looking. */
    async start(): Promise<void> {
      await tick()
      ticking = setInterval(() => void tick(), CLOCK_MS).unref()
    },
    stop: () => clearInterval(ticking),
  }
}
