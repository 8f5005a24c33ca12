/** The application, built apart from starting it: an explicit list of plugins and routes. */
import type { Store } from '@bocal/db'
import cookie from '@fastify/cookie'
import helmet from '@fastify/helmet'
import rateLimit from '@fastify/rate-limit'
import fastify, { type FastifyServerOptions } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { serializerCompiler } from 'fastify-type-provider-zod'
import type { z } from 'zod'
import { guard } from './access/guard.ts'
import { apiDocument, apiPages } from './api-document.ts'
import { eventStreams } from './event-streams.ts'
import { liveOffers } from './live-offers.ts'
import type { Mail } from './mail.ts'
import { messageSender, type Sender } from './paper/sender.ts'
import { assurances } from './planning/assurances.ts'
import type { Explainer } from './planning/explainer.ts'
import { planJobs } from './planning/jobs.ts'
import type { SolverPool } from './planning/solver-pool.ts'
import { trials } from './planning/trials.ts'
import { notFound, sendProblem, WrongShape } from './problems.ts'
import { routes } from './routes/index.ts'
import { type WebHandler, webPages } from './web-pages.ts'

export type Parts = {
  readonly store: Store
  readonly pool: SolverPool
  readonly explainer: Explainer
  /** Seals what the store keeps for signing in; at least 32 characters. */
  readonly secret: string
  readonly clock: () => Date
  readonly mail: Mail
  /** Sends the e-mails of messages; made of the other parts unless given. */
  readonly sender?: Sender
  /** Where people reach Bocal, like `https://bocal.example.org`: what links begin with. */
  readonly publicUrl: () => string
  /** Everybody may try every role in every movement; without, only in the demo's own. */
  readonly demo?: boolean
  /** The pages; without it only the API is served. */
  readonly web?: WebHandler
  readonly logger?: FastifyServerOptions['logger']
  /** Requests a minute, for sign-ins of an address and changes of a person. */
  readonly rates?: { readonly signIn: number; readonly changes: number }
}

const BODY_LIMIT = 1024 * 1024

/** Not yet listening; `await app.ready()` fails when a route has no policy. Closing it ends the planner's work too. */
export async function buildApp(parts: Parts) {
  const app = fastify({
    logger: parts.logger ?? false,
    bodyLimit: BODY_LIMIT,
    connectionTimeout: 60_000,
    requestTimeout: 30_000,
    handlerTimeout: 30_000,
    keepAliveTimeout: 10_000,
    pluginTimeout: 30_000,
    http: { headersTimeout: 15_000 },
    // A proxy on this machine, which ends TLS, is believed about protocol, host and address.
    trustProxy: 'loopback',
    // A drain must not wait for browsers that keep their connection.
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: 100 },
  }).withTypeProvider<ZodTypeProvider>()

  app.setValidatorCompiler<z.ZodType>(({ schema, httpPart }) => (data) => {
    const result = schema.safeParse(data)
    return result.success
      ? { value: result.data }
      : {
          error: new WrongShape({
            schema,
            data,
            part: httpPart === 'querystring' ? 'query' : (httpPart ?? ''),
          }),
        }
  })
  app.setSerializerCompiler(serializerCompiler)
  app.setErrorHandler(sendProblem)

  await app.register(cookie)
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        baseUri: ["'none'"],
        objectSrc: ["'none'"],
        frameAncestors: ["'none'"],
        formAction: ["'self'"],
        imgSrc: ["'self'", 'data:'],
      },
    },
    // Only a proxy that ends TLS knows that the site will stay on https.
    strictTransportSecurity: false,
    // With `no-referrer` browsers send `Origin: null` with forms, and we could not tell ours from forged ones.
    referrerPolicy: { policy: 'same-origin' },
  })
  // Before the plugin that reads the limits the guard gives each route.
  guard(app, parts)
  await app.register(rateLimit, {
    global: false,
    keyGenerator: (request) => request.caller?.person.id ?? request.ip,
  })
  await apiDocument(app)

  const jobs = planJobs({ ...parts, log: app.log })
  await jobs.abandonStale()
  const streams = eventStreams()
  const live = liveOffers({ ...parts, log: app.log })
  app.addHook('onReady', () => live.start())
  // Before the drain waits for answers that are under way.
  app.addHook('preClose', async () => {
    live.stop()
    streams.close()
  })
  app.addHook('onClose', () => jobs.close())
  const sender =
    parts.sender ?? messageSender({ ...parts, log: (error) => app.log.error({ err: error }, 'e-mails') })
  // What a change told is on disk once it is answered.
  app.addHook('onResponse', async ({ method }) => {
    if (method !== 'GET' && method !== 'HEAD') sender.poke()
  })
  app.addHook('onClose', () => sender.close())
  app.addHook('onClose', () => parts.explainer.close())
  app.addHook('onClose', () => parts.mail.close())
  await app.register(
    async (api) => {
      // A route of its own, because the pages would take every address that is left.
      api.all('/*', { config: { policy: 'anyone' }, schema: { hide: true } }, async () => {
        throw notFound()
      })
      routes(api.withTypeProvider<ZodTypeProvider>(), {
        ...parts,
        jobs,
        trials: trials(),
        live,
        streams,
        assurances: assurances({ store: parts.store, pool: parts.pool, log: app.log }),
      })
      await api.register(apiPages)
    },
    { prefix: '/api' },
  )
  if (parts.web) await app.register(webPages(parts.web))
  else app.setNotFoundHandler((request, reply) => sendProblem(notFound(), request, reply))
  return app
}

export type App = Awaited<ReturnType<typeof buildApp>>
