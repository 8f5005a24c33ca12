import { type Row, seedDemo, seedFacts, type WeekRows, weekRows } from '@bocal/db'
import { validate } from '@bocal/solver'
import { beforeAll, describe, expect, test } from 'vitest'
import { instanceOfWeek } from '../../server/src/planning/instance.ts'
import { freshStore } from '../support/store.ts'

let rows: WeekRows
beforeAll(async () => {
  const store = await freshStore()
  await seedFacts(store)
  await seedDemo(store, { today: '2026-11-22' })
  const found = await weekRows(store, { movementId: 'cuisines-de-quartier', weekId: 'semaine-2025' })
  if (found === undefined) throw new Error('the 2025 week is missing')
  rows = found
})

type List = { [K in keyof WeekRows]: WeekRows[K] extends readonly unknown[] ? K : never }[keyof WeekRows]

/** The 2025 week with some of its rows changed. */
function changed<K extends List>(
  list: K,
  which: (row: WeekRows[K][number]) => boolean,
  change: Partial<WeekRows[K][number]>,
  from: WeekRows = rows,
): WeekRows {
  const before = from[list] as readonly WeekRows[K][number][]
  if (!before.some(which)) throw new Error(`no row of ${list} to change`)
  return { ...from, [list]: before.map((row) => (which(row) ? { ...row, ...change } : row)) }
}

/** The instance is valid whatever is left out. */
function instance(from: WeekRows) {
  const answer = instanceOfWeek(from)
  expect(validate(answer.problem)).not.toHaveProperty('issues')
  return answer
}

const named = (id: string) => (row: { readonly id: string }) => row.id === id

describe('what keeps a row out of the instance', () => {
  const cases: [string, (r: WeekRows) => WeekRows, { noun: string; id: string; why: string }][] = [
    [
      'a withdrawn batch',
      (r) => changed('batches', named('tomato-1'), { state: 'withdrawn' }, r),
      { noun: 'batch', id: 'tomato-1', why: 'withdrawn' },
    ],
    [
      'a batch smaller than its crate',
      (r) => changed('batches', named('tomato-1'), { quantityG: 5999, minPickupG: 0 }, r),
      { noun: 'batch', id: 'tomato-1', why: 'less_than_a_crate' },
    ],
    [
      'a minimum that whole crates never reach',
      (r) => changed('batches', named('tomato-1'), { quantityG: 11_999, minPickupG: 6001 }, r),
      { noun: 'batch', id: 'tomato-1', why: 'minimum_above_crates' },
    ],
    [
      'a batch over before the first tour',
      (r) =>
        changed(
          'batches',
          named('tomato-1'),
          { availableFrom: '2025-08-20T06:00:00.000Z', processBy: '2025-08-25T11:59:59.000Z' },
          r,
        ),
      { noun: 'batch', id: 'tomato-1', why: 'over_before_the_week' },
    ],
    [
      'a withdrawn tour',
      (r) => changed('slots', named('monday-car'), { state: 'withdrawn' }, r),
      { noun: 'slot', id: 'monday-car', why: 'withdrawn' },
    ],
    [
      'a tour of one stop',
      (r) => ({
        ...r,
        slotStops: r.slotStops.filter((stop) => stop.slotId !== 'friday-cargo-bike' || stop.position === 0),
      }),
      { noun: 'slot', id: 'friday-cargo-bike', why: 'fewer_than_two_stops' },
    ],
    [
      'a tour that goes back in time',
      (r) =>
        changed(
          'slotStops',
          (stop) => stop.slotId === 'monday-car' && stop.position === 1,
          { at: '2025-08-25T11:00:00.000Z' },
          r,
        ),
      { noun: 'slot', id: 'monday-car', why: 'stops_out_of_order' },
    ],
    [
      'a withdrawn session',
      (r) => changed('sessions', named('saturday-cbo'), { state: 'withdrawn' }, r),
      { noun: 'session', id: 'saturday-cbo', why: 'withdrawn' },
    ],
    [
      'a session in a closed kitchen',
      (r) => changed('kitchens', named('cbo'), { state: 'withdrawn' }, r),
      { noun: 'session', id: 'saturday-cbo', why: 'kitchen_closed' },
    ],
    [
      'a session shorter than its preparation',
      (r) => changed('sessions', named('saturday-cbo'), { prepMinutes: 261 }, r),
      { noun: 'session', id: 'saturday-cbo', why: 'too_short' },
    ],
    [
      'an item in repair',
      (r) => changed('equipmentItems', named('cooker-molleke'), { state: 'repair' }, r),
      { noun: 'equipment', id: 'cooker-molleke', why: 'in_repair' },
    ],
    [
      'an item whose only session went',
      (r) => changed('sessions', named('tuesday-molleke'), { state: 'withdrawn' }, r),
      { noun: 'equipment', id: 'cooker-molleke', why: 'stands_nowhere' },
    ],
    [
      'a dormant group',
      (r) => changed('groups', named('ca-chauffe'), { state: 'dormant' }, r),
      { noun: 'group', id: 'ca-chauffe', why: 'dormant' },
    ],
    [
      'and its claims',
      (r) => changed('groups', named('ca-chauffe'), { state: 'dormant' }, r),
      { noun: 'claim', id: 'claim-1', why: 'group_dormant' },
    ],
    [
      'a claim of a refused preparation',
      (r) => changed('preparations', named('tomato-crushed-750'), { recipeId: 'ratatouille' }, r),
      { noun: 'claim', id: 'claim-14', why: 'preparation_refused' },
    ],
    [
      'a claim of a withdrawn preparation',
      (r) => changed('preparations', named('tomato-crushed-750'), { state: 'withdrawn' }, r),
      { noun: 'claim', id: 'claim-1', why: 'preparation_withdrawn' },
    ],
    [
      'a claim of a treatment that runs on nothing',
      (r) => ({
        ...r,
        treatmentModes: r.treatmentModes.filter((mode) => mode.treatmentId !== 'boil-500-35'),
      }),
      { noun: 'claim', id: 'claim-2', why: 'runs_on_nothing' },
    ],
    [
      'a fresh claim of a withdrawn batch',
      (r) =>
        changed(
          'batches',
          named('onion-1'),
          { state: 'withdrawn' },
          changed('claims', named('claim-1'), fresh({ cropId: 'onion', batchId: 'onion-1' }), r),
        ),
      { noun: 'claim', id: 'claim-1', why: 'batch_left_out' },
    ],
    [
      'a fresh claim of another crop than the batch it names',
      (r) => changed('claims', named('claim-1'), fresh({ cropId: 'tomato', batchId: 'onion-1' }), r),
      { noun: 'claim', id: 'claim-1', why: 'other_crop' },
    ],
    [
      'a pin on what was withdrawn',
      (r) =>
        changed(
          'slots',
          named('monday-car'),
          { state: 'withdrawn' },
          { ...r, pins: [pin({ id: 'p', kind: 'slot', slotId: 'monday-car', value: true })] },
        ),
      { noun: 'pin', id: 'p', why: 'names_what_is_left_out' },
    ],
  ]
  const LISTS = {
    batch: 'batches',
    slot: 'slots',
    session: 'sessions',
    equipment: 'equipment',
    group: 'groups',
    claim: 'claims',
  } as const

  test.each(cases)('%s', (_name, change, expected) => {
    const { problem, leftOut } = instance(change(rows))
    expect(leftOut).toContainEqual(expected)
    const kept: readonly { id: string }[] = problem[LISTS[expected.noun as keyof typeof LISTS] ?? 'pins']
    expect(kept.map((row) => row.id)).not.toContain(expected.id)
    expect(problem.pins).toEqual([])
  })

  test('the least that is still a batch, a session and a whole crate', () => {
    const least = changed('batches', named('tomato-1'), { quantityG: 6000, minPickupG: 6000 })
    const tight = changed('sessions', named('saturday-cbo'), { prepMinutes: 260 }, least)
    const { problem } = instance(tight)
    expect(problem.batches.map((batch) => batch.id)).toContain('tomato-1')
    expect(problem.sessions.map((session) => session.id)).toContain('saturday-cbo')
  })

  test('a withdrawn claim is gone without a word: its group took it back', () => {
    const { problem, leftOut } = instance(changed('claims', named('claim-1'), { state: 'withdrawn' }))
    expect(problem.claims).toHaveLength(16)
    expect(leftOut.filter((row) => row.noun === 'claim')).toEqual([])
  })
})

describe('what the instance says', () => {
  test('a refused preparation, why, and who waits for it', () => {
    const tooShort = changed('treatments', named('boil-750-45'), { holdMinutes: 44 })
    const { problem, refused } = instance(tooShort)
    expect(refused).toEqual([
      {
        preparation: 'tomato-crushed-750',
        crops: ['tomato'],
        ruleIds: ['R19'],
        reasons: [{ code: 'held_too_short', holdMinutes: 44, testedMinutes: 45, ruleIds: ['R19'] }],
        alternatives: ['tomato-coulis-500', 'tomato-passata-500'],
        claims: ['claim-1', 'claim-14'],
      },
    ])
    expect(problem.recipes.map((recipe) => recipe.id)).not.toContain('tomato-crushed-750')
    expect(problem.processes.map((treatment) => treatment.id)).not.toContain('boil-750-45')
  })

  test('a tested time that grows refuses the cards that no longer reach it', () => {
    const { refused } = instance(
      changed('recipeTimes', (time) => time.recipeId === 'tomato_passata' && time.jarMl === 500, {
        minutes: 36,
      }),
    )
    expect(refused.map((refusal) => refusal.preparation)).toEqual(['tomato-passata-500'])
  })

  test('who could come: yes and if needed, not no', () => {
    const unsure = changed(
      'availability',
      (row) => row.groupId === 'ca-chauffe' && row.sessionId === 'saturday-cbo',
      { answer: 'if_needed' },
    )
    const { problem } = instance(
      changed(
        'availability',
        (row) => row.groupId === 'ca-chauffe' && row.sessionId === 'thursday-bees',
        { answer: 'no' },
        unsure,
      ),
    )
    const group = problem.groups.find((row) => row.id === 'ca-chauffe')
    expect([...(group?.sessions ?? [])].sort()).toEqual(['saturday-cbo', 'tuesday-molleke'])
  })

  test('a group without a limit of its own comes as often as it said it could', () => {
    const { problem } = instance({ ...rows, weekGroups: [] })
    expect(problem.groups.map((group) => group.maxSessions)).toEqual([2, 2, 2])
  })

  test('a jar size asked for and not counted is a size without jars', () => {
    const { problem } = instance({ ...rows, weekJars: rows.weekJars.filter((jar) => jar.jarMl !== 750) })
    expect(problem.jarStock).toContainEqual({ jarMl: 750, count: 0 })
  })

  test('a fresh claim and all four kinds of pins', () => {
    const claimed = changed('claims', named('claim-1'), fresh({ cropId: 'onion', batchId: null }))
    const { problem, leftOut } = instance({
      ...claimed,
      pins: [
        pin({
          id: 'a',
          kind: 'attendance',
          groupId: 'ca-chauffe',
          sessionId: 'tuesday-molleke',
          value: false,
        }),
        pin({ id: 'b', kind: 'slot', slotId: 'monday-car', value: true }),
        pin({
          id: 'c',
          kind: 'run',
          sessionId: 'saturday-cbo',
          preparationId: 'courgette-pickles-500',
          min: 0,
          max: 22,
        }),
        pin({ id: 'd', kind: 'load', batchId: 'tomato-1', slotId: 'monday-car', max: 12_000 }),
        pin({ id: 'e', kind: 'slot', slotId: 'monday-car', value: false, state: 'withdrawn' }),
      ],
    })
    expect(leftOut.filter((row) => row.noun === 'pin')).toEqual([])
    expect(problem.claims).toContainEqual({
      id: 'claim-1',
      group: 'ca-chauffe',
      crop: 'onion',
      batch: null,
      freshG: 500,
      minG: 0,
    })
    expect(problem.pins).toEqual([
      { pin: 'attendance', group: 'ca-chauffe', session: 'tuesday-molleke', value: false },
      { pin: 'slot', slot: 'monday-car', used: true },
      { pin: 'run', session: 'saturday-cbo', recipe: 'courgette-pickles-500', min: 0, max: 22 },
      { pin: 'load', batch: 'tomato-1', slot: 'monday-car', max: 12_000 },
    ])
  })

  test('the same rows give the same instance', () => {
    expect(JSON.stringify(instance(rows))).toBe(JSON.stringify(instance(structuredClone(rows))))
  })
})

function fresh(what: { cropId: string; batchId: string | null }): Partial<Row<'claim'>> {
  return { preparationId: null, jars: null, minJars: null, freshG: 500, minG: 0, ...what }
}

function pin(what: Pick<Row<'pin'>, 'id' | 'kind'> & Partial<Row<'pin'>>): Row<'pin'> {
  return {
    movementId: 'cuisines-de-quartier',
    weekId: 'semaine-2025',
    groupId: null,
    sessionId: null,
    slotId: null,
    preparationId: null,
    batchId: null,
    value: null,
    min: null,
    max: null,
    state: 'active',
    version: 1,
    createdAt: '2025-08-20T06:00:00.000Z',
    ...what,
  }
}
