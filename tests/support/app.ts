/** The real application on a real SQLite copy of the demo, spoken to through `inject`. */
import { copyFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { invariants, openStore, type Store, seedDemo, seedFacts } from '@bocal/db'
import type { ProblemJson } from '@bocal/server/contract'
import { afterAll, expect } from 'vitest'
import { type App, buildApp, type Parts } from '../../server/src/app.ts'
import { createMail } from '../../server/src/mail.ts'
import { type Explainer, explainer } from '../../server/src/planning/explainer.ts'
import { type SolverPool, solverPool } from '../../server/src/planning/solver-pool.ts'
import { freshFile } from './store.ts'

const NOW = '2026-08-19T08:00:00.000Z'
export const MOVEMENT = 'cuisines-de-quartier'
export const OPEN_WEEK = 'semaine-ouverte'
export const WEEK_2025 = 'semaine-2025'
const HOST = 'bocal.test'
export const SECRET = 'a secret of at least 32 characters, for tests'
export const ORIGIN = `http://${HOST}`

/** Whom the demo knows, one for each kind of caller. */
export const PEOPLE = {
  coordinator: 'joris',
  group: 'salma',
  otherGroup: 'odette',
  producer: 'hugo',
  otherProducer: 'camille',
  driver: 'karim',
  otherDriver: 'lotte',
  kitchenLead: 'sofia',
  admin: 'amina',
} as const
export type Who = keyof typeof PEOPLE | 'nobody'

export type Reply<T> = {
  readonly status: number
  readonly body: T
  readonly headers: Record<string, unknown>
}
/** The body of an answer that lists. */
export type Items<T> = { readonly items: readonly T[] }
/** What a test counts on being there. */
export function found<T>(thing: T | null | undefined, otherwise = 'what the test counts on is not there'): T {
  if (thing === null || thing === undefined) throw new Error(otherwise)
  return thing
}

type Ask = {
  readonly as?: Who
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
}

let template: Promise<string> | undefined
const running: { app: App; store: Store }[] = []

async function demoFile(): Promise<string> {
  const file = freshFile()
  const store = await openStore({ file })
  await seedFacts(store)
  await seedDemo(store, { today: NOW.slice(0, 10) })
  await store.close()
  return file
}

/** A store of its own with the facts and the demo of 19 August 2026. */
export async function demoStore(): Promise<Store> {
  template ??= demoFile()
  const file = freshFile()
  copyFileSync(await template, file)
  return openStore({ file })
}

export type TestApp = {
  readonly app: App
  readonly store: Store
  readonly mailFolder: string
  /** Asks the API; the type says what the body is expected to be, a refusal unless told. */
  readonly ask: <T = ProblemJson>(method: string, path: string, ask?: Ask) => Promise<Reply<T>>
  readonly cookie: (who: Who) => Promise<string>
  /** Nothing of what the store promises is broken. */
  readonly sound: () => Promise<void>
}

/** Pools are shared by a file's applications: starting a worker takes longer than most tests. */
let sharedPool: SolverPool | undefined
const lazyPool = (): SolverPool => {
  sharedPool ??= solverPool({ threads: 1, log: (error) => expect.fail(error.message) })
  const pool = sharedPool
  return {
    solve: (search) => pool.solve(search),
    assure: (task) => pool.assure(task),
    close: async () => {},
  }
}

let sharedExplainer: Explainer | undefined
const lazyExplainer = (): Explainer => {
  sharedExplainer ??= explainer({ log: (error) => expect.fail(error.message) })
  const shared = sharedExplainer
  return { ask: (asked, limits) => shared.ask(asked, limits), close: async () => {} }
}

/** E-mails as files in a folder. */
export const testMail = (folder: string) =>
  createMail({
    target: { folder },
    from: 'Bocal <bocal@bocal.test>',
    log: (error) => expect.fail(String(error)),
  })

/** An application on its own copy of the demo, at a clock that stands still at `NOW` unless told. */
export async function testApp(parts: Partial<Parts> = {}): Promise<TestApp> {
  const store = parts.store ?? (await demoStore())
  const mailFolder = join(dirname(freshFile()), `mail-${running.length}`)
  const app = await buildApp({
    pool: lazyPool(),
    explainer: lazyExplainer(),
    secret: SECRET,
    clock: () => new Date(NOW),
    demo: true,
    publicUrl: () => ORIGIN,
    mail: testMail(mailFolder),
    rates: { signIn: 100_000, changes: 100_000 },
    ...parts,
    store,
  })
  await app.ready()
  running.push({ app, store })
  const cookies = new Map<Who, string>()

  async function cookie(who: Who): Promise<string> {
    if (who === 'nobody') return ''
    const known = cookies.get(who)
    if (known) return known
    const reply = await app.inject({
      method: 'POST',
      url: '/api/session',
      headers: { host: HOST, origin: ORIGIN },
      payload: { movement: MOVEMENT, person: PEOPLE[who] },
    })
    expect(reply.statusCode).toBe(200)
    const [given] = reply.cookies
    const pair = `${given?.name}=${encodeURIComponent(given?.value ?? '')}`
    cookies.set(who, pair)
    return pair
  }

  const ask: TestApp['ask'] = async <T>(
    method: string,
    path: string,
    { as = 'nobody', body, headers = {} }: Ask = {},
  ) => {
    const cookiePair = await cookie(as)
    const reply = await app.inject({
      method: method as 'GET',
      url: `/api${path}`,
      headers: {
        host: HOST,
        origin: ORIGIN,
        'accept-language': 'en',
        ...(cookiePair && { cookie: cookiePair }),
        ...headers,
      },
      ...(body !== undefined && { payload: body as object }),
    })
    // Signed in or out: what was known of this person's cookie no longer holds.
    if (reply.cookies.length > 0) cookies.delete(as)
    const json = String(reply.headers['content-type'] ?? '').includes('json')
    return {
      status: reply.statusCode,
      body: (json ? reply.json() : reply.body) as T,
      headers: reply.headers,
    }
  }

  return {
    app,
    store,
    mailFolder,
    ask,
    cookie,
    sound: async () => expect(await invariants(store)).toEqual([]),
  }
}

afterAll(async () => {
  for (const { app, store } of running) {
    await app.close()
    await store.close()
  }
  await sharedPool?.close()
  await sharedExplainer?.close()
})
