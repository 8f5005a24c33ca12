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

/** Letters and digits that nobody takes for one another (Crockford's base 32): no I, L, O or U. */
const PLAIN = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/**
 * The code of a voucher: 40 bits that follow from the server's secret and what it is for. The same voucher has the
 * same code after a re-plan, and nothing that opens one is kept.
 */
export function voucherCode(
  secret: string,
  { movement, group, voucher }: { movement: string; group: string; voucher: string },
): string {
  const mac = createHmac('sha256', keyFor(secret, 'voucher')).update(
    JSON.stringify([movement, group, voucher]),
  )
  const bits = BigInt(`0x${mac.digest('hex').slice(0, 10)}`)
  return Array.from({ length: 8 }, (_, index) => PLAIN[Number((bits >> BigInt(35 - 5 * index)) & 31n)]).join(
    '',
  )
}

/** A code as somebody typed it: small letters, hyphens, O for 0, I and L for 1. */
export const typedVoucherCode = (typed: string): string =>
  typed
    .toUpperCase()
    .replaceAll(/[^0-9A-Z]/g, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1')

/** The four digits a producer shows for a batch on a tour: the same whenever they are asked for, kept nowhere. */
export function pickupCode(
  secret: string,
  of: { movementId: string; batchId: string; slotId: string },
): string {
  const digest = createHmac('sha256', keyFor(secret, 'pickup'))
    .update(JSON.stringify([of.movementId, of.batchId, of.slotId]))
    .digest()
  return String(digest.readUInt32BE(0) % 10_000).padStart(4, '0')
}

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
