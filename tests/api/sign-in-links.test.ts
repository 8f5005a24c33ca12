/** Links, codes and invitations: each signs in once, and nobody learns more than they should. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Invitation, MeAnswer, NewInvitation } from '@bocal/server/contract'
import { describe, expect, test } from 'vitest'
import { found, type Items, MOVEMENT, PEOPLE, type TestApp, testApp } from '../support/app.ts'

const NOW = '2026-08-19T08:00:00.000Z'
const EMAIL = 'salma@example.org'
const MINUTE_MS = 60_000

type Letter = { readonly to: string; readonly url: string; readonly token: string; readonly code: string }

/** A quoted-printable or plain e-mail as text. */
function plain(source: string): string {
  const bytes = source
    .replaceAll('=\r\n', '')
    .replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  return Buffer.from(bytes, 'latin1').toString('utf8')
}

const files = (folder: string): string[] => {
  try {
    return readdirSync(folder)
      .filter((file) => file.endsWith('.eml'))
      .sort()
  } catch {
    return []
  }
}

function letters({ mailFolder }: TestApp): Letter[] {
  return files(mailFolder).map((file) => {
    const source = readFileSync(join(mailFolder, file), 'latin1')
    const text = plain(source)
    const [url = '', token = ''] = text.match(/https?:\/\/\S+\/join\/(\S+)/) ?? []
    return {
      to: source.match(/^To: (.*)\r$/m)?.[1] ?? '',
      url,
      token,
      code: text.match(/: (\d{6})/)?.[1] ?? '',
    }
  })
}

/** Asks for a link and waits for its e-mail. */
async function letterTo(app: TestApp, email: string, headers: Record<string, string> = {}): Promise<Letter> {
  const before = letters(app).length
  const { status } = await app.ask('POST', '/sign-in-links', { body: { email }, headers })
  expect(status).toBe(202)
  await expect.poll(() => letters(app).length, { timeout: 5000 }).toBe(before + 1)
  return found(letters(app).at(-1))
}

const withLink = (app: TestApp, token: string) =>
  app.ask<MeAnswer>('POST', '/session/link', { body: { token } })
const withCode = (app: TestApp, code: string, email = EMAIL) =>
  app.ask<MeAnswer>('POST', '/session/code', { body: { email, code } })
const devices = async (app: TestApp) =>
  (await app.store.read((db) => db.select().from(db.tables.device))).filter(
    ({ personId }) => personId === PEOPLE.group,
  )

describe('a link', () => {
  test('pressed fifty times at once signs in exactly once', async () => {
    const app = await testApp()
    const { token } = await letterTo(app, EMAIL)
    const replies = await Promise.all(Array.from({ length: 50 }, () => withLink(app, token)))
    expect(replies.filter(({ status }) => status === 200)).toHaveLength(1)
    expect(replies.filter(({ status }) => status === 422)).toHaveLength(49)
    expect(await devices(app)).toHaveLength(1)
    await app.sound()
  })

  test('is not used up by whoever only looks, and names who pressed it', async () => {
    const app = await testApp()
    const { token, url } = await letterTo(app, EMAIL)
    for (const path of ['/api/session/link', `/api/session/link?token=${token}`, new URL(url).pathname]) {
      for (const method of ['GET', 'HEAD'] as const) {
        expect((await app.app.inject({ method, url: path })).statusCode).toBe(404)
      }
    }
    expect(await devices(app)).toEqual([])
    const { status, body } = await withLink(app, token)
    expect(status).toBe(200)
    expect(body.me?.person.id).toBe(PEOPLE.group)
  })

  test.each([
    ['used before', 0, true],
    ['ten minutes old', 10 * MINUTE_MS, false],
  ])('%s opens nothing, and says the same as one that never was', async (_, passed, usedBefore) => {
    let now = new Date(NOW)
    const app = await testApp({ clock: () => now })
    const { token, code } = await letterTo(app, EMAIL)
    if (usedBefore) expect((await withLink(app, token)).status).toBe(200)
    now = new Date(now.getTime() + passed)
    const known = (await devices(app)).length
    const never = await withLink(app, 'a'.repeat(43))
    expect(never.status).toBe(422)
    const again = await withLink(app, token)
    expect([again.status, again.body]).toEqual([never.status, never.body])
    expect((await withCode(app, code)).status).toBe(422)
    expect(await devices(app)).toHaveLength(known)
  })

  test('works until just before ten minutes are over', async () => {
    let now = new Date(NOW)
    const app = await testApp({ clock: () => now })
    const { token } = await letterTo(app, EMAIL)
    now = new Date(now.getTime() + 10 * MINUTE_MS - 1)
    expect((await withLink(app, token)).status).toBe(200)
  })

  test('begins with the server’s own address, whatever host the request claims', async () => {
    const app = await testApp({ publicUrl: () => 'https://bocal.example.org' })
    const forged = { host: 'evil.test', origin: 'http://evil.test', 'x-forwarded-host': 'evil.test' }
    const { url } = await letterTo(app, EMAIL, forged)
    expect(url).toMatch(/^https:\/\/bocal\.example\.org\/join\/[\w-]{43}$/)
    expect(readFileSync(join(app.mailFolder, found(files(app.mailFolder)[0])), 'latin1')).not.toContain(
      'evil',
    )
  })

  test('is answered alike for an address that nobody has, and no e-mail leaves', async () => {
    const app = await testApp()
    const ask = (email: string) => app.ask('POST', '/sign-in-links', { body: { email } })
    const [known, unknown] = [await ask(EMAIL), await ask('nobody@example.org')]
    expect([unknown.status, unknown.body]).toEqual([known.status, known.body])
    await expect.poll(() => letters(app).length, { timeout: 5000 }).toBe(1)
    await app.app.close()
    expect(letters(app).map(({ to }) => to)).toEqual([EMAIL])
  })

  test('is sent five times an hour at most', async () => {
    const app = await testApp()
    for (let i = 0; i < 8; i += 1) await app.ask('POST', '/sign-in-links', { body: { email: EMAIL } })
    await app.app.close()
    expect(letters(app)).toHaveLength(5)
  })
})

describe('a code', () => {
  test('signs in once, also when the address is written in capitals', async () => {
    const app = await testApp()
    const { code } = await letterTo(app, EMAIL)
    const { status, body } = await withCode(app, code, 'SALMA@Example.org')
    expect([status, body.me?.person.id]).toEqual([200, PEOPLE.group])
    expect((await withCode(app, code)).status).toBe(422)
  })

  test('is taken no more after five wrong ones; the link still is', async () => {
    const app = await testApp()
    const { code, token } = await letterTo(app, EMAIL)
    const wrong = code === '000000' ? '111111' : '000000'
    for (let i = 0; i < 5; i += 1) expect((await withCode(app, wrong)).status).toBe(422)
    expect((await withCode(app, code)).status).toBe(422)
    expect(await devices(app)).toEqual([])
    expect((await withLink(app, token)).status).toBe(200)
  })

  test('is taken after four wrong ones', async () => {
    const app = await testApp()
    const { code } = await letterTo(app, EMAIL)
    const wrong = code === '000000' ? '111111' : '000000'
    for (let i = 0; i < 4; i += 1) await withCode(app, wrong)
    expect((await withCode(app, code)).status).toBe(200)
  })

  test('of one person opens nobody else', async () => {
    const app = await testApp()
    const { code } = await letterTo(app, EMAIL)
    expect((await withCode(app, code, 'odette@example.org')).status).toBe(422)
  })
})

test('the database holds neither links nor codes nor cookies, only their hashes', async () => {
  const app = await testApp()
  const { token, code } = await letterTo(app, EMAIL)
  const cookie = await app.cookie('coordinator')
  const { body } = await app.ask<NewInvitation>('POST', '/invitations', {
    as: 'coordinator',
    body: { person: PEOPLE.producer },
  })
  const rows = await app.store.read(async (db) => [
    ...(await db.select().from(db.tables.signInLink)),
    ...(await db.select().from(db.tables.device)),
    ...(await db.select().from(db.tables.audit)),
  ])
  const kept = JSON.stringify(rows)
  expect(rows.length).toBeGreaterThan(3)
  for (const secret of [token, found(body.url.split('/').at(-1)), found(cookie.split('=')[1])]) {
    expect(secret.length).toBe(43)
    expect(kept).not.toContain(secret)
  }
  const values = rows.flatMap((row) => Object.values(row).map(String))
  expect(values.filter((value) => value === code)).toEqual([])
})

describe('an invitation', () => {
  const invite = async (app: TestApp, person: string, days?: number) =>
    app.ask<NewInvitation>('POST', '/invitations', {
      as: 'coordinator',
      body: { person, ...(days && { days }) },
    })
  const tokenOf = (url: string) => found(url.split('/').at(-1))
  const list = async (app: TestApp) =>
    (await app.ask<Items<Invitation>>('GET', '/invitations', { as: 'coordinator' })).body.items

  test('opens the role of somebody without an e-mail address, once', async () => {
    const app = await testApp()
    const added = await app.ask<{ id: string }>('POST', '/people', {
      as: 'coordinator',
      body: {
        name: 'Nadia',
        language: 'nl',
        contact: null,
        roles: [{ kind: 'producer', producer: 'ferme-du-chaudron' }],
      },
    })
    expect(added.status).toBe(201)
    const { status, body } = await invite(app, added.body.id)
    expect(status).toBe(201)
    expect(body.text).toContain(body.url)
    expect(body.text).toContain('Dag Nadia')
    expect(body.qr).toMatch(/^<svg /)
    expect((await list(app)).map(({ id, state }) => [id, state])).toEqual([[body.id, 'open']])

    const entered = await withLink(app, tokenOf(body.url))
    expect(entered.body.me?.person).toEqual({ id: added.body.id, name: 'Nadia' })
    expect(entered.body.me?.roles.map(({ kind, producer }) => [kind, producer?.id])).toEqual([
      ['producer', 'ferme-du-chaudron'],
    ])
    expect((await withLink(app, tokenOf(body.url))).status).toBe(422)
    expect((await list(app)).map(({ state }) => state)).toEqual(['used'])
    await app.sound()
  })

  test('lasts the days it was given and not longer', async () => {
    let now = new Date(NOW)
    const app = await testApp({ clock: () => now })
    const [first, second] = [await invite(app, PEOPLE.group, 2), await invite(app, PEOPLE.group, 2)]
    now = new Date(now.getTime() + 2 * 24 * 60 * MINUTE_MS - 1)
    expect((await withLink(app, tokenOf(first.body.url))).status).toBe(200)
    now = new Date(now.getTime() + 1)
    expect((await withLink(app, tokenOf(second.body.url))).status).toBe(422)
    expect((await list(app)).map(({ state }) => state).sort()).toEqual(['over', 'used'])
  })

  test('that was revoked opens nothing, and is revoked once', async () => {
    const app = await testApp()
    const { body } = await invite(app, PEOPLE.group)
    const revoke = () => app.ask('DELETE', `/invitations/${body.id}`, { as: 'coordinator' })
    expect((await revoke()).status).toBe(200)
    expect((await revoke()).status).toBe(409)
    expect((await withLink(app, tokenOf(body.url))).status).toBe(422)
    expect(await devices(app)).toEqual([])
    await app.sound()
  })

  test('of nobody, or of another movement’s person, is like a missing one', async () => {
    const app = await testApp()
    await app.store.write(async (tx) => {
      const [movement] = await tx.select().from(tx.tables.movement)
      const [person] = await tx.select().from(tx.tables.person)
      if (!movement || !person) throw new Error('the demo is empty')
      await tx.insert(tx.tables.movement).values({ ...movement, id: 'elsewhere', name: 'Elsewhere' })
      await tx.insert(tx.tables.person).values({ ...person, movementId: 'elsewhere', id: 'stranger' })
      await tx.insert(tx.tables.signInLink).values({
        movementId: 'elsewhere',
        id: 'theirs',
        personId: 'stranger',
        purpose: 'invitation',
        tokenHash: 'x',
        attempts: 0,
        createdAt: NOW,
        expiresAt: '2026-08-26T08:00:00.000Z',
      })
    })
    const absent = await invite(app, 'there-is-none')
    const foreign = await invite(app, 'stranger')
    expect([absent.status, absent.body]).toEqual([404, foreign.body])
    const revoke = async (id: string) =>
      (await app.ask('DELETE', `/invitations/${id}`, { as: 'coordinator' })).body
    expect(await revoke('theirs')).toEqual(await revoke('there-is-none'))
    expect(await list(app)).toEqual([])
  })

  test('for an administrator is only an administrator’s to give', async () => {
    const app = await testApp()
    await app.store.write((tx) =>
      tx.insert(tx.tables.role).values({
        movementId: MOVEMENT,
        id: 'hat',
        personId: PEOPLE.otherGroup,
        kind: 'admin',
        createdAt: NOW,
      }),
    )
    expect((await invite(app, PEOPLE.otherGroup)).status).toBe(403)
    const roles = await app.ask('PUT', `/people/${PEOPLE.group}/roles`, {
      as: 'coordinator',
      body: { roles: [{ kind: 'admin' }] },
    })
    expect(roles.status).toBe(422)
    const asAdmin = await app.ask('POST', '/invitations', {
      as: 'otherGroup',
      body: { person: PEOPLE.otherGroup },
    })
    expect(asAdmin.status).toBe(201)
  })
})
