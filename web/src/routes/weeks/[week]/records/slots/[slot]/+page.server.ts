import { redirect } from '@sveltejs/kit'
import { apiOf, attempt, need, rows } from '$lib/api.ts'
import { instantOf, localOf } from '$lib/server/days.ts'
import { amountOf, centsOf, gramsOf, metresOf, textOf } from '$lib/typed.ts'
import type { Actions, PageServerLoad } from './$types'

/** Address of a slot that is still to be made. */
const NEW = 'new'
/** Stops the form has room for, and how many it keeps free. */
const STOPS = { least: 4, spare: 2 }

export const load: PageServerLoad = async (event) => {
  const api = apiOf(event)
  const { week, slot: id } = event.params
  const { timeZone, week: row } = await event.parent()
  const [vehicles, places, people, slot] = await Promise.all([
    rows(api.GET('/api/vehicles')),
    rows(api.GET('/api/places')),
    rows(api.GET('/api/people')),
    id === NEW
      ? null
      : need(api.GET('/api/weeks/{week}/slots/{slot}', { params: { path: { week, slot: id } } })),
  ])
  const vehicle = vehicles[0]
  const stops = (slot?.stops ?? []).map((stop) => ({
    place: stop.place.id,
    at: localOf(stop.at, timeZone),
    kind: stop.kind as string,
  }))
  const rowsShown = Math.max(STOPS.least, stops.length + STOPS.spare)
  while (stops.length < rowsShown)
    stops.push({ place: '', at: `${row.startsOn}T14:00`, kind: stops.length === 0 ? 'pickup' : 'dropoff' })
  const affected =
    id === NEW
      ? null
      : await need(
          api.GET('/api/weeks/{week}/slots/{slot}/affected', { params: { path: { week, slot: id } } }),
        )
  return {
    affected,
    vehicles,
    places: places.sort((a, b) => a.name.localeCompare(b.name)),
    people,
    slot,
    stops,
    fields: {
      vehicle: slot?.vehicle.id ?? vehicle?.id ?? '',
      driver: slot?.driver?.id ?? '',
      capacity: String((slot?.capacityG ?? vehicle?.capacityG ?? 0) / 1000),
      cost: String((slot?.fixedCents ?? 0) / 100),
      co2: String((slot?.co2G ?? 0) / 1000),
      distance: String((slot?.distanceM ?? 0) / 1000),
    },
  }
}

function bodyOf(form: FormData, timeZone: string) {
  const [places, times, kinds] = ['place', 'at', 'kind'].map((name) => form.getAll(name).map(textOf))
  const stops = (places ?? []).flatMap((place, index) =>
    place === ''
      ? []
      : [
          {
            place,
            at: instantOf(times?.[index] ?? '', timeZone) ?? '',
            kind: kinds?.[index] === 'pickup' ? ('pickup' as const) : ('dropoff' as const),
          },
        ],
  )
  return {
    vehicle: textOf(form.get('vehicle')),
    driver: form.get('driver') ? textOf(form.get('driver')) : null,
    capacityG: gramsOf(form.get('capacity')),
    fixedCents: centsOf(form.get('cost')),
    co2G: gramsOf(form.get('co2')),
    distanceM: metresOf(form.get('distance')),
    stops: stops.sort((a, b) => a.at.localeCompare(b.at)),
  }
}

export const actions: Actions = {
  save: async (event) => {
    const api = apiOf(event)
    const form = await event.request.formData()
    const { week, slot } = event.params
    const body = bodyOf(form, event.locals.me?.movement.timeZone ?? 'Europe/Brussels')
    const { refused } = await attempt(
      slot === NEW
        ? api.POST('/api/weeks/{week}/slots', { params: { path: { week } }, body })
        : api.PATCH('/api/weeks/{week}/slots/{slot}', {
            params: { path: { week, slot } },
            body: { ...body, version: amountOf(form.get('version')) },
          }),
      form,
    )
    if (refused) return refused
    return redirect(303, `/weeks/${week}/records/slots?saved`)
  },
  withdraw: async (event) => {
    const form = await event.request.formData()
    const { week, slot } = event.params
    const { refused } = await attempt(
      apiOf(event).DELETE('/api/weeks/{week}/slots/{slot}', {
        params: { path: { week, slot }, query: { version: amountOf(form.get('version')) } },
      }),
      form,
    )
    if (refused) return refused
    return redirect(303, `/weeks/${week}/records/slots?saved`)
  },
}
