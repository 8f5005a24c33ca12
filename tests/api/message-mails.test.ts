/** E-mails of messages: sent after what they tell, again when refused, never twice, and inert whatever names hold. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { SentMessage, Settings } from '@bocal/server/contract'
import { afterEach, expect, test } from 'vitest'
import type { Mail } from '../../server/src/mail.ts'
import { messageSender, type Sender } from '../../server/src/paper/sender.ts'
import {
  demoStore,
  found,
  type Items,
  MOVEMENT,
  OPEN_WEEK,
  ORIGIN,
  type TestApp,
  testApp,
} from '../support/app.ts'

type Sent = Parameters<Mail['send']>[0]
const START = Date.parse('2026-08-19T08:00:00.000Z')
const MINUTE = 60_000
const open = `/weeks/${OPEN_WEEK}`
const refusal = (responseCode: number) => Object.assign(new Error(`${responseCode} no`), { responseCode })
const senders: Sender[] = []
afterEach(async () => {
  for (const sender of senders.splice(0)) await sender.close()
})

/** An application whose own sender does nothing, and senders that the test drives, on a clock it sets. */
async function withSender(send: (letter: Sent) => Promise<void>) {
  const store = await demoStore()
  let now = START
  const sent: Sent[] = []
  const mail: Mail = {
    send: async (letter) => {
      await send(letter)
      sent.push(letter)
    },
    later: () => {},
    close: async () => {},
  }
  const idle: Sender = { send: async () => {}, poke: () => {}, close: async () => {} }
  const api = await testApp({ store, mail, sender: idle, clock: () => new Date(now) })
  const newSender = () => {
    const sender = messageSender({
      store,
      mail,
      clock: () => new Date(now),
      publicUrl: () => ORIGIN,
      log: (error) => expect.fail(String(error)),
    })
    senders.push(sender)
    return sender
  }
  return {
    api,
    sent,
    newSender,
    wait: (minutes: number) => {
      now += minutes * MINUTE
    },
  }
}

/** A coordinator makes a claim for Salma's group: one e-mail, to her. */
async function claimFor({ ask }: TestApp) {
  const body = { kind: 'fresh', crop: 'tomato', freshG: 4000, onBehalfOf: 'ca-chauffe' }
  expect((await ask('POST', `${open}/claims`, { as: 'coordinator', body })).status).toBe(201)
}
const mailsIn = async ({ ask }: TestApp) =>
  (await ask<Items<SentMessage>>('GET', `${open}/messages`, { as: 'coordinator' })).body.items.flatMap(
    ({ mails }) => mails,
  )

test('a message leaves as an e-mail in the receiver’s language, once', async () => {
  const api = await testApp()
  await claimFor(api)
  await api.app.close()
  const letters = readdirSync(api.mailFolder).map((file) => readFileSync(join(api.mailFolder, file), 'utf8'))
  expect(letters.length).toBe(1)
  const [letter = ''] = letters
  expect(letter).toMatch(/^To: salma@example\.org$/m)
  expect(letter).toMatch(/^Message-ID: <[\w.-]+@bocal>$/m)
  expect(letter).toMatch(/^Content-Type: text\/plain; charset=utf-8$/m)
  expect(letter).not.toMatch(/text\/html/)
})

test('a refusal is tried again, later each time, until it has failed; a coordinator sees it and sends it again', async () => {
  let refuse: Error | null = refusal(451)
  const { api, sent, newSender, wait } = await withSender(async () => {
    if (refuse) throw refuse
  })
  await claimFor(api)
  const sender = newSender()
  for (const [attempts, minutes] of [1, 5, 30, 120, 480].entries()) {
    await sender.send()
    expect(await mailsIn(api)).toMatchObject([{ state: 'waiting', attempts: attempts + 1, fault: '451 no' }])
    wait(minutes - 0.5)
    await sender.send()
    expect(await mailsIn(api), 'not before its time').toMatchObject([{ attempts: attempts + 1 }])
    wait(0.5)
  }
  await sender.send()
  expect(await mailsIn(api)).toMatchObject([{ state: 'failed', attempts: 6, fault: '451 no' }])
  wait(10_000)
  await sender.send()
  expect(sent).toEqual([])

  const [message] = (await api.ask<Items<SentMessage>>('GET', `${open}/messages`, { as: 'coordinator' })).body
    .items
  const again = `${open}/messages/${found(message).id}/mails`
  refuse = null
  expect((await api.ask('POST', again, { as: 'coordinator' })).body).toEqual({ mails: 1 })
  await sender.send()
  expect(await mailsIn(api)).toMatchObject([{ state: 'sent', attempts: 1, fault: '' }])
  expect(sent.map(({ to }) => to)).toEqual(['salma@example.org'])
  // What was sent is not sent again.
  expect((await api.ask('POST', again, { as: 'coordinator' })).body).toEqual({ mails: 0 })
  await api.sound()
})

test('what the server will never take has failed at once', async () => {
  const { api, newSender } = await withSender(async () => Promise.reject(refusal(550)))
  await claimFor(api)
  await newSender().send()
  expect(await mailsIn(api)).toMatchObject([{ state: 'failed', attempts: 1 }])
})

test('a process that is killed while sending leaves the e-mail unsure: it is not sent twice', async () => {
  const { api, sent, newSender, wait } = await withSender(async () => {})
  await claimFor(api)
  // Killed between the letter and its note: what this leaves in the store.
  let left = 0
  const killed = messageSender({
    store: api.store,
    mail: {
      send: () => {
        left++
        return new Promise(() => {})
      },
      later: () => {},
      close: async () => {},
    },
    clock: () => new Date(START),
    publicUrl: () => ORIGIN,
    log: () => {},
  })
  void killed.send()
  await expect.poll(() => left).toBe(1)
  const next = newSender()
  await next.send()
  expect(await mailsIn(api)).toMatchObject([{ state: 'sending' }])
  wait(10)
  await next.send()
  expect(await mailsIn(api)).toMatchObject([{ state: 'unsure', attempts: 1 }])
  wait(10_000)
  await next.send()
  expect(sent).toEqual([])
})

test('a line that breaks after the letter may have left is unsure too, one that never was is tried again', async () => {
  const errors = [
    Object.assign(new Error('Connection closed unexpectedly'), { code: 'ECONNECTION' }),
    Object.assign(new Error('connect ECONNREFUSED'), { code: 'ESOCKET', syscall: 'connect' }),
  ]
  for (const [error, state] of [
    [errors[0], 'unsure'],
    [errors[1], 'waiting'],
  ] as const) {
    const { api, newSender } = await withSender(async () => Promise.reject(error))
    await claimFor(api)
    await newSender().send()
    expect(await mailsIn(api)).toMatchObject([{ state }])
  }
})

test('two senders at once send each e-mail once; a new one goes on where the last stopped', async () => {
  let atThird = () => {}
  let asked = 0
  const { api, sent, newSender } = await withSender(async () => {
    asked++
    if (asked === 3) atThird()
  })
  const week = (await api.ask<{ version: number }>('GET', open, { as: 'coordinator' })).body
  await api.ask('POST', `${open}/close`, { as: 'coordinator', body: { version: week.version } })
  const waiting = (await mailsIn(api)).length
  expect(waiting).toBeGreaterThan(5)
  const first = newSender()
  atThird = () => void first.close()
  await first.send()
  expect(sent.length).toBe(3)
  await Promise.all([newSender().send(), newSender().send()])
  const ids = sent.map(({ id }) => id)
  expect(ids.length).toBe(waiting)
  expect(new Set(ids).size).toBe(waiting)
  await api.sound()
})

test('who wants no e-mails gets none, not even those that wait; the choice is each person’s own', async () => {
  const { api, sent, newSender } = await withSender(async () => {})
  const settings = { language: 'fr', email: 'salma@example.org', byMail: true }
  expect((await api.ask<Settings>('GET', '/me/settings', { as: 'group' })).body).toEqual(settings)
  await claimFor(api)
  const quiet = await api.ask<Settings>('PATCH', '/me/settings', { as: 'group', body: { byMail: false } })
  expect(quiet.body).toEqual({ ...settings, byMail: false })
  await newSender().send()
  await claimFor(api)
  expect(sent).toEqual([])
  expect(await mailsIn(api)).toMatchObject([{ state: 'failed', fault: 'no address' }])
  const dutch = { byMail: true, language: 'nl' }
  await api.ask('PATCH', '/me/settings', { as: 'group', body: dutch })
  await claimFor(api)
  await newSender().send()
  expect(sent.map(({ subject }) => subject)).toEqual(['Joris heeft voor u een aanvraag gedaan'])
  expect(sent[0]?.text).toContain('http://bocal.test/groups/ca-chauffe')
  expect(
    (await api.ask('PATCH', '/me/settings', { as: 'group', body: { ...dutch, name: 'x' } })).status,
  ).toBe(400)
  await api.sound()
})

test('names cannot write headers, lines or addresses of their own', async () => {
  const evil = 'Joris\r\nBcc: victim@example.org\r\n\r\n<script>alert(1)</script>\u202Egnp.x\u0000'
  const store = await demoStore()
  await store.write(async (tx) => {
    await tx.update(tx.tables.person).set({ name: evil })
    await tx.update(tx.tables.cookingGroup).set({ name: evil })
    const role = {
      movementId: MOVEMENT,
      kind: 'group' as const,
      groupId: 'ca-chauffe',
      createdAt: '2026-08-19T08:00:00.000Z',
    }
    // A contact that is more than one address is none.
    for (const [id, contact] of [
      ['one', 'a@example.org, victim@example.org'],
      ['two', 'b@example.org\r\nBcc: victim@example.org'],
      ['three', 'Victim <victim@example.org>'],
      ['four', '0470 12 34 56'],
    ] as const) {
      const person = {
        movementId: MOVEMENT,
        id,
        name: evil,
        language: 'en' as const,
        contact,
        createdAt: role.createdAt,
      }
      await tx.insert(tx.tables.person).values(person)
      await tx.insert(tx.tables.role).values({ ...role, id, personId: id })
    }
  })
  const api = await testApp({ store })
  await claimFor(api)
  await api.app.close()
  const files = readdirSync(api.mailFolder)
  expect(files.length).toBe(1)
  const letter = readFileSync(join(api.mailFolder, found(files[0])), 'utf8')
  const [head = '', ...body] = letter.split('\r\n\r\n')
  expect(head).not.toMatch(/^Bcc:/im)
  expect(head.match(/^To: .*$/gim)).toEqual(['To: salma@example.org'])
  expect(head).toMatch(/^Content-Type: text\/plain/im)
  expect(body.join('\n')).not.toMatch(/^Bcc:/im)
})
