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
  /** A movement of one's own to begin in a new database, instead of the demo. */
  readonly movement: string | undefined
  /** Everybody may try every role, in movements other than the demo's too. */
  readonly demo: boolean
  /** What links begin with, without a slash at the end; undefined: the address it listens on. */
  readonly publicUrl: string | undefined
  /** Undefined: e-mails become files in the data folder. */
  readonly smtpUrl: string | undefined
  readonly mailFrom: string
}

const USAGE = `npm start -- [--port 3000] [--host 127.0.0.1] [--data data] [--movement NAME]
The same by environment: BOCAL_PORT (or PORT), BOCAL_HOST, BOCAL_DATA, BOCAL_MOVEMENT; and BOCAL_DATABASE_URL,
BOCAL_SECRET, BOCAL_PUBLIC_URL, BOCAL_SMTP_URL, BOCAL_MAIL_FROM, BOCAL_DEMO.`

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
  const publicUrl = env.BOCAL_PUBLIC_URL || undefined
  if (publicUrl && !isSite(publicUrl)) {
    throw new WrongOption('BOCAL_PUBLIC_URL must be like https://bocal.example.org, without a path.')
  }
  const smtpUrl = env.BOCAL_SMTP_URL || undefined
  if (smtpUrl && !/^smtps?:\/\//.test(smtpUrl)) {
    throw new WrongOption(
      'BOCAL_SMTP_URL must start with smtp:// or smtps:// ; leave it out to keep e-mails as files.',
    )
  }
  const demo = env.BOCAL_DEMO || '0'
  if (demo !== '0' && demo !== '1') throw new WrongOption('BOCAL_DEMO is 1 or 0.')
  return {
    port,
    host: said(values.host, 'BOCAL_HOST') ?? '127.0.0.1',
    data: resolve(env.INIT_CWD ?? '.', said(values.data, 'BOCAL_DATA') ?? 'data'),
    databaseUrl,
    secret,
    movement: said(values.movement, 'BOCAL_MOVEMENT')?.trim() || undefined,
    demo: demo === '1',
    publicUrl: publicUrl && new URL(publicUrl).origin,
    smtpUrl,
    mailFrom: env.BOCAL_MAIL_FROM || `Bocal <bocal@${publicUrl ? new URL(publicUrl).hostname : 'localhost'}>`,
  }
}

function isSite(text: string): boolean {
  if (!/^https?:\/\//.test(text) || !URL.canParse(text)) return false
  const { pathname, search, hash, username } = new URL(text)
  return pathname === '/' && search === '' && hash === '' && username === ''
}

function parse(argv: readonly string[]) {
  try {
    const option = { type: 'string' } as const
    return parseArgs({
      args: [...argv],
      options: { port: option, host: option, data: option, movement: option },
    })
  } catch (error) {
    throw new WrongOption(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`)
  }
}
