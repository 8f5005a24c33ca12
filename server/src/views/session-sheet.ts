import type { Row } from '@bocal/db'
import type { SessionSheet } from '../../contract/index.ts'
import { byId, ref } from './names.ts'
import { plusMinutes, sum } from './plan-figures.ts'
import { standingProposal } from './proposal.ts'
import { namesOf } from './trilingual.ts'
import type { WeekView } from './week-view.ts'

/** A session by the published plan, for who runs it. */
export function sessionSheet(view: WeekView, session: Row<'session'>): SessionSheet {
  const { rows, names } = view
  const plan = rows.published?.rows
  const here = (row: object) => 'session' in row && row.session === session.id
  const groups = (plan?.attendance.filter(here) ?? []).map(({ group }) => ({
    group: ref(names.group(group)),
    members: rows.groups.find(({ id }) => id === group)?.members ?? 0,
    answer: standingProposal(view, group)?.state ?? ('pending' as const),
  }))
  const kitchen = rows.kitchens.find(({ id }) => id === session.kitchenId)
  return {
    session: session.id,
    week: { id: rows.week.id, name: rows.week.title },
    kitchen: names.kitchen(session.kitchenId),
    place: names.place(kitchen?.placeId ?? ''),
    start: session.startAt,
    cookFrom: plusMinutes(session.startAt, session.setupMinutes + session.prepMinutes),
    cleanFrom: plusMinutes(session.endAt, -session.cleanupMinutes),
    end: session.endAt,
    seats: session.seats,
    planned: plan !== undefined,
    people: sum(groups.map(({ members }) => members)),
    groups,
    arrivals: (plan?.loads.filter(here) ?? [])
      .flatMap((load) => {
        const stop = rows.slotStops.findLast(
          ({ slotId, placeId, kind }) =>
            slotId === load.slot && kind === 'dropoff' && placeId === kitchen?.placeId,
        )
        const produce = produceOf(view, load)
        return stop && produce ? [{ at: stop.at, produce }] : []
      })
      .toSorted((a, b) => a.at.localeCompare(b.at)),
    runs: (plan?.runs.filter(here) ?? []).flatMap((run) => runOf(view, run)),
    cycles: (plan?.cycles.filter(here) ?? []).map((row) => cycleOf(view, row)),
  }
}

function produceOf({ rows, names }: WeekView, { batch, quantityG }: { batch: string; quantityG: number }) {
  const row = rows.batches.find(({ id }) => id === batch)
  return (
    row && {
      batch,
      crop: names.crop(row.cropId),
      grade: row.grade,
      producer: ref(names.producer(row.producerId)),
      quantityG,
    }
  )
}

type Run = { readonly session: string; readonly recipe: string; readonly jars: number }

function runOf(view: WeekView, { session, recipe, jars }: Run): SessionSheet['runs'] {
  const { rows } = view
  const preparation = rows.preparations.find(({ id }) => id === recipe)
  const tested = rows.recipes.find(({ id }) => id === preparation?.recipeId)
  if (!preparation || !tested) return []
  const treatment = rows.treatments.find(({ id }) => id === preparation.treatmentId)
  const inside = rows.published?.rows.ingredients ?? []
  return [
    {
      preparation: recipe,
      names: namesOf(tested),
      jarMl: preparation.jarMl,
      jars,
      produce: inside
        .filter((one) => one.session === session && one.recipe === recipe)
        .flatMap((one) => produceOf(view, one) ?? []),
      holdMinutes: treatment?.holdMinutes ?? null,
      tempCelsius: treatment ? tested.tempCelsius : null,
      ingredients: said(tested.ingredients),
      acidification: said(tested.acidification),
      salt: said(tested.salt),
      waitDays: tested.waitDays,
      source: tested.source,
    },
  ]
}

/** The facts write a dash for nothing. */
const said = (text: string): string | null => (text === '' || text === '-' ? null : text)

type Cycle = { readonly session: string; readonly equipment: string; readonly process: string }

function cycleOf(view: WeekView, row: Cycle & { readonly cycles: number }): SessionSheet['cycles'][number] {
  const { rows, names } = view
  const kind = byId(rows.equipmentItems).get(row.equipment)?.kind
  const mode = rows.treatmentModes.find(
    ({ treatmentId, equipmentKind }) => treatmentId === row.process && equipmentKind === kind,
  )
  const treated = new Set(
    rows.preparations.filter(({ treatmentId }) => treatmentId === row.process).map(({ id }) => id),
  )
  const runs = (rows.published?.rows.runs ?? []).filter(
    ({ session, recipe }) => session === row.session && treated.has(recipe),
  )
  return {
    equipment: names.item(row.equipment),
    preparations: runs.map(({ recipe }) => names.preparation(recipe).names),
    cycles: row.cycles,
    minutes: mode?.minutes ?? 0,
    jarsPerCycle: mode?.jarsPerCycle ?? 0,
  }
}
