import { found, type RecipeView } from '../problem-view.ts'
import { accepts, cook, mostJars } from './cooking.ts'
import { handOver, mostToHandOver } from './handing-over.ts'
import { type BatchState, type Ledger, type SessionState, undoTo } from './ledger.ts'

/** One thing to do: the most grams it could save, and doing it, which answers what it saved and took. */
type Move = { readonly mostG: number; readonly make: () => Done }
type Done = { readonly savedG: number; readonly cycleShare: number }

/** How much a move that makes a slot drive counts against one that fills a slot already running. */
const NEW_SLOT = 0.7
/** How much a whole session's cycle minutes count against none. */
const CYCLES = 0.1

/** How far a taste moves a batch in the order. */
const WAVER_MS = 8 * 24 * 3_600_000

/**
 * Places batch after batch, what spoils first in front, each by its best move until none is left; again,
 * while later decisions open something. `taste` weighs each batch's turn and each move anew (1: as
 * it is).
 */
export function serve(ledger: Ledger, taste: () => number): void {
  const inOrder = [...ledger.batches.values()]
    .filter((batch) => batch.routes.length > 0)
    .map((batch) => ({ batch, spoilsMs: batch.view.processByMs + (taste() - 1) * WAVER_MS }))
    .sort((a, b) => a.spoilsMs - b.spoilsMs)
  for (let moved = true; moved; ) {
    moved = false
    for (const { batch } of inOrder) {
      for (
        let move = bestMove(ledger, batch, taste);
        move !== undefined;
        move = bestMove(ledger, batch, taste)
      ) {
        move.make()
        ledger.journal.length = 0
        moved = true
      }
    }
  }
}

function bestMove(ledger: Ledger, batch: BatchState, taste: () => number): Move | undefined {
  let best: Move | undefined
  let most = 0
  for (const move of moves(ledger, batch)) {
    const weight = taste()
    if (move.mostG * weight <= most) continue
    const start = ledger.journal.length
    const running = ledger.tally.running
    const { savedG, cycleShare } = move.make()
    const newSlot = ledger.tally.running > running
    undoTo(ledger, start)
    const worth = weight * savedG * (newSlot ? NEW_SLOT : 1) * (1 - CYCLES * cycleShare)
    if (worth > most) {
      best = move
      most = worth
    }
  }
  return best
}

function* moves(ledger: Ledger, batch: BatchState): Iterable<Move> {
  const sessions = new Set<SessionState>()
  for (const route of batch.routes) {
    if (route.session === undefined) {
      const mostG = mostToHandOver(ledger, route)
      if (mostG > 0) yield { mostG, make: () => ({ savedG: handOver(ledger, route), cycleShare: 0 }) }
    } else sessions.add(route.session)
  }
  for (const session of sessions) {
    for (const id of session.claimsOf.keys()) {
      const recipe = found(ledger.view.recipes, id)
      if (!recipe.inputs.some((input) => accepts(input, batch))) continue
      const jars = mostJars(ledger, session, recipe)
      if (jars > 0) yield { mostG: jars * recipe.jarG, make: () => cooked(ledger, session, recipe) }
    }
  }
}

function cooked(ledger: Ledger, session: SessionState, recipe: RecipeView): Done {
  const { jars, cycleMinutes } = cook(ledger, session, recipe, Number.POSITIVE_INFINITY)
  const minutes = session.view.cycleMinutes * Math.max(1, session.items.length)
  return { savedG: jars * recipe.jarG, cycleShare: cycleMinutes === 0 ? 0 : cycleMinutes / minutes }
}
