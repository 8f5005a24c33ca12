/** Every kind of caller the access matrix knows, signed in. */
import { deviceOf, insertSignInLink, type NewRow, newId, touchDevice } from '@bocal/db'
import { eq } from '@bocal/db/testing'
import { expect } from 'vitest'
import type { Policy } from '../../server/src/access/policies.ts'
import { tokenHash } from '../../server/src/access/tokens.ts'
import { found, MOVEMENT, ORIGIN, PEOPLE, type TestApp } from './app.ts'
import { AT, insertMovement } from './sample.ts'

/** Another movement, in which two people wear every hat. */
export const ELSEWHERE = 'elsewhere'

export const CALLERS = [
  'nobody',
  'coordinator',
  'admin',
  'group',
  'producer',
  'driver',
  'kitchenLead',
  /** Every hat, in another movement. */
  'stranger',
  /** Every hat in another movement, but the second factor is not given: no coordinator yet. */
  'pending',
] as const
export type CallerKind = (typeof CALLERS)[number]

const MEMBERS = CALLERS.filter((who) => who !== 'nobody')
const FIELD = ['stranger', 'pending'] as const

/** Said again here, so that a policy that is loosened by mistake is seen. */
export const MAY: Readonly<Record<Policy, readonly CallerKind[]>> = {
  anyone: CALLERS,
  pages: CALLERS,
  member: MEMBERS,
  coordinator: ['coordinator', 'admin', 'stranger'],
  admin: ['admin', 'stranger'],
  driver: ['driver', ...FIELD],
  'kitchen lead': ['kitchenLead', ...FIELD],
  'coordinator or group': ['coordinator', 'admin', 'group', ...FIELD],
  'coordinator or producer': ['coordinator', 'admin', 'producer', ...FIELD],
  'coordinator, kitchen lead or driver': ['coordinator', 'admin', 'kitchenLead', 'driver', ...FIELD],
  'coordinator, producer or driver': ['coordinator', 'admin', 'producer', 'driver', ...FIELD],
}

/** Adds the other movement, with one row in every table and its two people. */
export async function addElsewhere({ store }: TestApp): Promise<void> {
  const hats: Omit<NewRow<'role'>, 'movementId' | 'id' | 'personId' | 'createdAt'>[] = [
    { kind: 'coordinator' },
    { kind: 'admin' },
    { kind: 'driver' },
    { kind: 'kitchen_lead' },
    { kind: 'group', groupId: 'group-1' },
    { kind: 'producer', producerId: 'producer-1' },
  ]
  await store.write(async (tx) => {
    await insertMovement(tx, ELSEWHERE)
    // What had ended long ago the server itself would end meanwhile.
    const endsAt = '2100-01-01T00:00:00.000Z'
    await tx
      .update(tx.tables.instantOffer)
      .set({ endsAt })
      .where(eq(tx.tables.instantOffer.movementId, ELSEWHERE))
    for (const id of FIELD) {
      const own = { movementId: ELSEWHERE, createdAt: AT }
      await tx.insert(tx.tables.person).values({ ...own, id, name: id, language: 'en' })
      for (const hat of hats)
        await tx.insert(tx.tables.role).values({ ...own, id: newId(), personId: id, ...hat })
    }
  })
}

/** An invitation to a person, ready to use. */
export async function linkFor({ store }: TestApp, personId: string, movementId = ELSEWHERE): Promise<string> {
  const token = newId()
  await store.write((tx) =>
    insertSignInLink(tx, {
      movementId,
      id: newId(),
      personId,
      purpose: 'invitation',
      tokenHash: tokenHash(token),
      attempts: 0,
      createdAt: AT,
      expiresAt: '2100-01-01T00:00:00.000Z',
    }),
  )
  return token
}

/** Signs in, of the other movement by a link, and gives the cookie; '' for nobody. */
export async function cookieOf(api: TestApp, who: CallerKind): Promise<string> {
  const { app, store } = api
  if (who === 'nobody') return ''
  const far = who === 'stranger' || who === 'pending'
  const reply = await app.inject({
    method: 'POST',
    url: far ? '/api/session/link' : '/api/session',
    headers: { origin: ORIGIN, host: new URL(ORIGIN).host },
    payload: far ? { token: await linkFor(api, who) } : { movement: MOVEMENT, person: PEOPLE[who] },
  })
  expect(reply.statusCode, who).toBe(200)
  const [cookie] = reply.cookies
  const value = cookie?.value ?? ''
  if (who === 'stranger') {
    const device = found(await deviceOf(store, { tokenHash: tokenHash(value), seenAfter: AT }))
    const { movementId, id } = device
    await store.write((tx) => touchDevice(tx, { movementId, id, verifiedAt: AT }))
  }
  return `${cookie?.name}=${encodeURIComponent(value)}`
}
