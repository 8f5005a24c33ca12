/** The outbox without a server: what each answer does to what waits. */
import { expect, test } from 'vitest'
import { createOutbox, type Entry } from '../../web/src/lib/outbox/outbox.ts'
import { poster } from '../../web/src/lib/outbox/post.ts'
import { memoryShelf } from '../support/phone.ts'

const OWN = 'movement/ines'
const wish = (words: string) => ({ action: `/${words}`, page: '/', words, fields: [] })
const answering = (body: string, status = 200) =>
  poster({ fetch: async () => new Response(body, { status }), read: JSON.parse })
const done = JSON.stringify({ type: 'redirect', status: 303, location: '/' })

function parts(send: ReturnType<typeof poster>): Parameters<typeof createOutbox>[0] {
  let keys = 0
  return {
    shelf: memoryShelf(),
    send,
    newKey: () => `key-${++keys}`,
    now: () => new Date(0),
    alone: (work) => work(),
  }
}
const outboxWith = (send: ReturnType<typeof poster>) => createOutbox(parts(send))

test('sent in the order it was done, each under its own key, and only one person’s', async () => {
  const sent: Entry[] = []
  const outbox = outboxWith(async (entry) => {
    sent.push(entry)
    return answering(done)(entry)
  })
  await outbox.add(OWN, wish('first'))
  await outbox.add('movement/griet', wish('another’s'))
  await outbox.add(OWN, wish('second'))
  await outbox.flush(OWN)
  expect(sent.map(({ words, key }) => `${words} ${key}`)).toEqual(['first key-1', 'second key-3'])
  expect(await outbox.of(OWN)).toEqual([])
  expect(await outbox.of('movement/griet')).toHaveLength(1)
})

test.each([
  ['no answer', poster({ fetch: () => Promise.reject(new TypeError('no network')), read: JSON.parse })],
  ['too many requests', answering('{"type":"failure","status":429}', 429)],
  ['the page of a café’s wifi', answering('<html>Welcome! Accept our terms.</html>')],
  ['nobody signed in', answering('', 401)],
  ['a session that ended', answering('{"type":"failure","status":401}')],
])('%s: it waits, under the same key, and so does what comes after', async (_, send) => {
  const asked: string[] = []
  const outbox = outboxWith(async (entry) => {
    asked.push(entry.key)
    return send(entry)
  })
  await outbox.add(OWN, wish('first'))
  await outbox.add(OWN, wish('second'))
  for (let again = 0; again < 10; again++) await outbox.flush(OWN)
  expect(new Set(asked)).toEqual(new Set(['key-1']))
  expect(await outbox.of(OWN)).toMatchObject([
    { words: 'first', sent: true, refusal: null },
    { words: 'second', sent: false, refusal: null },
  ])
})

test('what the server cannot do five times is told as refused, and lets the others through', async () => {
  const outbox = outboxWith((entry) =>
    answering(entry.words === 'broken' ? '{"type":"error","error":{"message":"500"}}' : done, 500)(entry),
  )
  await outbox.add(OWN, wish('broken'))
  await outbox.add(OWN, wish('whole'))
  for (let times = 1; times < 5; times++) {
    await outbox.flush(OWN)
    expect(await outbox.of(OWN)).toMatchObject([{ troubles: times, refusal: null }, { words: 'whole' }])
  }
  await outbox.flush(OWN)
  expect(await outbox.of(OWN)).toMatchObject([{ words: 'broken', refusal: [] }])
})

test('a form that is too large is refused in the server’s words, and does not wait for ever', async () => {
  const detail = 'What was sent is too large.'
  const outbox = outboxWith(answering(detail, 413))
  const key = await outbox.add(OWN, { ...wish('surplus'), fields: [['crates', '4']] })
  const answers = await outbox.flush(OWN)
  expect(answers.get(key)).toMatchObject({
    is: 'refused',
    result: { type: 'failure', data: { problem: { detail }, typed: { crates: '4' } } },
  })
  expect(await outbox.of(OWN)).toMatchObject([{ refusal: [detail] }])
  // A proxy's own page is no sentence.
  const page = poster({
    fetch: async () => new Response('<html>', { status: 413, headers: { 'content-type': 'text/html' } }),
    read: JSON.parse,
  })
  const other = outboxWith(page)
  await other.add(OWN, wish('surplus'))
  await other.flush(OWN)
  expect(await other.of(OWN)).toMatchObject([{ refusal: [] }])
})

test('a refusal keeps what was typed, with the words of the API', async () => {
  const problem = { detail: 'Not like this.', issues: [{ path: 'body.jars', message: 'At least one jar.' }] }
  const refusing = answering(JSON.stringify({ type: 'failure', status: 422, data: { problem } }))
  let asked = 0
  const outbox = outboxWith((entry) => {
    asked += 1
    return refusing(entry)
  })
  await outbox.add(OWN, { ...wish('claim'), fields: [['amount', '0']] })
  for (let again = 0; again < 3; again++) await outbox.flush(OWN)
  // Refused is refused: it is for people to mend or drop.
  expect(asked).toBe(1)
  const [refused] = await outbox.of(OWN)
  expect(refused).toMatchObject({ refusal: ['At least one jar.'], fields: [['amount', '0']] })
})

/** A server that keeps one thing under its version and applies a change once, and the amounts it was given. */
function versioned() {
  const state = { version: 3, amount: 3, isThere: true, isHeard: true }
  const applied = new Map<string, number>()
  const send = async (entry: Entry) => {
    if (!state.isThere) return { is: 'lost' as const }
    const field = (name: string) => Number(entry.fields.find(([one]) => one === name)?.[1])
    if (!applied.has(entry.key)) {
      if (field('version') !== state.version)
        return answering(
          '{"type":"failure","status":409,"data":{"problem":{"detail":"Changed meanwhile.","issues":[]}}}',
        )(entry)
      state.version += 1
      state.amount = field('amount')
      applied.set(entry.key, field('amount'))
    }
    return state.isHeard ? answering(done)(entry) : { is: 'lost' as const }
  }
  return { state, outbox: outboxWith(send), times: () => applied.size }
}
const amountOf = (amount: number, version = 3, action = '/claims/one?/change') => ({
  action,
  page: '/claims/one',
  words: `${amount} kg`,
  fields: [
    ['version', String(version)],
    ['amount', String(amount)],
  ] as const,
})

test('one thing changed three times out of reach ends as it was changed last', async () => {
  const { state, outbox, times } = versioned()
  state.isThere = false
  for (const amount of [4, 5, 6]) await outbox.add(OWN, amountOf(amount))
  await outbox.flush(OWN)
  // The first arrives, and its answer does not.
  Object.assign(state, { isThere: true, isHeard: false })
  await outbox.flush(OWN)
  expect(state).toMatchObject({ version: 4, amount: 4 })
  state.isHeard = true
  await outbox.flush(OWN)
  expect(await outbox.of(OWN)).toEqual([])
  expect(state).toMatchObject({ version: 6, amount: 6 })
  expect(times()).toBe(3)
})

test('what waits is read from the phone’s database once, however much it is', async () => {
  let reads = 0
  const shelf = memoryShelf()
  const outbox = createOutbox({
    ...parts(answering(done)),
    shelf: { ...shelf, list: () => (reads++, shelf.list()) },
  })
  for (const amount of [4, 5, 6]) await outbox.add(OWN, amountOf(amount))
  await outbox.flush(OWN)
  expect(reads).toBe(1)
  expect(await shelf.list()).toMatchObject([{ made: 6 }])
})

test('a change of another thing, or one decided on what the page said since, is left as it is', async () => {
  const { state, outbox } = versioned()
  state.isThere = false
  await outbox.add(OWN, amountOf(4))
  await outbox.add(OWN, amountOf(5, 3, '/claims/other?/change'))
  await outbox.add(OWN, amountOf(6, 4))
  state.isThere = true
  await outbox.flush(OWN)
  expect(state).toMatchObject({ version: 5, amount: 6 })
  expect(await outbox.of(OWN)).toMatchObject([
    { words: '5 kg', fields: [['version', '3'], expect.anything()] },
  ])
})

test('a page kept since before an own change arrived still leads to the next one', async () => {
  const { state, outbox } = versioned()
  for (const [amount, version] of [
    [4, 3],
    [5, 4],
    // The page on the phone still says 3.
    [6, 3],
  ] as const) {
    await outbox.add(OWN, amountOf(amount, version))
    await outbox.flush(OWN)
  }
  expect(state).toMatchObject({ version: 6, amount: 6 })
  expect([await outbox.of(OWN), await outbox.all()]).toEqual([[], []])
  // Somebody else's change breaks the row: what was decided before it is refused, what is decided on it is not.
  Object.assign(state, { version: 7, amount: 9 })
  await outbox.add(OWN, amountOf(7, 3))
  await outbox.flush(OWN)
  expect(state.amount).toBe(9)
  await outbox.add(OWN, amountOf(8, 7))
  await outbox.flush(OWN)
  expect(state).toMatchObject({ version: 8, amount: 8 })
  await outbox.add(OWN, amountOf(10, 6))
  await outbox.flush(OWN)
  expect(state.amount).toBe(8)
})

test('somebody else’s change in between is not undone: what waited is refused, in the API’s words', async () => {
  const { state, outbox } = versioned()
  state.isThere = false
  await outbox.add(OWN, amountOf(4))
  await outbox.add(OWN, amountOf(5))
  Object.assign(state, { isThere: true, version: 4, amount: 9 })
  await outbox.flush(OWN)
  expect(state).toMatchObject({ version: 4, amount: 9 })
  const refusal = ['Changed meanwhile.']
  expect(await outbox.of(OWN)).toMatchObject([{ refusal }, { refusal }])
})
