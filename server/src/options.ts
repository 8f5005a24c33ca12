/** What the server is told on the command line and by the environment; flags come first. */
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'

export type Options = {
  readonly port: number
  readonly host: string
  /** Absolute; holds the database and the secret. */
  readonly data: string
  /** `postgres://…` instead of the embedded SQLite. */
  readonly databaseUrl: string | undefined
  readonly secret: string | undefined
}

const USAGE = `npm start -- [--port 3000] [--host 127.0.0.1] [--data data]
The same by environment: BOCAL_PORT (or PORT), BOCAL_HOST, BOCAL_DATA; and BOCAL_DATABASE_URL, BOCAL_SECRET.`

/** Wrong options, in words. */
export class WrongOption extends Error {}

/** Relative folders are meant from where the person stands (npm says where in INIT_CWD). */
export function readOptions(
  argv: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): Options {
  const { values } = parse(argv)
  const said = (flag: string | undefined, ...names: readonly string[]) =>
    flag ?? names.map((name) => env[name]).find((value) => value)
  const portText = said(values.port, 'BOCAL_PORT', 'PORT') ?? '3000'
  const port = Number(portText)
  if (!Number.isInteger(port) || port < 0 || port > 65_535 || portText.trim() === '') {
    throw new WrongOption(`--port ${portText}: a port is a whole number from 0 to 65535.`)
  }
  const databaseUrl = env.BOCAL_DATABASE_URL || undefined
  if (databaseUrl && !/^postgres(ql)?:\/\//.test(databaseUrl)) {
    throw new WrongOption(
      'BOCAL_DATABASE_URL must start with postgres:// ; leave it out for the embedded SQLite.',
    )
  }
  const secret = env.BOCAL_SECRET || undefined
  if (secret && secret.length < 32) throw new WrongOption('BOCAL_SECRET must have at least 32 characters.')
  return {
    port,
    host: said(values.host, 'BOCAL_HOST') ?? '127.0.0.1',
    data: resolve(env.INIT_CWD ?? '.', said(values.data, 'BOCAL_DATA') ?? 'data'),
    databaseUrl,
    secret,
  }
}

function parse(argv: readonly string[]) {
  try {
    const option = { type: 'string' } as const
    return parseArgs({ args: [...argv], options: { port: option, host: option, data: option } })
  } catch (error) {
    throw new WrongOption(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`)
  }
}
