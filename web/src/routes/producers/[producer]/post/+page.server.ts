import { redirect } from '@sveltejs/kit'
import { apiOf, attempt, rows } from '$lib/api.ts'
import { coordinates } from '$lib/home.ts'
import { fetchHours } from '$lib/server/days.ts'
import { photoIn } from '$lib/server/photo-form.ts'
import { openWeekFor, weeksInView } from '$lib/server/weeks.ts'
import { producerOf } from '$lib/server/whose.ts'
import { dayIn } from '$lib/today.ts'
import { amountOf, centsOf, gramsOf, textOf } from '$lib/typed.ts'
import type { Actions, PageServerLoad } from './$types'

/** Everything a surplus may need: which crop is chosen stands in the address, and the page reads it without us. */
export const load: PageServerLoad = async (event) => {
  const api = apiOf(event)
  const { timeZone } = await event.parent()
  const month = Number(dayIn(timeZone).slice(5, 7))
  const { producer } = event.params
  const owner = await producerOf(event, producer)
  const [crops, weeks, templates] = await Promise.all([
    rows(api.GET('/api/crops')),
    weeksInView(api, dayIn(timeZone)),
    rows(api.GET('/api/producers/{producer}/batch-templates', { params: { path: { producer } } })),
  ])
  const own = templates.map((template) => template.crop.id)
  const inSeason = (one: (typeof crops)[number]) => one.surplusMonths.includes(month)
  const atPeak = (one: (typeof crops)[number]) => Number(one.peakMonths.includes(month))
  const rest = crops.filter(({ id }) => !own.includes(id))
  return {
    producer: owner,
    templates,
    /** The newest first. */
    own: own.flatMap((id) => crops.find((one) => one.id === id) ?? []),
    /** What there is most of now first. */
    season: rest.filter(inSeason).sort((a, b) => atPeak(b) - atPeak(a)),
    others: rest.filter((one) => !inSeason(one)),
    isOpen: openWeekFor(weeks, dayIn(timeZone)) !== undefined,
  }
}

export const actions: Actions = {
  default: async (event) => {
    const api = apiOf(event)
    const form = await event.request.formData()
    const { photo, refused: unfit } = await photoIn(form)
    if (unfit) return unfit
    const { producer } = event.params
    const zone = event.locals.me?.movement.timeZone ?? 'Europe/Brussels'
    const day = form.get('day') === 'other' ? textOf(form.get('otherDay')) : textOf(form.get('day'))
    const hours = fetchHours(day, zone)
    const week = openWeekFor(await weeksInView(api, dayIn(zone)), day)
    const crateG = gramsOf(form.get('crateKg'))
    const { done, refused } = await attempt(
      api.POST('/api/weeks/{week}/batches', {
        params: { path: { week: week?.id ?? 'none' } },
        body: {
          crop: textOf(form.get('crop')),
          grade: form.get('grade') as 'A' | 'B' | 'C',
          quantityG: amountOf(form.get('crates')) * crateG,
          crateG,
          minPickupG: gramsOf(form.get('minimum')),
          centsPerKg: centsOf(form.get('price')),
          availableFrom: hours?.from ?? '',
          availableUntil: hours?.until ?? '',
          ...(photo ? { photo } : {}),
          ...(form.get('note') ? { note: textOf(form.get('note')) } : {}),
          ...(coordinates(event.locals.me?.roles) ? { onBehalfOf: producer } : {}),
        },
      }),
      form,
    )
    if (refused) return refused
    return redirect(303, `/producers/${producer}?said=posted&of=${done.id}`)
  },
}
