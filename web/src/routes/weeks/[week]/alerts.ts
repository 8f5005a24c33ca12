/** Each alert as words and the way out of it. */
import type { Alert, Overview } from '@bocal/server/contract'
import { ofCrop } from '$lib/crop-words.ts'
import { capital, kg, list, nameOf, shortMoment } from '$lib/format.ts'
import { m } from '$lib/paraglide/messages.js'
import { getLocale } from '$lib/paraglide/runtime.js'
import { gradeWord } from '$lib/sentences.ts'
import { leftoverSentence } from '../sentences.ts'

export type Spoken = {
  readonly title: string
  readonly text: string
  /** What helps: a page, planning again, or a text to paste. */
  readonly help:
    | { readonly kind: 'link'; readonly word: string; readonly href: string }
    | { readonly kind: 'plan' }
    | { readonly kind: 'paste'; readonly paste: string }
}

type Given = { readonly week: Overview['week']; readonly plan: Overview['plan'] }
type LeftOver = Extract<Alert, { code: 'left-over' }>

/** Alerts in words, in their order; what is left for the same reasons is one of them. */
export function speakAlerts(alerts: readonly Alert[], given: Given): (Spoken & Pick<Alert, 'severity'>)[] {
  const told = new Set<string>()
  return alerts.flatMap((alert) => {
    if (alert.code !== 'left-over') return [{ ...speakAlert(alert, given), severity: alert.severity }]
    const why = alert.reasons.join()
    if (told.has(why)) return []
    told.add(why)
    const alike = alerts.filter(
      (one): one is LeftOver => one.code === 'left-over' && one.reasons.join() === why,
    )
    return [{ ...speakLeftOver(alike, given), severity: alert.severity }]
  })
}

function speakLeftOver(alike: readonly LeftOver[], { week, plan }: Given): Spoken {
  const [first] = alike
  const total = alike.reduce((sum, alert) => sum + alert.leftG, 0)
  const names = alike.map((alert) => `${nameOf(alert.crop.names)} ${kg(alert.leftG)}`)
  const why = (first?.reasons ?? []).map(leftoverSentence)
  return {
    title: m.alert_left({ kg: kg(total) }),
    text: [`${capital(list(names))}.`, ...why].join(' '),
    help: {
      kind: 'link',
      word: m.alert_see_result(),
      href: plan ? `/weeks/${week.id}/plans/${plan.id}#left` : `/weeks/${week.id}/records/batches`,
    },
  }
}

function speakAlert(alert: Exclude<Alert, LeftOver>, { week }: Given): Spoken {
  const base = `/weeks/${week.id}`
  const when = (instant: string) => shortMoment(instant, week.timeZone)
  switch (alert.code) {
    case 'slot-without-driver': {
      const loads = alert.loads.map((load) =>
        m.alert_load({ kg: kg(load.quantityG), ofcrop: ofCrop(load.crop, getLocale()), to: load.to.name }),
      )
      return {
        title: m.alert_no_driver({ vehicle: capital(nameOf(alert.vehicle.names)), when: when(alert.at) }),
        text: loads.length > 0 ? m.alert_no_driver_loads({ loads: list(loads) }) : m.alert_no_driver_text(),
        help: { kind: 'link', word: m.alert_find_driver(), href: `${base}/records/slots/${alert.slot}` },
      }
    }
    case 'batch-unclaimed': {
      const words = {
        kg: kg(alert.quantityG),
        ofcrop: ofCrop(alert.crop, getLocale()),
        grade: gradeWord(alert.grade),
        producer: alert.producer.name,
      }
      return {
        title: m.alert_unclaimed(words),
        text: m.alert_unclaimed_text(words),
        help: { kind: 'paste', paste: m.paste_unclaimed(words) },
      }
    }
    case 'batch-ending':
      return {
        title: m.alert_ending({
          crop: capital(nameOf(alert.crop.names)),
          kg: kg(alert.remainingG),
          when: when(alert.availableUntil),
        }),
        text: m.alert_ending_text({ when: when(alert.processBy) }),
        help: {
          kind: 'paste',
          paste: m.paste_unclaimed({
            kg: kg(alert.remainingG),
            ofcrop: ofCrop(alert.crop, getLocale()),
            grade: gradeWord(alert.grade),
            producer: alert.producer.name,
          }),
        },
      }
    case 'session-without-people': {
      const words = { kitchen: alert.kitchen.name, when: when(alert.start) }
      return {
        title: m.alert_empty_session(words),
        text: m.alert_empty_session_text({ count: alert.seats }),
        help: { kind: 'paste', paste: m.paste_session(words) },
      }
    }
    case 'groups-silent': {
      const groups = list(alert.groups.map((group) => group.name))
      return {
        title: m.alert_silent({ count: alert.groups.length }),
        text: groups,
        help: { kind: 'paste', paste: m.paste_silent({ groups }) },
      }
    }
    case 'claims-refused':
      return {
        title: m.alert_refused({ what: capital(nameOf(alert.refusal.preparation.names)) }),
        text: [capital(alert.refusal.reason), list(alert.claims.map((claim) => claim.group.name))].join(
          ' · ',
        ),
        help: { kind: 'link', word: m.alert_see_claims(), href: `${base}/records/claims` },
      }
    default: // plan-stale
      return {
        title: m.alert_stale(),
        text: m.alert_stale_text({ when: when(alert.createdAt) }),
        help: { kind: 'plan' },
      }
  }
}
