/** The same suite on both engines: SQLite always, and PostgreSQL, or PGlite where no server answers. */
import type { Store } from '@bocal/db'
import { pgliteServer, postgresServer } from '@bocal/db/testing'
import { afterAll, describe } from 'vitest'
import { freshStore } from './store.ts'

const url = process.env.BOCAL_TEST_POSTGRES ?? 'postgres://postgres@127.0.0.1:5432/test'

/** The PostgreSQL of this test file. */
export const server = (await postgresServer(url)) ?? (await pgliteServer())
afterAll(() => server.close())

export type TestEngine = {
  readonly name: string
  /** PGlite has one connection: a transaction waits for the one before, a reading one too. */
  readonly concurrent: boolean
  readonly fresh: () => Promise<Store>
}

/** Describes the suite once for each engine; `fresh` gives a migrated store of its own. */
export function eachEngine(suite: string, tests: (engine: TestEngine) => void): void {
  for (const engine of [
    { name: 'SQLite', concurrent: true, fresh: freshStore },
    server,
  ] satisfies TestEngine[]) {
    describe(`${suite} on ${engine.name}`, () => {
      tests(engine)
    })
  }
}
