import { arrivals } from '../arcs.ts'
import { sum } from '../grouping.ts'
import type { Grade, Problem } from '../problem.ts'
import { type BatchView, found, type ProblemView, type SessionView, viewProblem } from '../problem-view.ts'
import { edited, type OutOfReach, PLENTY, type Relaxable } from './facts.ts'

/** What may keep jars of a recipe from being made in a session, whoever makes them. */
export function jarFacts(
  problem: Problem,
  {
    recipe: recipeId,
    session,
    jars,
  }: { readonly recipe: string; readonly session: SessionView; readonly jars: number },
): readonly Relaxable[] {
  const view = viewProblem(problem)
  const recipe = found(view.recipes, recipeId)
  const { id, workingMinutes, cycleMinutes, powerW } = session
  const facts: Relaxable[] = [
    {
      fact: {
        rule: 8,
        fact: 'labour',
        session: id,
        workingMinutes,
        neededMinutes: jars * recipe.labourMinutesPerJar,
      },
      relax: (other) => ({
        ...other,
        recipes: edited(other.recipes, recipeId, (row) => ({ ...row, labourMinutesPerJar: 0 })),
      }),
    },
    {
      fact: { rule: 10, fact: 'jars', jarMl: recipe.jarMl, count: view.jarStock.get(recipe.jarMl) ?? 0 },
      relax: (other) => ({
        ...other,
        jarStock: [
          ...other.jarStock.filter(({ jarMl }) => jarMl !== recipe.jarMl),
          { jarMl: recipe.jarMl, count: PLENTY },
        ],
      }),
    },
    ...recipe.inputs.map(
      (input): Relaxable => produceFact(view, { ...input, session, neededG: jars * input.gPerJar }),
    ),
  ]
  const { process } = recipe
  if (process !== null)
    facts.push({
      fact: {
        rule: 7,
        fact: 'cycles',
        session: id,
        process,
        cycleMinutes,
        powerW,
        items: problem.equipment.filter(({ sessions }) => sessions.includes(id)).map((item) => item.id),
      },
      // Then it needs no heating.
      relax: (other) => ({
        ...other,
        recipes: edited(other.recipes, recipeId, (row) => ({ ...row, process: null })),
      }),
    })
  return facts
}

function produceFact(
  view: ProblemView,
  {
    session,
    crop,
    grades,
    neededG,
  }: {
    readonly session: SessionView
    readonly crop: string
    readonly grades: readonly Grade[]
    readonly neededG: number
  },
): Relaxable {
  const batches = [...view.batches.values()].filter((batch) => batch.crop === crop)
  const outOfReach = batches.flatMap((batch): OutOfReach[] => {
    const because = notThere(view, { batch, session, grades })
    return because === null ? [] : [{ batch: batch.id, because }]
  })
  const out = new Set(outOfReach.map(({ batch }) => batch))
  const reaching = batches.filter((batch) => !out.has(batch.id))
  const [grade = 'A'] = grades
  const helper = `for ${session.id}: ${crop}`
  const early = new Date(session.startMs - 60_000).toISOString()
  return {
    fact: {
      rule: 5,
      fact: 'produce',
      session: session.id,
      crop,
      neededG,
      mostG: sum(reaching, ({ quantityG }) => quantityG),
      outOfReach,
    },
    // As if it lay at the kitchen's door.
    relax: (other) => ({
      ...other,
      batches: [
        ...other.batches,
        {
          id: helper,
          crop,
          grade,
          place: session.place,
          quantityG: neededG,
          crateG: 1,
          minPickupG: 0,
          availableFrom: early,
          availableUntil: early,
          processBy: session.start,
          centsPerKg: 0,
        },
      ],
      slots: [
        ...other.slots,
        {
          id: helper,
          capacityG: neededG,
          fixedCents: 0,
          co2G: 0,
          stops: [
            { place: session.place, at: early, kind: 'pickup' },
            { place: session.place, at: session.start, kind: 'dropoff' },
          ],
        },
      ],
    }),
  }
}

/** Why no slot brings the batch into the session; null when one can. */
function notThere(
  { slots }: ProblemView,
  {
    batch,
    session,
    grades,
  }: { readonly batch: BatchView; readonly session: SessionView; readonly grades: readonly Grade[] },
): OutOfReach['because'] | null {
  if (!grades.includes(batch.grade)) return 'grade'
  if (session.startMs > batch.processByMs) return 'spoiled'
  const arrivesMs = [...slots.values()].flatMap((slot) => arrivals(batch, slot).get(session.place) ?? [])
  if (arrivesMs.length === 0) return 'not-fetched'
  return arrivesMs.some((ms) => ms <= session.readyMs) ? null : 'too-late'
}
