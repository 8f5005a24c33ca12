/** Writes the API's OpenAPI document to stdout: `tsx --conditions source server/src/openapi.ts > openapi.json`. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openStore } from '@bocal/db'
import { buildApp } from './app.ts'

const folder = mkdtempSync(join(tmpdir(), 'bocal-openapi-'))
const store = await openStore({ folder })
// No plan is searched for: the document needs the routes only.
const pool = { solve: () => Promise.reject(new Error('no planner here')), close: async () => {} }
const app = await buildApp({ store, pool, secret: 'x'.repeat(32), clock: () => new Date() })
await app.ready()
process.stdout.write(`${JSON.stringify(app.swagger(), null, 2)}\n`)
await app.close()
await store.close()
rmSync(folder, { recursive: true })
