/** What every request passes before its route: who asks, in which language, from where, and may they. */

import { type Store } from '@bocal/db'
import type { FastifyInstance, FastifyRequest, RouteOptions } from 'fastify'
import type { Language } from '../../contract/index.ts'
import { preferredLanguage } from '../messages/index.ts'
import { Refused } from '../problems.ts'
import type { Caller } from './caller.ts'
import { isDemo } from './demo.ts'
import { callerOf } from './known-caller.ts'
import { refuseForged } from './origin.ts'
import { enforce, POLICIES, type Policy } from './policies.ts'
import { deviceOfRequest } from './session.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Every route names one. */
    policy?: Policy
  }
  interface FastifyRequest {
    /** Null when nobody is signed in. */
    caller: Caller | null
    language: Language
  }
  interface FastifyInstance {
    /** Every route of the application, for tests of the policies. */
    routeTable: RouteOptions[]
  }
}

const CHANGES = new Set(['POST', 'PUT', 'PATCH', 'DELETE'])
const isChange = (route: RouteOptions) => [route.method].flat().some((method) => CHANGES.has(method))

/** The caller of a route that needs one. */
export function member(request: FastifyRequest): Caller {
  if (!request.caller) throw new Refused('sign-in')
  return request.caller
}

export function guard(
  app: FastifyInstance,
  parts: { store: Store; clock: () => Date; demo?: boolean; rates?: { signIn: number; changes: number } },
) {
  const rates = parts.rates ?? { signIn: 60, changes: 300 }
  app.decorateRequest('caller', null)
  app.decorateRequest('language', 'fr')
  app.decorate('routeTable', [])

  app.addHook('onRoute', (route) => {
    app.routeTable.push(route)
    if (!isChange(route) || route.config?.policy === undefined || route.config.policy === 'pages') return
    const max = route.config.policy === 'anyone' ? rates.signIn : rates.changes
    route.config.rateLimit = { max, timeWindow: '1 minute' }
  })
  app.addHook('onReady', async () => {
    const without = app.routeTable.filter(({ config }) => !config?.policy || !(config.policy in POLICIES))
    if (without.length > 0) {
      throw new Error(
        `routes without a policy: ${without.map((r) => `${[r.method].flat().join()} ${r.url}`).join('; ')}`,
      )
    }
  })
  app.addHook('onRequest', async (request) => {
    const { policy } = request.routeOptions.config
    const wanted = preferredLanguage(request.headers['accept-language'])
    request.language = wanted ?? 'fr'
    if (policy === undefined) return // No route: the not-found handler answers.
    refuseForged(request)
    if (policy === 'pages') return
    const device = await deviceOfRequest(parts.store, { request, now: parts.clock() })
    request.caller =
      device && (await callerOf(parts.store, { device, demo: isDemo(parts, device.movementId) }))
    request.language = wanted ?? request.caller?.language ?? 'fr'
    enforce(policy, request.caller)
  })
  app.addHook('onSend', async (request, reply) => {
    if (request.url.startsWith('/api/') && !reply.hasHeader('cache-control'))
      reply.header('cache-control', 'no-store')
  })
}
