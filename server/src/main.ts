/** Starts everything in one process: reads options, opens the store, serves pages and API on one port, drains. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { openStore, type Store, StoreError, seedDemo, seedFacts } from '@bocal/db'
import { DateTime } from 'luxon'
import { buildApp } from './app.ts'
import { AlreadyDemo, beginMovement, firstLinks } from './first-run.ts'
import { createMail } from './mail.ts'
import { type Options, readOptions, WrongOption } from './options.ts'
import { explainer } from './planning/explainer.ts'
import { solverPool } from './planning/solver-pool.ts'
import { readSecret, UnusableFolder } from './secret.ts'
import { FORM_BYTES, HOST_HEADER, PROTOCOL_HEADER, type WebHandler } from './web-pages.ts'

/** Said in words, without a stack, with exit code 1. */
class CannotStart extends Error {}

const PAGES = join(import.meta.dirname, '..', '..', 'web', 'build', 'handler.js')
const ORPHAN_CHECK_MS = 1000
/** Where movements live: the demo's open week is around today there. */
const ZONE = 'Europe/Brussels'

async function start(): Promise<void> {
  const options = readOptions(process.argv.slice(2), process.env)
  const secret = options.secret ?? readSecret(options.data)
  const store = await open(options)
  const log = (error: Error) => process.stderr.write(`bocal: planner: ${error.message}\n`)
  const pool = solverPool({ threads: 1, log })
  const web = await pages()
  const clock = () => new Date()
  let listens = ''
  const publicUrl = () => options.publicUrl ?? listens
  const mail = createMail({
    target: options.smtpUrl ? { smtpUrl: options.smtpUrl } : { folder: join(options.data, 'mail') },
    from: options.mailFrom,
    log: (error) => process.stderr.write(`bocal: e-mail: ${String(error)}\n`),
  })
  const app = await buildApp({
    store,
    pool,
    explainer: explainer({ log }),
    secret,
    clock,
    mail,
    publicUrl,
    demo: options.demo,
    ...(web && { web }),
    logger: { level: 'warn', stream: process.stderr },
  })

  let stopping = false
  const stop = async () => {
    if (stopping) return
    stopping = true
    await app.close()
    await store.close()
    process.exit(0)
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stop())
  stopWithParent(() => void stop())

  const { host, port } = options
  await app.listen({ host, port }).catch((error: NodeJS.ErrnoException) => {
    throw new CannotStart(listenFault(error, options))
  })
  const bound = app.server.address()
  const given = typeof bound === 'object' && bound ? bound.port : port
  listens = `http://${host.includes(':') ? `[${host}]` : host}:${given}`
  process.stdout.write(`Bocal is ready at ${listens}\n`)
  for (const { movement, token } of await firstLinks(store, { now: clock() })) {
    process.stdout.write(
      `${movement}: the first coordinator enters here, once: ${publicUrl()}/join/${token}\n`,
    )
  }
  if (!web) process.stderr.write('bocal: the pages are not built; only /api is served.\n')
}

/** A new database gets the movement named, or the demo; the facts are brought up to date every time. */
async function open({ data, databaseUrl, movement }: Options): Promise<Store> {
  const store = await openStore(databaseUrl ? { url: databaseUrl } : { folder: data })
  await seedFacts(store)
  if (movement) await beginMovement(store, { name: movement, timeZone: ZONE, now: new Date() })
  else await seedDemo(store, { today: DateTime.now().setZone(ZONE).toISODate() ?? '' })
  return store
}

/** SvelteKit's handler, told where it finds protocol and host before it loads: else form posts get 403. */
async function pages(): Promise<WebHandler | undefined> {
  if (!existsSync(PAGES)) return undefined
  Object.assign(process.env, { PROTOCOL_HEADER, HOST_HEADER, BODY_SIZE_LIMIT: String(FORM_BYTES) })
  const loaded: { handler: WebHandler } = await import(pathToFileURL(PAGES).href)
  return loaded.handler
}

function listenFault({ code, message }: NodeJS.ErrnoException, { host, port }: Options): string {
  if (code === 'EADDRINUSE') {
    return `port ${port} is taken: something else listens there. Choose another, like npm start -- --port ${port + 1}`
  }
  if (code === 'EACCES')
    return `port ${port} may not be used by this user. Choose one above 1024, like --port 3000`
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
    return `this machine has no address ${host}. Try --host 127.0.0.1`
  return message
}

/** npm does not always pass its end on: a server without its parent ends too. */
function stopWithParent(stop: () => void): void {
  const parent = process.ppid
  setInterval(() => {
    if (process.ppid !== parent) stop()
  }, ORPHAN_CHECK_MS).unref()
}

start().catch((error: unknown) => {
  const inWords =
    error instanceof CannotStart ||
    error instanceof WrongOption ||
    error instanceof UnusableFolder ||
    error instanceof AlreadyDemo ||
    error instanceof StoreError
  process.stderr.write(
    `bocal: ${inWords ? error.message : error instanceof Error ? error.stack : String(error)}\n`,
  )
  process.exit(1)
})
