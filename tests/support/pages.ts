/** The built pages, to be served by an application under test: forms go through SvelteKit as they do in the browser. */
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { HOST_HEADER, PROTOCOL_HEADER, type WebHandler } from '../../server/src/web-pages.ts'

const HANDLER = resolve(import.meta.dirname, '../../web/build/handler.js')

export async function webHandler(): Promise<WebHandler> {
  if (!existsSync(HANDLER)) throw new Error('no bundles: run `npm test`, which builds them first')
  // The handler reads them when it loads.
  Object.assign(process.env, { PROTOCOL_HEADER, HOST_HEADER })
  const loaded: { handler: WebHandler } = await import(pathToFileURL(HANDLER).href)
  return loaded.handler
}
