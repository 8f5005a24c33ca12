/**
 * The session: a cookie with a random token, and in the store the device it was given to, found by its hash.
 * In a browser of somebody who is known in several movements the cookie holds a token for each: the first is who
 * acts, the others wait to be changed to. A request never acts as more than one.
 */
import {
  deviceOf,
  devicesOfCookies,
  endDevicesOfCookies,
  insertDevice,
  newId,
  type Row,
  type Store,
  StoreError,
  touchDevice,
  type Writer,
} from '@bocal/db'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { browserOf } from './browser.ts'
import { newToken, tokenHash } from './tokens.ts'

const COOKIE = 'bocal_session'
const BETWEEN = '.'
/** Movements a browser can be signed in to at once. */
const MOST_TOKENS = 8
const DAY_MS = 24 * 3600 * 1000
/** A device that is not used for so long is signed out. */
const IDLE_MS = 30 * DAY_MS
/** As long as browsers keep a cookie; the store decides. */
const COOKIE_S = 400 * 24 * 3600
/** When a device was last seen is kept to the hour, so that reading does not write. */
const SEEN_EVERY_MS = 3600 * 1000

/** Before this instant a device was seen too long ago. */
export const seenAfter = (now: Date): string => new Date(now.getTime() - IDLE_MS).toISOString()

const tokensOf = ({ cookies }: FastifyRequest): readonly string[] =>
  (cookies[COOKIE] ?? '')
    .split(BETWEEN)
    .filter((token) => token !== '')
    .slice(0, MOST_TOKENS)

/** The signed-in device a request comes from; null without one: nobody is ever let on as one that waits. */
export async function deviceOfRequest(
  store: Store,
  { request, now }: { request: FastifyRequest; now: Date },
): Promise<Row<'device'> | null> {
  const [token] = tokensOf(request)
  if (!token) return null
  const device = await deviceOf(store, { tokenHash: tokenHash(token), seenAfter: seenAfter(now) })
  if (!device) return null
  if (now.getTime() - Date.parse(device.lastSeenAt) > SEEN_EVERY_MS) await see(store, { device, now })
  return device
}

async function see(store: Store, { device, now }: { device: Row<'device'>; now: Date }) {
  const { movementId, id } = device
  try {
    await store.write((tx) => touchDevice(tx, { movementId, id, lastSeenAt: now.toISOString() }))
  } catch (error) {
    // People can read on while the disk is full or read-only.
    if (!(error instanceof StoreError)) throw error
  }
}

/** Names whom to let in, in the transaction that lets them in; null for nobody. */
export type Admission = (tx: Writer) => Promise<{ movementId: string; personId: string } | null>

/** The devices that wait in a request's browser, of other movements than the one that acts; by movement. */
export async function waiting(
  store: Store,
  { request, now }: { request: FastifyRequest; now: Date },
): Promise<readonly (Row<'device'> & { readonly token: string })[]> {
  const tokens = new Map(
    tokensOf(request)
      .slice(1)
      .map((token) => [tokenHash(token), token]),
  )
  if (tokens.size === 0) return []
  const devices = await devicesOfCookies(store, {
    tokenHashes: [...tokens.keys()],
    seenAfter: seenAfter(now),
  })
  return devices.map((device) => ({ ...device, token: tokens.get(device.tokenHash) ?? '' }))
}

/**
 * Makes the device that waits in this browser for a movement the one that acts.
 *
 * @returns it, or null when none waits there
 */
export async function changeTo(
  { store, request, reply }: { store: Store; request: FastifyRequest; reply: FastifyReply },
  { now, secure, movementId }: { now: Date; secure: boolean; movementId: string },
): Promise<Row<'device'> | null> {
  const device = (await waiting(store, { request, now })).find((one) => one.movementId === movementId)
  if (!device) return null
  const others = tokensOf(request).filter((token) => token !== device.token)
  keep({ request, reply }, { secure, tokens: [device.token, ...others] })
  return device
}

function keep(
  { request, reply }: { request: FastifyRequest; reply: FastifyReply },
  { secure, tokens }: { secure: boolean; tokens: readonly string[] },
) {
  reply.setCookie(COOKIE, tokens.join(BETWEEN), {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: secure || request.protocol === 'https',
    maxAge: COOKIE_S,
  })
}

/**
 * Signs a browser in as whom `admit` names; whoever was signed in there to the same movement is signed out, and
 * those of other movements wait. The token is always a new one.
 *
 * @returns the device, or null when `admit` names nobody: what it wrote is kept
 */
export async function enter(
  { store, request, reply }: { store: Store; request: FastifyRequest; reply: FastifyReply },
  { now, secure, admit }: { now: Date; secure: boolean; admit: Admission },
): Promise<Row<'device'> | null> {
  const at = now.toISOString()
  const token = newToken()
  const before = tokensOf(request)
  const tokens = [token]
  const device = await store.write(async (tx) => {
    const who = await admit(tx)
    if (!who) return null
    const held = await devicesOfCookies(store, {
      tokenHashes: before.map(tokenHash),
      seenAfter: seenAfter(now),
    })
    const replaced = held.filter(({ movementId }) => movementId === who.movementId)
    await endDevicesOfCookies(tx, { tokenHashes: replaced.map((one) => one.tokenHash), at })
    const stays = new Set(held.filter((one) => !replaced.includes(one)).map((one) => one.tokenHash))
    tokens.push(...before.filter((one) => stays.has(tokenHash(one))).slice(0, MOST_TOKENS - 1))
    return insertDevice(tx, {
      movementId: who.movementId,
      personId: who.personId,
      id: newId(),
      tokenHash: tokenHash(token),
      browser: browserOf(request.headers['user-agent']),
      createdAt: at,
      lastSeenAt: at,
    })
  })
  if (device) keep({ request, reply }, { secure, tokens })
  return device
}

/** Signs this browser out, of every movement: whoever takes it next finds nobody in it. */
export async function leave({
  store,
  request,
  reply,
  now,
}: {
  store: Store
  request: FastifyRequest
  reply: FastifyReply
  now: Date
}): Promise<void> {
  const tokenHashes = tokensOf(request).map(tokenHash)
  reply.clearCookie(COOKIE, { path: '/' })
  if (tokenHashes.length === 0) return
  await store.write((tx) => endDevicesOfCookies(tx, { tokenHashes, at: now.toISOString() }))
}
