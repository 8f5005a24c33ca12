import type { Change } from '@bocal/server/contract'
import { type RequestEvent, redirect } from '@sveltejs/kit'
import { apiOf, attempt, need } from '../api.ts'
import { amountOf, gramsOf, textOf } from '../typed.ts'
import { instantOf } from './days.ts'

type PlanEvent = RequestEvent<{ week: string; plan: string }>

/** Tries the form's change, after those of the trial named in `and`, and shows what becomes of the plan. */
export async function tryChanges(event: PlanEvent) {
  const api = apiOf(event)
  const form = await event.request.formData()
  const { week, plan } = event.params
  const and = textOf(form.get('and'))
  const before = and
    ? await need(api.GET('/api/weeks/{week}/trials/{trial}', { params: { path: { week, trial: and } } }))
    : null
  const { timeZone } = await need(api.GET('/api/weeks/{week}', { params: { path: { week } } }))
  const changes = [...(before?.changes ?? []), changeOf(form, timeZone)]
  const { done, refused } = await attempt(
    api.POST('/api/weeks/{week}/plans/{plan}/trials', {
      params: { path: { week, plan } },
      body: { changes },
    }),
    form,
  )
  if (refused) return refused
  return redirect(303, `/weeks/${week}/trials/${done.id}`)
}

/** The change a menu's button stands for; a field that is not there is empty, which the API refuses in words. */
function changeOf(form: FormData, timeZone: string): Change {
  const field = (name: string) => textOf(form.get(name))
  const [batch, session, slot, claim] = [field('batch'), field('session'), field('slot'), field('claim')]
  const amount = amountOf(form.get('amount'))
  switch (field('change')) {
    case 'batch-withdrawn':
      return { change: 'batch-withdrawn', batch }
    case 'batch-quantity':
      return { change: 'batch-quantity', batch, quantityG: gramsOf(form.get('kg')) }
    case 'item-broken':
      return { change: 'item-broken', equipment: field('item') }
    case 'session-lost':
      return { change: 'session-lost', session }
    case 'session-seats':
      return { change: 'session-seats', session, seats: amount }
    case 'slot-lost':
      return { change: 'slot-lost', slot }
    case 'slot-added':
      return { change: 'slot-added', like: slot, start: instantOf(field('start'), timeZone) ?? '' }
    case 'slot-capacity':
      return { change: 'slot-capacity', slot, capacityG: gramsOf(form.get('kg')) }
    case 'jar-stock':
      return { change: 'jar-stock', jarMl: amountOf(form.get('jarMl')), count: amount }
    case 'claim-withdrawn':
      return { change: 'claim-withdrawn', claim }
    case 'claim-jars':
      return { change: 'claim-amount', claim, amount }
    case 'claim-fresh':
      return { change: 'claim-amount', claim, amount: gramsOf(form.get('kg')) }
    case 'pin-removed':
      return { change: 'pin-removed', pin: field('pin') }
    case 'slot-used':
    case 'slot-not-used':
      return { change: 'pin-added', pin: { pin: 'slot', slot, used: field('change') === 'slot-used' } }
    case 'load-some':
      return { change: 'pin-added', pin: { pin: 'load', batch, slot, min: 1 } }
    case 'load-none':
      return { change: 'pin-added', pin: { pin: 'load', batch, slot, max: 0 } }
    case 'run-least':
      return {
        change: 'pin-added',
        pin: { pin: 'run', session, preparation: field('preparation'), min: amount },
      }
    case 'run-most':
      return {
        change: 'pin-added',
        pin: { pin: 'run', session, preparation: field('preparation'), max: amount },
      }
    default: {
      const value = field('change') === 'comes'
      return { change: 'pin-added', pin: { pin: 'attendance', group: field('group'), session, value } }
    }
  }
}
