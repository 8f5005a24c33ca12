/** Why, why not, what if, alternatives and decisions about a plan, with the real worker: figures as judged again here. */
import { planOfWeek } from '@bocal/db'
import type {
  Alternatives,
  Batch,
  Pin,
  PlanJob,
  PlanResult,
  PlanSummary,
  Session,
  Trial,
  WhyAnswer,
  WhyNotAnswer,
} from '@bocal/server/contract'
import { check, type Plan, type Problem, type Scores } from '@bocal/solver'
import { expect, test } from 'vitest'
import { explainer } from '../../server/src/planning/explainer.ts'
import { found, type Items, MOVEMENT, OPEN_WEEK, type TestApp, testApp, WEEK_2025 } from '../support/app.ts'
import { plain } from '../support/plain.ts'
import { stuckWorker } from '../support/workers.ts'

const as = 'coordinator' as const

/** A plan of the week, found greedily: something is left to be gained. */
async function planned({ ask }: TestApp, week: string, engine = 'greedy'): Promise<string> {
  const started = await ask<PlanJob>('POST', `/weeks/${week}/plan-jobs`, {
    as,
    body: { engine, seconds: 30 },
  })
  const job = `/weeks/${week}/plan-jobs/${started.body.id}`
  await expect
    .poll(async () => (await ask<PlanJob>('GET', job, { as })).body.state, { timeout: 240_000 })
    .toBe('done')
  return found((await ask<PlanJob>('GET', job, { as })).body.plan)
}

const planAt = (week: string, plan: string) => `/weeks/${week}/plans/${plan}`
const instanceOf = async ({ ask }: TestApp, week: string) =>
  (await ask<{ problem: Problem }>('GET', `/weeks/${week}/instance`, { as })).body.problem
const resultOf = async ({ ask }: TestApp, week: string, plan: string) =>
  (await ask<PlanResult>('GET', planAt(week, plan), { as })).body

test('what if a batch were 31 kg: figures of a plan really made, kept, published', {
  timeout: 240_000,
}, async () => {
  const api = await testApp()
  const { ask, store, sound } = api
  const plan = await planned(api, WEEK_2025)
  const { rows } = await resultOf(api, WEEK_2025, plan)
  const [load] = rows.loads
  const batches = (await ask<Items<Batch>>('GET', `/weeks/${WEEK_2025}/batches`, { as })).body.items
  const batch = found(batches.find(({ id }) => id === load?.batch))
  const quantityG = Math.max(1, Math.floor((batch.quantityG * 0.62) / batch.crateG)) * batch.crateG
  const change = { change: 'batch-quantity', batch: batch.id, quantityG }
  const tried = await ask<Trial>('POST', `${planAt(WEEK_2025, plan)}/trials`, {
    as,
    body: { changes: [change] },
  })
  expect(tried.status).toBe(201)
  const trial = tried.body
  expect(trial.words).toEqual([
    {
      change: 'batch-quantity',
      quantityG,
      batch: {
        id: batch.id,
        crop: batch.crop,
        producer: batch.producer,
        quantityG: batch.quantityG,
      },
    },
  ])
  expect(trial.before.scores).toEqual((await resultOf(api, WEEK_2025, plan)).scores)
  expect(trial.before.offeredG - (trial.after?.offeredG ?? 0)).toBe(batch.quantityG - quantityG)
  // Nothing is written yet.
  const untouched = (await ask<Batch>('GET', `/weeks/${WEEK_2025}/batches/${batch.id}`, { as })).body
  expect(untouched.quantityG).toBe(batch.quantityG)
  expect((await ask<Trial>('GET', `/weeks/${WEEK_2025}/trials/${trial.id}`, { as })).body).toEqual(trial)

  const kept = await ask<PlanSummary>('POST', `/weeks/${WEEK_2025}/trials/${trial.id}/keep`, { as })
  expect(kept).toMatchObject({ status: 201, body: { state: 'draft', stale: false } })
  const after = (await ask<Batch>('GET', `/weeks/${WEEK_2025}/batches/${batch.id}`, { as })).body
  expect(after.quantityG).toBe(quantityG)
  const saved = await planOfWeek(store, { movementId: MOVEMENT, weekId: WEEK_2025, id: kept.body.id })
  const judged = check(
    (await instanceOf(api, WEEK_2025)) as Problem,
    {
      schema: 'bocal.plan/1',
      ...saved?.rows,
    } as Plan,
  )
  expect(judged.violations).toEqual([])
  expect(judged.scores).toEqual(kept.body.scores)
  expect({ ...judged.scores, changes: 0 }).toEqual({ ...found(trial.after).scores, changes: 0 })
  expect((await resultOf(api, WEEK_2025, plan)).stale).toBe(true)
  expect((await ask('POST', `/weeks/${WEEK_2025}/trials/${trial.id}/keep`, { as })).status).toBe(409)
  expect((await ask('POST', `${planAt(WEEK_2025, kept.body.id)}/publish`, { as })).status).toBe(200)
  await sound()
})

test('a decision tried, kept and undone; what is kept is never moved by a later plan', {
  timeout: 240_000,
}, async () => {
  const api = await testApp()
  const { ask, sound } = api
  const plan = await planned(api, OPEN_WEEK)
  const { rows } = await resultOf(api, OPEN_WEEK, plan)
  const coming = found(rows.attendance[0])
  const pin = { pin: 'attendance', ...coming, value: false }
  const changes = [{ change: 'pin-added', pin }]
  const trial = (await ask<Trial>('POST', `${planAt(OPEN_WEEK, plan)}/trials`, { as, body: { changes } }))
    .body
  expect(trial.moves.staysAway).toContainEqual(
    expect.objectContaining({ group: expect.objectContaining({ id: coming.group }) }),
  )
  expect((await ask<Items<Pin>>('GET', `/weeks/${OPEN_WEEK}/pins`, { as })).body.items).toEqual([])
  const keep = `/weeks/${OPEN_WEEK}/trials/${trial.id}/keep`
  const kept = (await ask<PlanSummary>('POST', keep, { as })).body
  const pins = (await ask<Items<Pin>>('GET', `/weeks/${OPEN_WEEK}/pins`, { as })).body.items
  expect(pins).toMatchObject([
    {
      words: {
        pin: 'attendance',
        group: { id: coming.group },
        session: { id: coming.session },
        value: false,
      },
    },
  ])
  // The first plan is up to date, but not with the decision: it can no longer be published.
  expect((await ask('POST', `${planAt(OPEN_WEEK, plan)}/publish`, { as })).status).toBe(409)
  const later = await resultOf(api, OPEN_WEEK, await planned(api, OPEN_WEEK))
  expect(later.rows.attendance).not.toContainEqual(coming)

  const undone = await ask<Trial>('POST', `/weeks/${OPEN_WEEK}/trials/${trial.id}/undo`, { as })
  expect(undone).toMatchObject({ status: 200, body: { kept: null } })
  expect((await ask<Items<Pin>>('GET', `/weeks/${OPEN_WEEK}/pins`, { as })).body.items).toEqual([])
  expect((await ask('POST', `/weeks/${OPEN_WEEK}/trials/${trial.id}/undo`, { as })).status).toBe(409)
  expect((await resultOf(api, OPEN_WEEK, kept.id)).state).toBe('draft')
  await sound()
})

test('every kind of change, tried, kept and taken back: the week is as it was', {
  timeout: 240_000,
}, async () => {
  const api = await testApp()
  const { ask, sound } = api
  const plan = await planned(api, OPEN_WEEK)
  const problem = await instanceOf(api, OPEN_WEEK)
  const { rows } = await resultOf(api, OPEN_WEEK, plan)
  const [slot, session, batch] = [
    found(problem.slots[0]),
    found(problem.sessions[0]),
    found(problem.batches[0]),
  ]
  const claim = found(problem.claims.find((row) => 'jars' in row))
  const cycle = found(rows.cycles[0])
  const run = found(rows.runs[0])
  const jarMl = found(problem.jarStock[0]).jarMl
  const start = new Date(Date.parse(found(slot.stops[0]).at) + 3_600_000).toISOString()
  const everything: readonly object[] = [
    { change: 'batch-withdrawn', batch: batch.id },
    { change: 'item-broken', equipment: cycle.equipment },
    { change: 'session-lost', session: session.id },
    { change: 'session-seats', session: session.id, seats: session.seats + 5 },
    { change: 'slot-lost', slot: slot.id },
    { change: 'slot-added', like: slot.id, start },
    { change: 'slot-capacity', slot: slot.id, capacityG: slot.capacityG + 50_000 },
    { change: 'jar-stock', jarMl, count: 7 },
    { change: 'claim-amount', claim: claim.id, amount: 3 },
    { change: 'claim-withdrawn', claim: claim.id },
    { change: 'pin-added', pin: { pin: 'slot', slot: slot.id, used: false } },
    { change: 'pin-added', pin: { pin: 'run', session: run.session, preparation: run.recipe, max: 2 } },
    { change: 'pin-added', pin: { pin: 'load', batch: batch.id, slot: slot.id, max: 0 } },
  ]
  for (const change of everything) {
    const text = JSON.stringify(change)
    const reply = await ask<Trial>('POST', `${planAt(OPEN_WEEK, plan)}/trials`, {
      as,
      body: { changes: [change] },
    })
    expect(reply.status, text).toBe(201)
    expect(reply.body.words, text).toHaveLength(1)
    expect(reply.body.after, text).not.toBeNull()
    const at = `/weeks/${OPEN_WEEK}/trials/${reply.body.id}`
    const kept = await ask<PlanSummary>('POST', `${at}/keep`, { as })
    expect(kept, text).toMatchObject({ status: 201, body: { stale: false } })
    expect(await instanceOf(api, OPEN_WEEK), text).not.toEqual(problem)
    expect((await ask('POST', `${at}/undo`, { as })).status, text).toBe(200)
    expect(await instanceOf(api, OPEN_WEEK), text).toEqual(problem)
  }
  await sound()
})

test('changes that name what is not there are refused at their field', async () => {
  const api = await testApp()
  const { ask } = api
  const plan = await planned(api, OPEN_WEEK)
  const tried = (changes: readonly object[]) =>
    ask('POST', `${planAt(OPEN_WEEK, plan)}/trials`, { as, body: { changes } })
  for (const [change, path] of [
    [{ change: 'batch-withdrawn', batch: 'nobody' }, 'body.changes.0.batch'],
    [{ change: 'pin-removed', pin: 'nobody' }, 'body.changes.0.pin'],
    [{ change: 'pin-added', pin: { pin: 'slot', slot: 'nobody', used: true } }, 'body.changes.0.pin.slot'],
  ] as const) {
    const reply = await tried([change])
    expect(reply.status).toBe(422)
    expect(reply.body.issues[0]?.path).toBe(path)
  }
  expect((await tried([])).status).toBe(400)
  expect((await tried([{ change: 'batch-withdrawn', batch: 'x', more: 1 }])).status).toBe(400)
  expect(
    (
      await ask('POST', `${planAt(OPEN_WEEK, 'nobody')}/trials`, {
        as,
        body: { changes: [{ change: 'jar-stock', jarMl: 500, count: 1 }] },
      })
    ).status,
  ).toBe(404)
  expect(
    (
      await ask('POST', `/weeks/${OPEN_WEEK}/pins`, {
        as,
        body: { pin: 'run', session: 'x', preparation: 'y' },
      })
    ).status,
  ).toBe(422)
})

test('decisions that cannot hold together are named', { timeout: 240_000 }, async () => {
  const api = await testApp()
  const { ask, sound } = api
  const plan = await planned(api, OPEN_WEEK)
  const { rows } = await resultOf(api, OPEN_WEEK, plan)
  const run = found(rows.runs[0])
  const made = await ask<Pin>('POST', `/weeks/${OPEN_WEEK}/pins`, {
    as,
    body: { pin: 'run', session: run.session, preparation: run.recipe, min: 1 },
  })
  expect(made.status).toBe(201)
  const changes = rows.attendance
    .filter(({ session }) => session === run.session)
    .map((coming) => ({ change: 'pin-added', pin: { pin: 'attendance', ...coming, value: false } }))
  expect(changes.length).toBeGreaterThan(0)
  const others = (await instanceOf(api, OPEN_WEEK)).groups
    .filter((group) => group.sessions.includes(run.session))
    .filter((group) => !changes.some(({ pin }) => pin.group === group.id))
    .map((group) => ({
      change: 'pin-added',
      pin: { pin: 'attendance', group: group.id, session: run.session, value: false },
    }))
  const all = [...changes, ...others]
  const trial = (
    await ask<Trial>('POST', `${planAt(OPEN_WEEK, plan)}/trials`, { as, body: { changes: all } })
  ).body
  expect(trial.after).toBeNull()
  expect(trial.pins.map(({ pin }) => pin)).toContain('run')
  expect((await ask('POST', `/weeks/${OPEN_WEEK}/trials/${trial.id}/keep`, { as })).status).toBe(409)
  const gone = await ask('DELETE', `/weeks/${OPEN_WEEK}/pins/${made.body.id}`, { as })
  expect(gone).toMatchObject({ status: 200, body: { state: 'withdrawn' } })
  expect((await ask('DELETE', `/weeks/${OPEN_WEEK}/pins/${made.body.id}`, { as })).status).toBe(409)
  await sound()
})

test('why: reasons in names, ranked by what they bring, and what is left as the plan says it', {
  timeout: 240_000,
}, async () => {
  const api = await testApp()
  const plan = await planned(api, OPEN_WEEK)
  const result = await resultOf(api, OPEN_WEEK, plan)
  const reply = await api.ask<WhyAnswer>('GET', `${planAt(OPEN_WEEK, plan)}/why?seconds=8`, { as })
  expect(reply.status).toBe(200)
  const why = reply.body
  expect(why.leftovers).toMatchObject(result.leftovers)
  const gains = why.binding.map(({ gain }) => gain.rescue)
  expect(gains).toEqual([...gains].sort((a, b) => b - a))
  expect(why.binding.length + why.untried).toBeGreaterThan(0)
  for (const row of why.unserved) {
    expect(row.reasons.length).toBeGreaterThan(0)
    const group = found(result.groups.find((one) => one.group.id === row.claim.group.id))
    const told = [...group.jars, ...group.fresh.map((one) => ({ ...one, jars: one.quantityG }))]
    const mine = found(told.find(({ claim }) => claim === row.claim.id))
    expect(row.missing).toBe(mine.asked - mine.jars)
  }
  await api.sound()
})

test('why not: a cost as a difference of real plans, or the facts in the way', {
  timeout: 240_000,
}, async () => {
  const api = await testApp()
  const plan = await planned(api, OPEN_WEEK)
  const { rows } = await resultOf(api, OPEN_WEEK, plan)
  const problem = await instanceOf(api, OPEN_WEEK)
  const asked = async (question: object) =>
    (await api.ask<WhyNotAnswer>('POST', `${planAt(OPEN_WEEK, plan)}/why-not`, { as, body: { question } }))
      .body
  const group = found(
    problem.groups.find((one) =>
      one.sessions.some((id) => !rows.attendance.some((row) => row.group === one.id && row.session === id)),
    ),
  )
  const couldCome = found(
    group.sessions.find((id) => !rows.attendance.some((row) => row.group === group.id && row.session === id)),
  )
  const possible = await asked({ ask: 'attendance', group: group.id, session: couldCome })
  expect(possible.answer).toBe('possible')

  const said = problem.sessions.find(({ id }) => !group.sessions.includes(id))
  if (said) {
    const never = await asked({ ask: 'attendance', group: group.id, session: said.id })
    expect(never).toMatchObject({ answer: 'in-the-way' })
    if (never.answer !== 'in-the-way') throw new Error('the group never said it could')
    expect(never.facts).toContainEqual(
      expect.objectContaining({
        fact: 'availability',
        rule: 9,
        group: expect.objectContaining({ id: group.id }),
      }),
    )
  }
  const reply = await api.ask('POST', `${planAt(OPEN_WEEK, plan)}/why-not`, {
    as,
    body: { question: { ask: 'attendance', group: 'nobody', session: couldCome } },
  })
  expect(reply.status).toBe(422)
  expect(reply.body.issues[0]?.path).toBe('body.question.group')
})

test('an amount out of all bounds is refused at its field, in words that people use', async () => {
  const { ask } = await testApp()
  const refusal = async (method: string, path: string, body: object, language = 'fr') => {
    const reply = await ask(method, path, { as, body, headers: { 'accept-language': language } })
    expect(reply.status).toBe(400)
    return reply.body.issues.map(({ path: at, message }) => `${at} ${plain(message)}`)
  }
  const whyNot = (jars: number, language?: string) =>
    refusal(
      'POST',
      `${planAt(OPEN_WEEK, 'any')}/why-not`,
      { question: { ask: 'jars', claim: 'any', session: 'any', jars } },
      language,
    )
  expect(await whyNot(0)).toEqual(['body.question.jars Au moins 1.'])
  expect(await whyNot(99_999_999)).toEqual(['body.question.jars Au plus 100 000.'])
  expect(await whyNot(0, 'nl')).toEqual(['body.question.jars Minstens 1.'])
  const extraTour = { change: 'slot-added', like: 'any', start: '' }
  expect(await refusal('POST', `${planAt(OPEN_WEEK, 'any')}/trials`, { changes: [extraTour] })).toEqual([
    'body.changes.0.start Il faut un jour et une heure.',
  ])
})

test('alternatives: each the best in something, each kept as a draft of the week as it is', {
  timeout: 240_000,
}, async () => {
  const api = await testApp()
  const { ask, sound } = api
  const plan = await planned(api, WEEK_2025)
  const { body } = await ask<Alternatives>('GET', `${planAt(WEEK_2025, plan)}/alternatives?seconds=15`, {
    as,
  })
  expect(body.plan.scores).toEqual((await resultOf(api, WEEK_2025, plan)).scores)
  // The greedy plan saves all that can be saved; for a tenth of that there are cheaper ones.
  const best = found(body.items.find(({ characters }) => characters.includes('cheapest')))
  expect(found(best.after).scores.cost).toBeLessThan(best.before.scores.cost)
  expect(found(best.after).scores.rescue).toBeGreaterThanOrEqual(0.9 * best.before.scores.rescue)
  for (const { character, difference } of body.prices) {
    const item = body.items.find(({ characters }) => characters.includes(character))
    if (!item) continue
    const [now, was] = [found(item.after).scores, item.before.scores]
    for (const name of ['rescue', 'cost', 'co2'] as const satisfies readonly (keyof Scores)[])
      expect(difference[name], `${character} ${name}`).toBeCloseTo(now[name] - was[name], 3)
  }
  const kept = await ask<PlanSummary>('POST', `/weeks/${WEEK_2025}/trials/${best.id}/keep`, { as })
  expect(kept).toMatchObject({ status: 201, body: { state: 'draft', stale: false } })
  expect(kept.body.scores).toEqual(found(best.after).scores)
  await sound()
})

test('a worker that hangs is stopped, the asker is told in words, and the next question is answered', {
  timeout: 240_000,
}, async () => {
  const errors: Error[] = []
  const stuck = explainer({ worker: stuckWorker(), log: (error) => void errors.push(error) })
  const api = await testApp({ explainer: stuck })
  const plan = await planned(api, OPEN_WEEK)
  const ask = () => api.ask('GET', `${planAt(OPEN_WEEK, plan)}/why?seconds=0.2`, { as })
  for (const reply of [await ask()]) {
    expect(reply.status).toBe(409)
    expect(reply.body.issues[0]?.message).toContain('No answer was found in the time')
  }
  // The server answers others meanwhile.
  const [slow, quick] = await Promise.all([
    ask(),
    api.ask<Items<Session>>('GET', `/weeks/${OPEN_WEEK}/sessions`, { as }),
  ])
  expect([slow.status, quick.status]).toEqual([409, 200])
  await api.sound()
})

test('a trial is not kept when the week changed so that it breaks a rule, and then nothing of it is written', {
  timeout: 240_000,
}, async () => {
  const api = await testApp()
  const { ask, sound } = api
  const plan = await planned(api, OPEN_WEEK)
  const { rows } = await resultOf(api, OPEN_WEEK, plan)
  const idle = found(
    (await instanceOf(api, OPEN_WEEK)).slots.find(({ id }) => rows.loads.every(({ slot }) => slot !== id)),
  )
  const changes = [{ change: 'pin-added', pin: { pin: 'slot', slot: idle.id, used: false } }]
  const trial = (await ask<Trial>('POST', `${planAt(OPEN_WEEK, plan)}/trials`, { as, body: { changes } }))
    .body
  expect(trial.after).not.toBeNull()
  for (const { batch } of rows.loads) await ask('DELETE', `/weeks/${OPEN_WEEK}/batches/${batch}`, { as })
  const kept = await ask('POST', `/weeks/${OPEN_WEEK}/trials/${trial.id}/keep`, { as })
  expect(kept.status).toBe(409)
  expect(kept.body.issues[0]?.message).toMatch(/breaks a rule/)
  expect((await ask<Items<Pin>>('GET', `/weeks/${OPEN_WEEK}/pins`, { as })).body.items).toEqual([])
  await sound()
})

test('a worker that lies is not believed', { timeout: 240_000 }, async () => {
  const api = await testApp()
  const plan = await planned(api, OPEN_WEEK)
  const { rows } = await resultOf(api, OPEN_WEEK, plan)
  const lie = { ...rows, runs: rows.runs.map((run) => ({ ...run, jars: run.jars + 1000 })) }
  const outcome = { status: 'optimal', plan: lie, seconds: 1, scores: {} }
  const lying = await testApp({
    store: api.store,
    explainer: { ask: async () => ({ outcome }) as never, close: async () => {} },
  })
  const reply = await lying.ask('POST', `${planAt(OPEN_WEEK, plan)}/trials`, {
    as,
    body: { changes: [{ change: 'jar-stock', jarMl: 500, count: 500 }] },
  })
  expect(reply.status).toBe(409)
  expect(reply.body.issues[0]?.message).toMatch(/breaks a rule/)
})

test('who goes away ends the search: the next question does not wait for it', {
  timeout: 240_000,
}, async () => {
  const api = await testApp()
  const plan = await planned(api, OPEN_WEEK)
  const address = await api.app.listen({ port: 0, host: '127.0.0.1' })
  const cookie = await api.cookie(as)
  const going = new AbortController()
  const why = (seconds: number, signal: AbortSignal | null) =>
    fetch(`${address}/api${planAt(OPEN_WEEK, plan)}/alternatives?seconds=${seconds}`, {
      headers: { cookie },
      signal,
    })
  const first = why(20, going.signal)
  await new Promise((resolve) => setTimeout(resolve, 300))
  going.abort()
  await expect(first).rejects.toThrow(/abort/)
  // Behind twenty seconds of search its own time would be over.
  expect((await why(1, null)).status).toBe(200)
})

test('what of the week no plan is made with is told with the plan', { timeout: 240_000 }, async () => {
  const api = await testApp()
  const plan = await planned(api, OPEN_WEEK)
  const item = found((await instanceOf(api, OPEN_WEEK)).equipment[0])
  const before = (await api.ask<{ version: number; name: string }>('GET', `/equipment/${item.id}`, { as }))
    .body
  const broken = { version: before.version, state: 'repair' }
  expect((await api.ask('PATCH', `/equipment/${item.id}`, { as, body: broken })).status).toBe(200)
  const leftOut = (await resultOf(api, OPEN_WEEK, plan)).leftOut
  expect(leftOut.filter(({ why }) => why === 'in_repair').map(({ what }) => what)).toEqual(
    // The demo has an old one in repair already.
    expect.arrayContaining([
      { noun: 'equipment', equipment: { id: item.id, name: before.name } },
      { noun: 'equipment', equipment: expect.objectContaining({ id: 'cooker-old' }) },
    ]),
  )
})
