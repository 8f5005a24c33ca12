import { changeNoun } from '@bocal/db'
import { z } from 'zod'
import { Choices, Id, Pin, PinCreate, Pins, PinWithdrawn } from '../../contract/index.ts'
import { pinFaults } from '../planning/change-faults.ts'
import { stepsOf, writeStep } from '../planning/changes.ts'
import { notFound } from '../problems.ts'
import { ref } from '../views/names.ts'
import { planWords } from '../views/plan-words.ts'
import type { WeekView } from '../views/week-view.ts'
import {
  type Api,
  act,
  answers,
  type Context,
  changed,
  current,
  ownWeek,
  refuse,
  VersionQuery,
  WeekPath,
} from './route.ts'

const Path = z.strictObject({ week: Id, pin: Id })

/** What coordinators have decided; groups' answers to proposals are not among them, since those are the groups'. */
export function pinRoutes(api: Api, context: Context) {
  const { store } = context
  const tags = ['plans']
  const policy = 'coordinator'

  const listed = ({ rows, names }: WeekView): Pin[] => {
    const words = planWords(rows, names)
    return rows.pins
      .filter(({ state }) => state === 'active')
      .map((row) => ({ id: row.id, version: row.version, words: words.pinOfRow(row, row.id) }))
  }

  api.get(
    '/weeks/:week/pins',
    {
      config: { policy },
      schema: { tags, summary: 'Decisions that plans keep', params: WeekPath, response: answers(200, Pins) },
    },
    async (request) => ({ items: listed((await ownWeek(store, request)).view) }),
  )

  api.get(
    '/weeks/:week/choices',
    {
      config: { policy },
      schema: {
        tags,
        summary: 'What questions and changes can name',
        params: WeekPath,
        response: answers(200, Choices),
      },
    },
    async (request) => {
      const { view } = await ownWeek(store, request)
      const words = planWords(view.rows, view.names)
      const { problem } = view.instance
      const usable = view.rows.equipmentItems.filter(({ state }) => state === 'available')
      return {
        batches: problem.batches.map(({ id }) => words.batch(id)),
        sessions: problem.sessions
          .map(({ id }) => words.session(id))
          .toSorted((a, b) => a.start.localeCompare(b.start)),
        slots: problem.slots
          .map(({ id }) => words.slot(id))
          .toSorted((a, b) => a.start.localeCompare(b.start)),
        groups: problem.groups.map(({ id }) => ref(view.names.group(id))),
        claims: problem.claims.map(({ id }) => words.claim(id)),
        items: problem.equipment
          .filter(({ id }) => usable.some((row) => row.id === id))
          .map(({ id }) => ref(view.names.item(id))),
        preparations: problem.recipes.map(({ id }) => view.names.preparation(id)),
        jars: [...problem.jarStock],
      }
    },
  )

  api.post(
    '/weeks/:week/pins',
    {
      config: { policy },
      schema: {
        tags,
        summary:
          'Decide something that every later plan keeps; it takes the place of a decision about the same',
        params: WeekPath,
        body: PinCreate,
        response: answers(201, Pin),
      },
    },
    async (request, reply) => {
      const id = await store.write(async (tx) => {
        const { view, caller } = await ownWeek(store, request)
        refuse(pinFaults(view, request.body, 'body'))
        const done = act(context, caller, { action: 'pin.add' })
        const steps = stepsOf(view.rows, { change: 'pin-added', pin: request.body }, { at: done.at })
        for (const step of steps) await writeStep(tx, view.rows, { step, act: done })
        return steps.flatMap((step) => (step.step === 'pin' ? [step.row.id] : []))[0]
      })
      const made = listed((await ownWeek(store, request)).view).find((pin) => pin.id === id)
      if (!made) throw notFound()
      reply.code(201)
      return made
    },
  )

  api.delete(
    '/weeks/:week/pins/:pin',
    {
      config: { policy },
      schema: {
        tags,
        summary: 'Take a decision back',
        params: Path,
        querystring: VersionQuery,
        response: answers(200, PinWithdrawn),
      },
    },
    async (request) =>
      store.write(async (tx) => {
        const { view, caller } = await ownWeek(store, request)
        const row = current(
          view.rows.pins.find(({ id }) => id === request.params.pin),
          request.query.version,
        )
        const done = act(context, caller, { action: 'pin.withdraw' })
        const set = { state: 'withdrawn' as const }
        const after = changed(await changeNoun(tx, 'pin', { key: row, version: row.version, set, act: done }))
        return { id: row.id, state: 'withdrawn' as const, version: after.version }
      }),
  )
}
