/** The pages: SvelteKit's handler takes every address that is not the API's. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import type {
  FastifyInstance,
  FastifyReply,
  FastifyRequest,
  InjectOptions,
  LightMyRequestResponse,
} from 'fastify'
import { atOnce, isLarge } from './at-once.ts'
import { messagesIn } from './messages/index.ts'

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

/** What a form may bring: more than a photo may have, so that one too large is told beside its field. */
export const FORM_BYTES = 20_000_000
/** A form too large is read to its end and thrown away, up to this: a browser that still sends hears no answer. */
const READ_OUT_BYTES = 100_000_000
/** Large forms being read at once. */
const FORMS_AT_ONCE = 2
/** Only these pages' forms have photos. */
const WITH_PHOTOS = '/producers/'

export const webPages = (handler: WebHandler) =>
  async function pages(app: FastifyInstance) {
    const turn = atOnce(FORMS_AT_ONCE)
    // The handler reads bodies itself.
    app.removeAllContentTypeParsers()
    app.addContentTypeParser('*', (_request, _payload, done) => done(null))
    app.route({
      method: ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'],
      url: '/*',
      config: { policy: 'pages' },
      schema: { hide: true },
      async handler(request, reply) {
        if (isLarge(request.raw)) {
          const said = Number(request.headers['content-length'] ?? 0)
          if (!request.url.startsWith(WITH_PHOTOS) || said > FORM_BYTES) {
            if (said <= READ_OUT_BYTES) await readOut(request.raw)
            return tooLarge(request, reply)
          }
          await turn(reply.raw)
        }
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

const readOut = (body: IncomingMessage): Promise<void> =>
  new Promise((done) => {
    body.once('end', done).once('close', done).resume()
  })

/** A page for people, who sent the form without JavaScript; the sentence alone for the pages' own script. */
function tooLarge(request: FastifyRequest, reply: FastifyReply) {
  const messages = messagesIn(request.language)
  const { title, detail } = messages['too-large']
  void reply.code(413).header('connection', 'close')
  if (!request.headers.accept?.includes('text/html')) return reply.type('text/plain').send(detail)
  const kept = messages.formKept()
  return reply
    .type('text/html; charset=utf-8')
    .send(
      `<!doctype html><html lang="${request.language}"><meta charset="utf-8">` +
        `<meta name="viewport" content="width=device-width"><title>${title}</title>` +
        `<main><h1>${title}</h1><p>${detail}</p><p>${kept}</p></main></html>`,
    )
}
