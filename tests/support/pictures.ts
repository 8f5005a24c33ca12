/** Files as telephones and attackers send them. */
import { crc32, deflateSync } from 'node:zlib'
import sharp from 'sharp'

const noise = { type: 'gaussian', mean: 128, sigma: 40 } as const

/** A picture that does not compress to nothing. */
const scene = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#c84030', noise } })

/** Where the photo below says it was taken, as EXIF writes it. */
export const CAMERA = 'Secret Camera 7'

/** A JPEG with a camera, a time and a place in it, lying on its side. */
export const phonePhoto = ({ width = 1600, height = 1200 } = {}): Promise<Buffer> =>
  scene(width, height)
    .jpeg()
    .withMetadata({ orientation: 6 })
    .withExif({
      IFD0: { Model: CAMERA, DateTime: '2026:08:19 10:00:00' },
      IFD3: {
        GPSLatitudeRef: 'N',
        GPSLatitude: '50/1 51/1 0/1',
        GPSLongitudeRef: 'E',
        GPSLongitude: '4/1 21/1 0/1',
      },
    })
    .toBuffer()

export const asPng = (): Promise<Buffer> => scene(40, 30).png().toBuffer()
export const asWebp = (): Promise<Buffer> => scene(40, 30).webp().toBuffer()
/** A true PNG of 20,000 × 20,000 pixels, some fifty kilobytes as a file: 1.2 GB when decoded in colours. */
export function bomb(): Buffer {
  const side = 20_000
  const head = Buffer.alloc(13)
  head.writeUInt32BE(side, 0)
  head.writeUInt32BE(side, 4)
  head[8] = 1 // one bit a pixel, grey
  const rows = deflateSync(Buffer.alloc(side * (1 + side / 8)), { level: 9 })
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  return Buffer.concat([signature, chunk('IHDR', head), chunk('IDAT', rows), chunk('IEND', Buffer.alloc(0))])
}

function chunk(name: string, data: Buffer): Buffer {
  const said = Buffer.concat([Buffer.from(name, 'latin1'), data])
  const length = Buffer.alloc(4)
  length.writeUInt32BE(data.length)
  const check = Buffer.alloc(4)
  check.writeUInt32BE(crc32(said))
  return Buffer.concat([length, said, check])
}
