import type { Batch, Group } from '@bocal/server/contract'
import { amountOf } from '$lib/typed.ts'

/** First offered: this much for each member, as far as it goes. */
const FRESH_G_PER_MEMBER = 1000
const JARS_PER_MEMBER = 1

export type Choice = {
  /** Null for fresh produce. */
  readonly preparation: Batch['makes'][number] | null
  /** Jars or kilos: as many as there are, and as many as are first offered, or were stepped to without JavaScript. */
  readonly most: number
  readonly amount: number
}

/** What the address says a group takes of a batch, and how much; null when it has not chosen yet. */
export function choiceOf(
  query: URLSearchParams,
  { batch, group }: { batch: Batch; group: Group },
): Choice | null {
  const as = query.get('as')
  const preparation = batch.makes.find((one) => one.preparation === as) ?? null
  if (!preparation && as !== 'fresh') return null
  const most = preparation ? preparation.jars : Math.floor(batch.remainingG / 1000)
  const usual = preparation
    ? group.members * JARS_PER_MEMBER
    : Math.round((group.members * FRESH_G_PER_MEMBER) / 1000)
  const amount = query.has('amount')
    ? amountOf(query.get('amount')) + amountOf(query.get('step'))
    : Math.min(usual, most)
  return { preparation, most, amount: Math.max(1, amount) }
}
