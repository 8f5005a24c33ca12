/** The session: a cookie with a random token, and in the store the device it was given to, found by its hash. */
import {
  deviceOf,
  endDeviceOfCookie,
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
const DAY_MS = 24 * 3600 * 1000
/** A device that is not used for so long is signed out. */
const IDLE_MS = 30 * DAY_MS
/** As long as browsers keep a cookie; the store decides. */
const COOKIE_S = 400 * 24 * 3600
/** When a device was last seen is kept to the hour, so that reading does not write. */
const SEEN_EVERY_MS = 3600 * 1000

/** Before this instant a device was seen too long ago. */
export const seenAfter = (now: Date): string => new Date(now.getTime() - IDLE_MS).toISOString()

/** The signed-in device a request comes from; null without one. */
export async function deviceOfRequest(
  store: Store,
  { request, now }: { request: FastifyRequest; now: Date },
): Promise<Row<'device'> | null> {
  const token = request.cookies[COOKIE]
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

/**
 * Signs a browser in as whom `admit` names; whoever was signed in there is signed out. The cookie is always a
 * new one.
 *
 * @returns the device, or null when `admit` names nobody: what it wrote is kept
 */
export async function enter(
  { store, request, reply }: { store: Store; request: FastifyRequest; reply: FastifyReply },
  { now, secure, admit }: { now: Date; secure: boolean; admit: Admission },
): Promise<Row<'device'> | null> {
  const at = now.toISOString()
  const token = newToken()
  const before = request.cookies[COOKIE]
  const device = await store.write(async (tx) => {
    const who = await admit(tx)
    if (!who) return null
    if (before) await endDeviceOfCookie(tx, { tokenHash: tokenHash(before), at })
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
  if (device) {
    reply.setCookie(COOKIE, token, {
      path: '/',
      httpOnly: true,
      sameSite: 'lax',
      secure: secure || request.protocol === 'https',
      maxAge: COOKIE_S,
    })
  }
  return device
}

/** Signs this browser out. */
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
  const token = request.cookies[COOKIE]
  forgetCookie(reply)
  if (!token) return
  await store.write((tx) => endDeviceOfCookie(tx, { tokenHash: tokenHash(token), at: now.toISOString() }))
}

export const forgetCookie = (reply: FastifyReply) => reply.clearCookie(COOKIE, { path: '/' })
