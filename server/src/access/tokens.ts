/** Random tokens, and the forms in which they are kept: whoever reads the database can open nothing with it. */
import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  hkdfSync,
  randomBytes,
  randomInt,
  timingSafeEqual,
} from 'node:crypto'

/** 256 random bits, safe in an address. */
export const newToken = (): string => randomBytes(32).toString('base64url')

/** What is kept of a token. It is random enough to need no salt. */
export const tokenHash = (token: string): string => createHash('sha256').update(token).digest('hex')

export const newCode = (): string => String(randomInt(1_000_000)).padStart(6, '0')

/** What is kept of a 6-digit code. A million codes are quickly tried, so the server's secret is in it. */
export const codeHash = (secret: string, { link, code }: { link: string; code: string }): string =>
  createHmac('sha256', keyFor(secret, 'code')).update(`${link}:${code}`).digest('hex')

export const sameHash = (a: string, b: string): boolean =>
  a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b))

const keyFor = (secret: string, use: string) =>
  Buffer.from(hkdfSync('sha256', secret, '', `bocal ${use}`, 32))

const IV_BYTES = 12
const TAG_BYTES = 16

/** Encrypts with the server's secret (AES-256-GCM), for what must be read again. */
export function seal(secret: string, text: string): string {
  const iv = randomBytes(IV_BYTES)
  const cipher = createCipheriv('aes-256-gcm', keyFor(secret, 'seal'), iv)
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64url')
}

/** @throws when it was sealed with another secret, or changed */
export function unseal(secret: string, sealed: string): string {
  const bytes = Buffer.from(sealed, 'base64url')
  const iv = bytes.subarray(0, IV_BYTES)
  const decipher = createDecipheriv('aes-256-gcm', keyFor(secret, 'seal'), iv, { authTagLength: TAG_BYTES })
  decipher.setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES))
  return decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES), undefined, 'utf8') + decipher.final('utf8')
}
