/** The OpenAPI 3.1 document, made from the contract, and a page to browse it. */
import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import type { FastifyInstance } from 'fastify'
import { jsonSchemaTransform, jsonSchemaTransformObject } from 'fastify-type-provider-zod'
import { z } from 'zod'

/** Collects the routes that come after it. */
export async function apiDocument(app: FastifyInstance) {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Bocal',
        version: '1',
        description:
          'Plans conservation weeks. Units are whole numbers: grams, euro cents, minutes, millilitres, metres. ' +
          'Errors are application/problem+json in the language of Accept-Language (fr, nl, en). ' +
          'Changes need a session cookie and an Origin header with this address.',
        license: { name: 'AGPL-3.0-or-later', identifier: 'AGPL-3.0-or-later' },
      },
      components: {
        securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'bocal_session' } },
      },
    },
    transform: jsonSchemaTransform,
    transformObject: jsonSchemaTransformObject,
  })
}

/** Serves the document at `/api/openapi.json` and browsable pages at `/api/docs`. */
export async function apiPages(api: FastifyInstance) {
  api.get(
    '/openapi.json',
    { config: { policy: 'anyone' }, schema: { hide: true, response: { 200: z.looseObject({}) } } },
    async () => api.swagger() as Record<string, unknown>,
  )
  api.addHook('onRoute', (route) => {
    route.config = { ...route.config, policy: 'anyone' }
  })
  await api.register(swaggerUi, { routePrefix: '/docs', staticCSP: true })
}
