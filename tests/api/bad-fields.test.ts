/** Each field of each form, sent as nonsense: the refusal names that field in words, and nothing is changed. */
import { beforeAll, describe, expect, test } from 'vitest'
import { type TestApp, testApp } from '../support/app.ts'
import { BODIES } from '../support/route-samples.ts'

let api: TestApp
beforeAll(async () => {
  api = await testApp()
})

const LANGUAGES = ['fr', 'nl', 'en'] as const
/** What no field of ours takes. */
const NONSENSE = { nonsense: true }

describe.each(Object.entries(BODIES))('%s', (name, body) => {
  const [method = '', url = ''] = name.split(' ')
  const path = url.replace(/:\w+/g, 'there-is-none')
  const send = (sent: object, language: (typeof LANGUAGES)[number]) =>
    api.ask(method, path, {
      as: 'admin',
      body: sent,
      headers: { 'accept-language': language },
    })
  const fields = Object.keys(body as object)

  test.each([...fields, 'unheardOf'])('%s', async (field) => {
    const events = () => api.store.read((db) => db.$count(db.tables.audit))
    const before = await events()
    const sentences = new Set<string>()
    for (const language of LANGUAGES) {
      const reply = await send({ ...(body as object), [field]: NONSENSE }, language)
      expect([400, 422]).toContain(reply.status)
      const issue = reply.body.issues.find(({ path: at }) => `${at}.`.startsWith(`body.${field}.`))
      expect(issue, JSON.stringify(reply.body)).toBeDefined()
      sentences.add(issue?.message ?? '')
    }
    expect(sentences.size).toBe(LANGUAGES.length)
    expect(await events()).toBe(before)
  })
})
