/** A photo of a batch: only its pixels are kept, and nothing but a photo passes for one. */
import { connect } from 'node:net'
import { verifyAudit } from '@bocal/db'
import type { Batch, Claim } from '@bocal/server/contract'
import sharp from 'sharp'
import { beforeAll, expect, test } from 'vitest'
import { FORM_BYTES } from '../../server/src/web-pages.ts'
import {
  found,
  type Items,
  MOVEMENT,
  OPEN_WEEK,
  ORIGIN,
  type TestApp,
  testApp,
  type Who,
} from '../support/app.ts'
import { webHandler } from '../support/pages.ts'
import { asPng, asWebp, bomb, CAMERA, phonePhoto } from '../support/pictures.ts'

const batches = `/weeks/${OPEN_WEEK}/batches`
const base64 = (bytes: Buffer | string) => Buffer.from(bytes).toString('base64')

let api: TestApp
let body: object
beforeAll(async () => {
  api = await testApp()
  const [like] = (await api.ask<Items<Batch>>('GET', batches, { as: 'producer' })).body.items
  const { availableFrom, availableUntil } = found(like)
  body = { crop: 'tomato', grade: 'B', quantityG: 12_000, crateG: 6000, availableFrom, availableUntil }
})

/** The picture as a browser gets it. */
async function picture(path: string, as: Who) {
  const reply = await api.app.inject({
    url: `/api${path}`,
    headers: { host: new URL(ORIGIN).host, cookie: await api.cookie(as), 'accept-language': 'en' },
  })
  return { status: reply.statusCode, headers: reply.headers, bytes: reply.rawPayload, text: reply.body }
}

const post = (photo: string) => api.ask<Batch>('POST', batches, { as: 'producer', body: { ...body, photo } })
const count = async () => (await api.ask<Items<Batch>>('GET', batches, { as: 'producer' })).body.items.length

test('a telephone’s photo comes back upright, small, and without camera, time or place', async () => {
  const sent = await phonePhoto()
  expect(sent.includes(CAMERA)).toBe(true)
  const posted = await post(base64(sent))
  expect(posted.status).toBe(201)
  const { id, photo } = posted.body
  const large = await picture(`${batches}/${id}/photo?v=${photo}`, 'group')
  expect(large.status).toBe(200)
  expect(large.headers).toMatchObject({
    'content-type': 'image/jpeg',
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; sandbox",
    'cross-origin-resource-policy': 'same-origin',
    'cache-control': 'private, max-age=31536000, immutable',
  })
  const seen = await sharp(large.bytes).metadata()
  expect(seen).toMatchObject({ format: 'jpeg', width: 768, height: 1024 })
  for (const kind of ['exif', 'iptc', 'xmp', 'icc'] as const) expect(seen[kind], kind).toBeUndefined()
  expect(large.bytes.includes(CAMERA)).toBe(false)
  expect(large.bytes.includes('Exif')).toBe(false)

  const small = await picture(`${batches}/${id}/photo?size=small&v=${photo}`, 'group')
  expect(await sharp(small.bytes).metadata()).toMatchObject({ width: 224, height: 224 })
  expect(small.bytes.length).toBeLessThan(20_000)
  await api.sound()
})

test('PNG and WebP pass, whatever they are called; another photo has another address; taken away, it is gone', async () => {
  const posted = await post(base64(await asPng()))
  const path = `${batches}/${posted.body.id}`
  const first = found(posted.body.photo)
  const change = { version: posted.body.version, photo: base64(await asWebp()) }
  const changed = await api.ask<Batch>('PATCH', path, { as: 'producer', body: change })
  expect(changed.body).toMatchObject({ version: 2, quantityG: 12_000, photo: expect.any(String) })
  expect(changed.body.photo).not.toBe(first)
  // What an address showed is not kept under another photo's name.
  expect((await picture(`${path}/photo?v=${first}`, 'group')).headers['cache-control']).toBe(
    'private, no-cache',
  )

  const note = await api.ask<Batch>('PATCH', path, { as: 'producer', body: { version: 2, note: 'x' } })
  expect(note.body.photo).toBe(changed.body.photo)
  const gone = await api.ask<Batch>('PATCH', path, { as: 'producer', body: { version: 3, photo: null } })
  expect(gone.body.photo).toBeNull()
  expect((await picture(`${path}/photo`, 'producer')).status).toBe(404)
  const rows = await api.store.read((db) => db.select().from(db.tables.audit))
  const told = rows.filter(({ noun, nounId }) => noun === 'batchPhoto' && nounId === posted.body.id)
  expect(told.map(({ action }) => action)).toEqual(['batch.photo', 'batch.photo', 'batch.photo'])
  expect(told.at(-1)).toMatchObject({ before: { id: changed.body.photo }, after: null })
  expect(await verifyAudit(api.store, MOVEMENT)).toEqual([])
  await api.sound()
})

test('who may not see the batch gets what a missing one gives', async () => {
  const posted = await post(base64(await asPng()))
  const path = `${batches}/${posted.body.id}`
  const missing = await picture(`${batches}/there-is-none/photo`, 'otherProducer')
  expect(missing.status).toBe(404)
  const theirs = await picture(`${path}/photo`, 'otherProducer')
  expect(theirs.text).toBe(missing.text)
  expect((await picture(`${path}/photo`, 'nobody')).status).toBe(401)
  await api.ask('DELETE', path, { as: 'producer' })
  const withdrawn = await picture(`${path}/photo`, 'group')
  expect(withdrawn.text).toBe((await picture(`${batches}/there-is-none/photo`, 'group')).text)
  expect((await picture(`${path}/photo`, 'producer')).status).toBe(200)
})

test('what is no photo, or too much of one, is refused beside its field, and nothing is posted', async () => {
  const before = await count()
  const jpeg = await phonePhoto({ width: 400, height: 300 })
  const plain = sharp({ create: { width: 9, height: 9, channels: 3, background: 'red' } })
  const attacks: [string, Buffer | string, RegExp][] = [
    ['a page', '<html><script>alert(1)</script></html>', /no photo that can be read/],
    [
      'a drawing with a script',
      '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>alert(1)</script><rect width="9" height="9"/></svg>',
      /no photo/,
    ],
    ['a PDF', '%PDF-1.7\n1 0 obj', /no photo/],
    ['a true GIF', await plain.clone().gif().toBuffer(), /no photo/],
    ['a true TIFF', await plain.clone().tiff().toBuffer(), /no photo/],
    [
      'a page behind a JPEG’s first bytes',
      Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.from('<html>')]),
      /no photo/,
    ],
    ['half a photo', jpeg.subarray(0, jpeg.length / 2), /no photo/],
    ['nothing', Buffer.from([0]), /no photo/],
    ['a decompression bomb', bomb(), /too many pixels/],
    ['more than 8 MB', Buffer.alloc(8_000_001, 0xff), /at most 8 MB/],
  ]
  for (const [what, bytes, says] of attacks) {
    const reply = await api.ask('POST', batches, { as: 'producer', body: { ...body, photo: base64(bytes) } })
    expect(reply.status, what).toBe(422)
    expect(reply.body.issues, what).toEqual([{ path: 'body.photo', message: expect.stringMatching(says) }])
  }
  const huge = await api.ask('POST', batches, {
    as: 'producer',
    body: { ...body, photo: 'A'.repeat(13_000_000) },
  })
  expect(huge).toMatchObject({ status: 413, body: { type: '/problems/too-large' } })
  // Only batches may bring a photo; and only producers and coordinators may bring one.
  const elsewhere = await api.ask<Claim>('POST', `/weeks/${OPEN_WEEK}/claims`, {
    as: 'group',
    body: { kind: 'fresh', crop: 'tomato', freshG: 1000, photo: 'A'.repeat(2_000_000) },
  })
  expect(elsewhere.status).toBe(413)
  expect((await api.ask('POST', batches, { as: 'group', body: { ...body, photo: 'AAAA' } })).status).toBe(403)
  expect(await count()).toBe(before)
  // After all this it still takes one.
  expect((await post(base64(jpeg))).status).toBe(201)
  await api.sound()
})

test('many at once wait for their turn, and each gets its own', async () => {
  const sent = await Promise.all(
    [300, 310, 320, 330, 340, 350].map((width) => phonePhoto({ width, height: 200 })),
  )
  const replies = await Promise.all(sent.map((bytes) => post(base64(bytes))))
  expect(replies.map(({ status }) => status)).toEqual(sent.map(() => 201))
  expect(new Set(replies.map((reply) => reply.body.photo)).size).toBe(sent.length)
})

test('a form too large for any photo is read to its end, so that who sent it reads what to do', async () => {
  const { app } = await testApp({ web: await webHandler() })
  const address = new URL(await app.listen({ port: 0, host: '127.0.0.1' }))
  /** As a browser that sends all of it before it listens. */
  const send = (path: string, accept: string, bytes: number) =>
    new Promise<string>((done, fail) => {
      const head = [
        `POST ${path} HTTP/1.1`,
        `host: ${new URL(ORIGIN).host}`,
        `origin: ${ORIGIN}`,
        `accept: ${accept}`,
        'accept-language: nl',
        'content-type: multipart/form-data; boundary=x',
        `content-length: ${bytes}`,
      ]
      const socket = connect(Number(address.port), '127.0.0.1').on('error', fail).pause()
      socket.write(`${head.join('\r\n')}\r\n\r\n`)
      socket.write(Buffer.alloc(bytes, 0x20), () => {
        const parts: Buffer[] = []
        socket.on('data', (part) => parts.push(part))
        socket.on('end', () => done(Buffer.concat(parts).toString())).resume()
      })
    })
  const page = await send('/producers/ferme-du-chaudron/post', 'text/html', FORM_BYTES + 1)
  expect(page).toMatch(/^HTTP\/1.1 413 .*\r\n[^]*content-type: text\/html; charset=utf-8\r\n/)
  expect(page).toContain('<html lang="nl">')
  expect(page).toContain('een kleinere foto')
  expect(page).toContain('wat u typte, staat nog in het formulier')
  const script = await send('/producers/ferme-du-chaudron/post', 'application/json', FORM_BYTES + 1)
  expect(script).toMatch(
    /^HTTP\/1.1 413 .*\r\n[^]*content-type: text\/plain[^]*\r\n\r\nWat werd gestuurd is te groot[^<]*$/,
  )
  // Where no photo belongs, much less is too much.
  expect(await send('/groups/ca-chauffe', 'text/html', 2_000_000)).toMatch(/^HTTP\/1.1 413 /)
})
