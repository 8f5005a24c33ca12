/** A movement of one's own: it begins with one coordinator, who enters with a link that the server prints. */
import {
  addPerson,
  DEFAULT_POLICY,
  DEMO_MOVEMENT,
  everSignedIn,
  insertMovement,
  insertSignInLink,
  movements,
  newId,
  people,
  revokeLinksOf,
  type Store,
} from '@bocal/db'
import { newToken, tokenHash } from './access/tokens.ts'

/** The database holds the demo, said in words. */
export class AlreadyDemo extends Error {}

const MOVE_MINUTES = 180
const LINK_DAYS = 7
const DAY_MS = 24 * 3600 * 1000

/**
 * Makes a movement with its first coordinator, in a database without any; does nothing where there is one.
 *
 * @throws AlreadyDemo
 */
export async function beginMovement(
  store: Store,
  { name, timeZone, now }: { name: string; timeZone: string; now: Date },
): Promise<void> {
  const known = await movements(store)
  if (known.some(({ id }) => id === DEMO_MOVEMENT)) {
    throw new AlreadyDemo(
      'this database holds the demo: choose another folder with --data for your own movement.',
    )
  }
  if (known.length > 0) return
  const at = now.toISOString()
  const movementId = newId()
  const personId = newId()
  const hats = (['coordinator', 'admin'] as const).map((kind) => ({ kind, groupId: null, producerId: null }))
  await store.write(async (tx) => {
    await insertMovement(tx, {
      id: movementId,
      name,
      timeZone,
      moveMinutes: MOVE_MINUTES,
      policy: DEFAULT_POLICY,
      createdAt: at,
    })
    await addPerson(tx, {
      row: { movementId, id: personId, name: 'Coordination', language: 'fr', createdAt: at },
      hats,
      act: { at, personId: null, action: 'person.add' },
    })
  })
}

/** For each movement in which nobody ever signed in, a new link for its administrator; older ones end. */
export async function firstLinks(
  store: Store,
  { now }: { now: Date },
): Promise<{ movement: string; token: string }[]> {
  const links = []
  for (const { id: movementId, name } of await movements(store)) {
    if (movementId === DEMO_MOVEMENT || (await everSignedIn(store, { movementId }))) continue
    const first = (await people(store, { movementId })).find(({ roles }) =>
      roles.some(({ kind }) => kind === 'admin'),
    )
    if (!first) continue
    const token = newToken()
    const at = now.toISOString()
    await store.write(async (tx) => {
      await revokeLinksOf(tx, { movementId, personId: first.id, at })
      await insertSignInLink(tx, {
        movementId,
        id: newId(),
        personId: first.id,
        purpose: 'invitation',
        tokenHash: tokenHash(token),
        attempts: 0,
        createdAt: at,
        expiresAt: new Date(now.getTime() + LINK_DAYS * DAY_MS).toISOString(),
      })
    })
    links.push({ movement: name, token })
  }
  return links
}
