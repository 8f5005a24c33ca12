/** What is true of everything handed out: it is what a proposal gave that group, there. */
import type { Reader } from './store.ts'
import { total } from './total.ts'

/** Sentences about what does not hold. */
export async function collectionInvariants(db: Reader): Promise<string[]> {
  const { collection, proposal } = db.tables
  const proposals = await db.select().from(proposal)
  const found: string[] = []
  for (const row of await db.select().from(collection)) {
    const given = proposals
      .filter((one) => one.movementId === row.movementId && one.weekId === row.weekId)
      .filter((one) => one.groupId === row.groupId)
      .map(({ terms }) => ({
        jars: total(
          terms.sessions
            .filter(({ session }) => session === row.sessionId)
            .flatMap(({ jars }) => jars.map((of) => of.jars)),
        ),
        freshG: total(
          terms.fresh
            .filter(({ slot, place }) => slot === row.slotId && place === row.placeId)
            .map(({ quantityG }) => quantityG),
        ),
      }))
    if (!given.some(({ jars, freshG }) => jars === row.jars && freshG === row.freshG)) {
      const name = `collection ${row.movementId}/${row.id}`
      found.push(`${name}: ${row.jars} jars and ${row.freshG} g are what no proposal gave the group there`)
    }
  }
  return found
}
