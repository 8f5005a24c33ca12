import { randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** The data folder cannot be written, in words. */
export class UnusableFolder extends Error {}

/** What signs the cookies: made once, kept in the data folder, readable by its owner only. */
export function readSecret(folder: string): string {
  const file = join(folder, 'secret')
  try {
    mkdirSync(folder, { recursive: true })
    // `wx` makes it or fails: two servers that start at once end up with the same one.
    writeFileSync(file, randomBytes(48).toString('base64url'), { mode: 0o600, flag: 'wx' })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw unusable(folder, error)
  }
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    throw unusable(folder, error)
  }
}

const unusable = (folder: string, error: unknown) =>
  new UnusableFolder(
    `the data folder ${folder} cannot be used (${(error as NodeJS.ErrnoException).code ?? String(error)}). ` +
      'Make it writable, or choose another with --data DIR.',
  )
