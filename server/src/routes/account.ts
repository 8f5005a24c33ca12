import {
  actsOnBehalf,
  devicesOf,
  endDevices,
  insertSecondFactor,
  newId,
  removeSecondFactor,
  secondFactorOf,
  touchDevice,
  updateSecondFactor,
} from '@bocal/db'
import { generateSecret, generateURI, verifySync } from 'otplib'
import { renderSVG } from 'uqr'
import { z } from 'zod'
import {
  Devices,
  Id,
  OnBehalfActs,
  SecondFactorCode,
  SecondFactorGiven,
  SecondFactorSetUp,
  SignedOut,
} from '../../contract/index.ts'
import { type Caller, groupsOf, producersOf } from '../access/caller.ts'
import { member } from '../access/guard.ts'
import { leave, seenAfter } from '../access/session.ts'
import { seal, unseal } from '../access/tokens.ts'
import { conflict, invalid, notFound, Refused } from '../problems.ts'
import { type Api, answers, type Context } from './route.ts'

const STEP_S = 30
/** Wrong codes in a row before one has to wait. */
const MOST_FAILURES = 5
const WAIT_MS = 15 * 60_000
const ACTS_SHOWN = 50

/** One's own account: where one is signed in, the second factor, what others did in one's name. */
export function accountRoutes(api: Api, { store, clock, secret }: Context) {
  const schema = { tags: ['account'] }
  const own = (caller: Caller) => ({ movementId: caller.movement.id, personId: caller.person.id })

  api.get(
    '/me/devices',
    {
      config: { policy: 'member' },
      schema: { ...schema, summary: 'Where one is signed in', response: answers(200, Devices) },
    },
    async (request) => {
      const caller = member(request)
      const rows = await devicesOf(store, { ...own(caller), seenAfter: seenAfter(clock()) })
      return {
        items: rows.map(({ id, browser, createdAt, lastSeenAt }) => ({
          id,
          browser,
          since: createdAt,
          lastSeen: lastSeenAt,
          here: id === caller.device,
        })),
      }
    },
  )

  api.delete(
    '/me/devices/:device',
    {
      config: { policy: 'member' },
      schema: {
        ...schema,
        summary: 'Sign out of one device',
        params: z.strictObject({ device: Id }),
        response: answers(200, SignedOut),
      },
    },
    async (request) => {
      const only = request.params.device
      const at = clock().toISOString()
      const devices = await store.write((tx) => endDevices(tx, { ...own(member(request)), at, only }))
      if (devices === 0) throw notFound()
      return { devices }
    },
  )

  api.delete(
    '/me/devices',
    {
      config: { policy: 'member' },
      schema: { ...schema, summary: 'Sign out everywhere, here too', response: answers(200, SignedOut) },
    },
    async (request, reply) => {
      const at = clock().toISOString()
      const devices = await store.write((tx) => endDevices(tx, { ...own(member(request)), at }))
      await leave({ store, request, reply, now: clock() })
      return { devices }
    },
  )

  api.get(
    '/me/on-behalf',
    {
      config: { policy: 'member' },
      schema: {
        ...schema,
        summary: 'What coordinators did in the name of one’s groups and producers, newest first',
        response: answers(200, OnBehalfActs),
      },
    },
    async (request) => {
      const caller = member(request)
      const parties = new Map(
        caller.roles.flatMap(({ group, producer }) => {
          const party = group ?? producer
          return party ? [[party.id, party] as const] : []
        }),
      )
      const of = [...groupsOf(caller), ...producersOf(caller)]
      const acts = await actsOnBehalf(store, { movementId: caller.movement.id, of, most: ACTS_SHOWN })
      return {
        items: acts.map(({ at, action, onBehalfOf, by }) => ({
          at,
          by: by ?? 'Bocal',
          action,
          of: parties.get(onBehalfOf) ?? { id: onBehalfOf, name: onBehalfOf },
        })),
      }
    },
  )

  api.post(
    '/me/second-factor',
    {
      config: { policy: 'member' },
      schema: {
        ...schema,
        summary: 'Begin with an authenticator app; it counts once its first code is given',
        response: answers(200, SecondFactorSetUp),
      },
    },
    async (request) => {
      const caller = member(request)
      const of = own(caller)
      const key = generateSecret()
      const row = { sealedSecret: seal(secret, key), createdAt: clock().toISOString(), failures: 0 }
      await store.write(async (tx) => {
        if ((await secondFactorOf(store, of))?.confirmedAt) throw conflict('path', (m) => m.factorKnown())
        await removeSecondFactor(tx, of)
        await insertSecondFactor(tx, { ...of, id: newId(), ...row })
      })
      const label = `${caller.person.name} (${caller.movement.name})`
      const address = generateURI({ issuer: 'Bocal', label, secret: key })
      return { address, secret: key, qr: renderSVG(address) }
    },
  )

  api.post(
    '/me/second-factor/code',
    {
      config: { policy: 'member' },
      schema: {
        ...schema,
        summary: 'Give the authenticator app’s code in this browser',
        body: SecondFactorCode,
        response: answers(200, SecondFactorGiven),
      },
    },
    async (request) => {
      const caller = member(request)
      const of = own(caller)
      const now = clock()
      const at = now.toISOString()
      const right = await store.write(async (tx) => {
        const factor = await secondFactorOf(store, of)
        if (!factor) throw conflict('path', (m) => m.factorNone())
        const waits = factor.failedAt !== null && now.getTime() - Date.parse(factor.failedAt) < WAIT_MS
        if (factor.failures >= MOST_FAILURES && waits) throw new Refused('too-many')
        const epoch = Math.floor(now.getTime() / 1000)
        const result = verifySync({
          secret: unseal(secret, factor.sealedSecret),
          token: request.body.code,
          epoch,
          epochTolerance: STEP_S,
          ...(factor.lastStep !== null && { afterTimeStep: factor.lastStep }),
        })
        if (!result.valid) {
          const failures = (waits ? factor.failures : 0) + 1
          await updateSecondFactor(tx, { ...of, set: { failures, failedAt: at } })
          return false
        }
        const lastStep = Math.floor(epoch / STEP_S) + result.delta
        const confirmedAt = factor.confirmedAt ?? at
        await updateSecondFactor(tx, { ...of, set: { confirmedAt, lastStep, failures: 0, failedAt: null } })
        await touchDevice(tx, { movementId: of.movementId, id: caller.device, verifiedAt: at })
        return true
      })
      // Outside, so that a wrong code is counted.
      if (!right) throw invalid('body.code', (m) => m.factorWrong())
      return { secondFactor: 'given' as const }
    },
  )
}
