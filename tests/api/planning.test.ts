/** From Plan to proposal with the real worker; and what happens when it hangs, dies or lies. */
import { planOfWeek } from '@bocal/db'
import type {
  Batch,
  Overview,
  PlanJob,
  PlanResult,
  PlanSummary,
  Proposal,
  Week,
  Withdrawn,
} from '@bocal/server/contract'
import { check, type Problem, parsePlan } from '@bocal/solver'
import { expect, test } from 'vitest'
import type { Answer, SolverPool } from '../../server/src/planning/solver-pool.ts'
import { solverPool } from '../../server/src/planning/solver-pool.ts'
import {
  found,
  type Items,
  MOVEMENT,
  OPEN_WEEK,
  type Reply,
  type TestApp,
  testApp,
  WEEK_2025,
} from '../support/app.ts'
import { stuckWorker } from '../support/workers.ts'

const jobs = (week: string) => `/weeks/${week}/plan-jobs`
const as = 'coordinator' as const

const emptyProblem: Problem = {
  schema: 'bocal.instance/1',
  crops: [],
  places: [],
  batches: [],
  slots: [],
  kitchens: [],
  sessions: [],
  equipment: [],
  moveMinutes: 0,
  processes: [],
  recipes: [],
  jarStock: [],
  groups: [],
  claims: [],
  pins: [],
  policy: { tierG: 1000, tierWeights: [1], objectives: [{ name: 'rescue', tolerance: 0 }] },
}

type Event = { readonly name: string; readonly job: PlanJob }
const eventsOf = (reply: Reply<unknown>): Event[] =>
  String(reply.body)
    .split('\n\n')
    .filter((block) => block.startsWith('event: '))
    .map((block) => {
      const [first = '', second = ''] = block.split('\n')
      return { name: first.slice('event: '.length), job: JSON.parse(second.slice('data: '.length)) }
    })

/** Presses Plan and listens until it is over. */
async function search({ ask }: TestApp, week: string, body: object) {
  const started = await ask<PlanJob>('POST', jobs(week), { as, body })
  expect(started.status).toBe(202)
  const events = eventsOf(await ask<string>('GET', `${jobs(week)}/${started.body.id}/events`, { as }))
  return { started: started.body, events, last: found(events.at(-1)).job }
}

const greedy = { engine: 'greedy', seconds: 5 }

test('the movement’s week of 2025: planned, published, proposed, with the figures it reports', async () => {
  const api = await testApp()
  const { ask, store, sound } = api
  const { started, events, last } = await search(api, WEEK_2025, { seconds: 60, engine: 'highs' })
  expect(['queued', 'running']).toContain(started.state)
  expect(events.some(({ name, job }) => name === 'running' && (job.progress?.scores.rescue ?? 0) > 0)).toBe(
    true,
  )
  expect(last).toMatchObject({ state: 'done', error: null })

  const path = `/weeks/${WEEK_2025}/plans/${last.plan}`
  const result = (await ask<PlanResult>('GET', path, { as })).body
  expect(result).toMatchObject({
    state: 'draft',
    status: 'optimal',
    stale: false,
    offeredG: 129_000,
    leftG: 19_208,
  })
  expect(result.scores).toMatchObject({ rescue: 109_792, jars: 160 })
  expect(result.scores.cost).toBeLessThanOrEqual(12_366)
  expect(result.objectives.every(({ gap }) => gap <= 0.001)).toBe(true)
  for (const group of result.groups) {
    expect(group.receivedG, group.group.name).toBe(group.askedG)
  }
  expect(result.leftovers.every(({ reasons }) => reasons.length > 0)).toBe(true)

  // What is saved is what was shown, and a plan on its own.
  const saved = await planOfWeek(store, { movementId: MOVEMENT, weekId: WEEK_2025, id: found(last.plan) })
  const parsed = parsePlan({ schema: 'bocal.plan/1', ...saved?.rows })
  if (!('plan' in parsed)) throw new Error('the saved plan has no plan’s shape')
  expect(check(saved?.instance as Problem, parsed.plan)).toMatchObject({
    feasible: true,
    scores: saved?.scores,
  })

  const overview = (await ask<Overview>('GET', `/weeks/${WEEK_2025}/overview`, { as })).body
  expect(overview.numbers).toMatchObject({ savedG: 109_792, savedProven: true, jars: 160, leftG: 19_208 })

  const published = await ask('POST', `${path}/publish`, { as })
  expect(published).toMatchObject({ status: 200, body: { state: 'published' } })
  expect((await ask<Week>('GET', `/weeks/${WEEK_2025}`, { as })).body).toMatchObject({
    state: 'published',
    publishedPlan: last.plan,
  })
  expect((await ask('POST', `${path}/publish`, { as })).status).toBe(409)

  const proposal = (await ask<Proposal>('GET', `/weeks/${WEEK_2025}/proposal`, { as: 'group' })).body
  const mine = found(result.groups.find(({ group }) => group.id === proposal.group.id))
  const jarsOf = (rows: { jars: number }[]) => rows.reduce((sum, { jars }) => sum + jars, 0)
  expect(proposal.sessions.flatMap(({ jars }) => jars).length).toBeGreaterThan(0)
  expect(jarsOf(proposal.sessions.flatMap(({ jars }) => jars))).toBe(jarsOf(mine.jars))
  expect(proposal.unserved).toEqual([])
  // A deadline is a reason for a session only where the produce could hardly wait for another one.
  const deadlines = proposal.sessions.flatMap(({ end, reasons }) =>
    reasons.flatMap((one) => (one.code === 'keeps-until' ? [Date.parse(one.at) - Date.parse(end)] : [])),
  )
  expect(deadlines.length).toBeGreaterThan(0)
  expect(Math.max(...deadlines)).toBeLessThanOrEqual(2 * 24 * 3_600_000)
  for (const { group, sessions } of result.groups) {
    const starts = sessions.map(({ start }) => start)
    expect(starts, group.name).toEqual(starts.toSorted())
  }
  await sound()
})

test('a second plan supersedes the first, and a published plan never changes', async () => {
  const api = await testApp()
  const { ask, sound } = api
  const ids: string[] = []
  for (const seed of [1, 2]) {
    const { last } = await search(api, WEEK_2025, { ...greedy, seed })
    expect((await ask('POST', `/weeks/${WEEK_2025}/plans/${last.plan}/publish`, { as })).status).toBe(200)
    ids.push(found(last.plan))
  }
  const { items } = (await ask<Items<PlanSummary>>('GET', `/weeks/${WEEK_2025}/plans`, { as })).body
  const states = Object.fromEntries(items.map(({ id, state }) => [id, state]))
  expect(states).toEqual({ [ids[0] ?? '']: 'superseded', [ids[1] ?? '']: 'published' })
  await sound()
})

test('a plan of a week that changed since cannot be published, and the answer says what changed', async () => {
  const api = await testApp()
  const { ask, sound } = api
  const { last } = await search(api, WEEK_2025, greedy)
  const batch = found((await ask<Items<Batch>>('GET', `/weeks/${WEEK_2025}/batches`, { as })).body.items[0])
  const withdrawn = await ask<Withdrawn>('DELETE', `/weeks/${WEEK_2025}/batches/${batch.id}`, { as })
  expect(withdrawn.body.affected.claims.length).toBeGreaterThan(0)
  const reply = await ask('POST', `/weeks/${WEEK_2025}/plans/${last.plan}/publish`, { as })
  expect(reply.status).toBe(409)
  expect(reply.body.issues[0]?.message).toContain('batches')
  const overview = (await ask<Overview>('GET', `/weeks/${WEEK_2025}/overview`, { as })).body
  expect(overview.alerts.map(({ code }) => code)).toContain('plan-stale')
  await sound()
})

test('cancelling answers within half a second with the best plan so far', async () => {
  const api = await testApp()
  const { ask, sound } = api
  const started = await ask<PlanJob>('POST', jobs(OPEN_WEEK), { as, body: { seconds: 120, engine: 'highs' } })
  const path = `${jobs(OPEN_WEEK)}/${started.body.id}`
  await expect
    .poll(async () => (await ask<PlanJob>('GET', path, { as })).body.progress, { timeout: 30_000 })
    .not.toBeNull()
  const before = performance.now()
  const cancelled = await ask<PlanJob>('POST', `${path}/cancel`, { as })
  const took = performance.now() - before
  expect(cancelled.body).toMatchObject({ state: 'cancelled', error: null })
  const plan = (await ask<PlanResult>('GET', `/weeks/${OPEN_WEEK}/plans/${cancelled.body.plan}`, { as })).body
  expect(plan.status).toBe('cancelled')
  expect(plan.scores.rescue).toBeGreaterThan(0)
  expect(plan.leftovers.every(({ reasons }) => reasons.length > 0)).toBe(true)
  // The promise is 500 ms; twice that is for a machine that runs other tests beside this one.
  expect(took).toBeLessThan(1000)
  expect((await ask('POST', `${path}/cancel`, { as })).status).toBe(409)
  await sound()
})

test('one search a week; what waits can be cancelled before it starts', async () => {
  const { ask, sound } = await testApp()
  const first = await ask<PlanJob>('POST', jobs(OPEN_WEEK), { as, body: { seconds: 60, engine: 'highs' } })
  expect((await ask('POST', jobs(OPEN_WEEK), { as, body: {} })).status).toBe(409)
  const second = await ask<PlanJob>('POST', jobs(WEEK_2025), { as, body: greedy })
  expect(second.body).toMatchObject({ state: 'queued', ahead: 1 })
  const gone = await ask<PlanJob>('POST', `${jobs(WEEK_2025)}/${second.body.id}/cancel`, { as })
  expect(gone.body).toMatchObject({ state: 'cancelled', plan: null })
  expect((await ask('POST', `${jobs(OPEN_WEEK)}/${first.body.id}/cancel`, { as })).status).toBe(200)
  await sound()
})

test('a worker that hangs is stopped, and cancelling it still answers', async () => {
  const pool = solverPool({ threads: 1, worker: stuckWorker(), log: (error) => expect.fail(error.message) })
  const { ask, sound } = await testApp({ pool })
  const started = await ask<PlanJob>('POST', jobs(WEEK_2025), { as, body: { seconds: 60 } })
  const path = `${jobs(WEEK_2025)}/${started.body.id}`
  await expect.poll(async () => (await ask<PlanJob>('GET', path, { as })).body.state).toBe('running')
  expect((await ask('POST', `${path}/cancel`, { as })).body).toMatchObject({ state: 'cancelled', plan: null })
  await sound()
})

test('a worker that does not come back is stopped soon after its time', async () => {
  const pool = solverPool({ threads: 1, worker: stuckWorker(), log: (error) => expect.fail(error.message) })
  const before = performance.now()
  const answer = await pool.solve({
    problem: emptyProblem,
    seconds: 0.5,
    engine: 'auto',
    seed: 1,
    cancel: new AbortController().signal,
    onProgress: () => expect.fail('a stuck worker says nothing'),
  })
  expect(answer.end).toBe('killed')
  expect(performance.now() - before).toBeGreaterThan(0.5 * 1100 + 2000 - 50)
  await pool.close()
})

/** A pool that answers as told for what is searched, and greedily (with the real worker) for the fallback. */
function poolThat(answer: (problem: Problem) => Answer): SolverPool & { searches: string[] } {
  const real = solverPool({ threads: 1, log: (error) => expect.fail(error.message) })
  const searches: string[] = []
  return {
    searches,
    solve: (search) => {
      searches.push(search.engine)
      return search.engine === 'greedy' ? real.solve(search) : Promise.resolve(answer(search.problem))
    },
    assure: (task) => real.assure(task),
    close: () => real.close(),
  }
}

test('a worker that crashes before it found anything: the greedy coordinator’s plan instead', async () => {
  const pool = poolThat(() => ({ end: 'crashed', reason: 'out of memory' }))
  const api = await testApp({ pool })
  const { last } = await search(api, WEEK_2025, { seconds: 5, engine: 'highs' })
  expect(last.state).toBe('done')
  expect(pool.searches).toEqual(['highs', 'greedy'])
  const plan = (await api.ask<PlanResult>('GET', `/weeks/${WEEK_2025}/plans/${last.plan}`, { as })).body
  expect(plan).toMatchObject({ engine: 'greedy' })
  expect(plan.scores.rescue).toBeGreaterThan(0)
})

test('an answer that breaks a rule is never saved, and the reason is told in words', async () => {
  const pool = poolThat((problem) => ({
    end: 'answered',
    outcome: {
      status: 'optimal',
      engine: 'highs',
      seconds: 1,
      objectives: [],
      leftovers: [],
      scores: {
        rescue: 1e9,
        fairness: 0,
        cost: 0,
        co2: 0,
        changes: 0,
        jars: 0,
        groupsServed: 0,
        leastPerMemberG: 0,
      },
      plan: {
        schema: 'bocal.plan/1',
        loads: [],
        attendance: [],
        cycles: [],
        // Jars out of nothing.
        runs: [{ session: problem.sessions[0]?.id ?? '', recipe: problem.recipes[0]?.id ?? '', jars: 5 }],
        ingredients: [],
        shares: [],
        handovers: [],
      },
    },
  }))
  const api = await testApp({ pool })
  const { last } = await search(api, WEEK_2025, { seconds: 5, engine: 'highs' })
  expect(last).toMatchObject({ state: 'failed', plan: null })
  expect(last.error).toMatch(/breaks a rule/)
  expect((await api.ask<Items<PlanSummary>>('GET', `/weeks/${WEEK_2025}/plans`, { as })).body.items).toEqual(
    [],
  )
  await api.sound()
})

test('after a restart, a search that nobody works on any more has failed in words', async () => {
  const first = await testApp()
  const started = await first.ask<PlanJob>('POST', jobs(WEEK_2025), { as, body: { seconds: 60 } })
  // As if the process had died: a second application opens the same store.
  const second = await testApp({ store: first.store })
  const job = (await second.ask<PlanJob>('GET', `${jobs(WEEK_2025)}/${started.body.id}`, { as })).body
  expect(job).toMatchObject({ state: 'failed' })
  expect(job.error).toMatch(/server was stopped/)
})
