/** Photos people send: looked at by their bytes, made anew without anything else that was in the file, or refused. */
import { createHash } from 'node:crypto'
import sharp from 'sharp'
import { PHOTO_BYTES } from '../contract/index.ts'
import { type Fault, Refused } from './problems.ts'

// One picture at a time and nothing kept between them: memory stays within one decoder's.
sharp.cache(false)
sharp.concurrency(1)
// Only what telephones make; no decoder of anything else is ever reached, whatever a file calls itself.
sharp.block({ operation: ['VipsForeignLoad'] })
sharp.unblock({
  operation: ['VipsForeignLoadJpegBuffer', 'VipsForeignLoadPngBuffer', 'VipsForeignLoadWebpBuffer'],
})

/** Longest sides, in pixels: in a list (a square), and looked at. */
const SMALL_PX = 224
const LARGE_PX = 1024
const QUALITY = 72
/** What a decoder must hold: baseline JPEGs are shrunk while they are read, everything else comes whole. */
const MOST_PIXELS = 64_000_000
const MOST_PIXELS_WHOLE = 16_000_000
/** A busy machine needs a while; a picture made to need for ever is given up. */
const SECONDS = 8

export type CleanPhoto = {
  /** Names the picture by what it shows: the same one has the same id. */
  readonly id: string
  /** JPEGs in base64. */
  readonly small: string
  readonly large: string
}

let turn: Promise<unknown> = Promise.resolve()

/**
 * The photo made anew, upright, without place, time, camera or anything else but its pixels. Photos wait
 * for each other.
 *
 * @param base64 the file as it was sent
 * @throws Refused when it is larger than `PHOTO_BYTES`, has too many pixels, or is no JPEG, PNG or WebP that can be read
 */
export function cleanPhoto(base64: string): Promise<CleanPhoto> {
  const bytes = Buffer.from(base64, 'base64')
  if (bytes.length > PHOTO_BYTES) throw refused((m) => m.photoTooLarge(PHOTO_BYTES))
  const cleaned = turn.then(() => madeAnew(bytes))
  turn = cleaned.catch(() => undefined)
  return cleaned
}

async function madeAnew(bytes: Buffer): Promise<CleanPhoto> {
  // Its first lines say how large it is: too large a one is refused before anything is decoded.
  const head = sharp(bytes, { limitInputPixels: false })
  const { width, height, format, isProgressive } = await head.metadata().catch(unreadable)
  const most = format === 'jpeg' && !isProgressive ? MOST_PIXELS : MOST_PIXELS_WHOLE
  if (width * height > most) throw refused((m) => m.photoTooManyPixels(most))
  const large = await sharp(bytes, { limitInputPixels: most, sequentialRead: true, failOn: 'error' })
    .timeout({ seconds: SECONDS })
    .autoOrient()
    .resize(LARGE_PX, LARGE_PX, { fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#ffffff' })
    .jpeg({ quality: QUALITY })
    .toBuffer()
    .catch(unreadable)
  const small = await sharp(large)
    .resize(SMALL_PX, SMALL_PX, { fit: 'cover' })
    .jpeg({ quality: QUALITY })
    .toBuffer()
  return {
    id: createHash('sha256').update(large).digest('hex').slice(0, 32),
    small: small.toString('base64'),
    large: large.toString('base64'),
  }
}

const refused = (say: Fault['say']) => new Refused('validation', [{ path: 'body.photo', say }], 422)

function unreadable(error: unknown): never {
  if (error instanceof Error && /timeout/i.test(error.message)) throw new Refused('unavailable')
  throw refused((m) => m.photoUnreadable())
}
