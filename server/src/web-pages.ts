/** The pages: SvelteKit's handler takes every address that is not the API's. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify'

export type WebHandler = (request: IncomingMessage, response: ServerResponse, next: () => void) => void

/** What pages find on `platform.req`: the API without going over the network, in the visitor's name. */
type Inject = (options: InjectOptions) => Promise<LightMyRequestResponse>
declare module 'node:http' {
  interface IncomingMessage {
    inject?: Inject
  }
}

/** Where the handler looks for what the visitor's browser sees; set by us, whatever a client sends. */
export const PROTOCOL_HEADER = 'x-bocal-protocol'
export const HOST_HEADER = 'x-bocal-host'

export const webPages = (handler: WebHandler) =>
  async function pages(app: FastifyInstance) {
    // The handler reads bodies itself.
    app.removeAllContentTypeParsers()
    app.addContentTypeParser('*', (_request, _payload, done) => done(null))
    app.route({
      method: ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'],
      url: '/*',
      config: { policy: 'pages' },
      schema: { hide: true },
      handler(request, reply) {
        // The handler takes https for granted where no proxy names the protocol, and then refuses every form.
        request.raw.headers['x-forwarded-proto'] = request.protocol
        const { protocol, host, ip } = request
        Object.assign(request.raw.headers, { [PROTOCOL_HEADER]: protocol, [HOST_HEADER]: host })
        request.raw.inject = (options) =>
          app.inject({
            ...options,
            // As from a proxy on this machine, which is believed about whom it speaks for.
            remoteAddress: '127.0.0.1',
            headers: { ...options.headers, 'x-forwarded-for': ip, 'x-forwarded-proto': protocol },
          })
        for (const [name, value] of Object.entries(reply.getHeaders())) {
          if (value !== undefined) reply.raw.setHeader(name, value)
        }
        reply.hijack()
        handler(request.raw, reply.raw, () => {
          reply.raw.statusCode = 404
          reply.raw.end()
        })
      },
    })
  }
