/**
 * `npm run bench:bad-network -- [--writes 10000] [--lost 0.3] [--seed 1]`: changes over a network that loses answers after the
 * change was made, each sent again with its key; how often each was made, into docs/benchmarks.md.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { invariants, openStore, seedDemo, seedFacts } from '@bocal/db'
import type { MeAnswer } from '@bocal/server/contract'
import { buildApp } from '../../server/src/app.ts'
import { createMail } from '../../server/src/mail.ts'
import { explainer } from '../../server/src/planning/explainer.ts'
import { solverPool } from '../../server/src/planning/solver-pool.ts'
import { overBadNetwork } from '../support/bad-network.ts'
import { quietWeek } from '../support/quiet-week.ts'
import { percent, row, writeTable } from './table.ts'

const { values } = parseArgs({
  options: {
    writes: { type: 'string', default: '10000' },
    lost: { type: 'string', default: '0.3' },
    seed: { type: 'string', default: '1' },
  },
})
const [writes, lost, seed] = [Number(values.writes), Number(values.lost), Number(values.seed)]
const host = 'bocal.test'
const from = { host, origin: `http://${host}` }
const folder = mkdtempSync(join(tmpdir(), 'bocal-bad-network-'))
const log = (error: unknown) => process.stderr.write(`${String(error)}\n`)
const store = await openStore({ folder })
const pool = solverPool({ threads: 1, log })
const app = await buildApp({
  explainer: explainer({ log }),
  store,
  pool,
  secret: 'a secret of at least 32 characters, for benchmarks',
  clock: () => new Date(),
  demo: true,
  publicUrl: () => `http://${host}`,
  mail: createMail({ target: { folder: join(folder, 'mail') }, from: 'Bocal <bocal@bocal.test>', log }),
  rates: { signIn: 1_000_000, changes: 1_000_000 },
})

/** @returns the cookie of a person of the demo */
async function enter(person: string): Promise<string> {
  const payload = { movement: 'cuisines-de-quartier', person }
  const entered = await app.inject({ method: 'POST', url: '/api/session', headers: from, payload })
  const [given] = entered.cookies
  if (!given) throw new Error(`${person} is not let in: ${entered.body}`)
  return `${given.name}=${given.value}`
}

try {
  await seedFacts(store)
  await seedDemo(store, { today: new Date().toISOString().slice(0, 10) })
  const cookies = { coordinator: await enter('joris'), group: await enter('salma') }
  const ask = async <T>(method: 'GET' | 'POST', path: string, payload?: object): Promise<T> => {
    const headers = { ...from, cookie: cookies.coordinator }
    return (await app.inject({ method, url: `/api${path}`, headers, ...(payload && { payload }) })).json<T>()
  }
  const me = await app.inject({ url: '/api/me', headers: { ...from, cookie: cookies.group } })
  const group = me.json<MeAnswer>().me?.roles[0]?.group?.id ?? ''
  const { week, session } = await quietWeek(ask, { like: 'semaine-ouverte', group, now: new Date() })
  const rows = () => store.read((db) => db.select().from(db.tables.availability))
  const made = async () =>
    (await rows()).find((one) => one.groupId === group && one.sessionId === session)?.version ?? 0

  const before = await made()
  const started = Date.now()
  const tally = await overBadNetwork(
    { app, cookie: cookies.group, host },
    {
      writes,
      seed,
      lost,
      ask: (nth) => ({
        method: 'PUT',
        url: `/api/weeks/${week}/availability/${group}/${session}`,
        payload: { answer: nth % 2 === 0 ? 'yes' : 'no' },
      }),
    },
  )
  const seconds = (Date.now() - started) / 1000
  const broken = await invariants(store)
  writeTable('bench:bad-network', 'Answers that are lost', [
    `${percent(lost)} of the answers lost after the change, seed ${seed}; ${seconds.toFixed(0)} s.\n`,
    row(
      'changes',
      'requests',
      'answers lost',
      'made',
      'answered otherwise',
      'changed payloads',
      'of these 422',
      'broken invariants',
    ),
    row(...Array.from({ length: 8 }, () => '---')),
    row(
      writes,
      tally.requests,
      tally.lost,
      (await made()) - before,
      tally.wrong,
      tally.changed,
      tally.refused,
      broken.length,
    ),
  ])
} finally {
  await app.close()
  await pool.close()
  await store.close()
  rmSync(folder, { recursive: true })
}
