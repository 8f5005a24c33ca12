import * as db from '@bocal/db'
import type { z } from 'zod'
import {
  Crops,
  EquipmentKinds,
  Groups,
  Kitchens,
  Places,
  Producers,
  SafetyRules,
  Vehicles,
} from '../../contract/index.ts'
import { member } from '../access/guard.ts'
import type { Policy } from '../access/policies.ts'
import { cropNames } from '../views/crop-names.ts'
import { byId } from '../views/names.ts'
import { placesFor } from '../views/places.ts'
import { namesOf } from '../views/trilingual.ts'
import { type Api, answers, type Context } from './route.ts'

const MINUTES_A_DAY = 1440

/** The nouns a week is made of, to read. */
export function referenceRoutes(api: Api, context: Context) {
  const { store } = context
  const options = <T extends z.ZodType>(policy: Policy, summary: string, schema: T) => ({
    config: { policy },
    schema: { tags: ['reference'], summary, response: answers(200, schema) },
  })

  api.get(
    '/crops',
    options('member', 'Crops, with their crates and how long they keep', Crops),
    async () => ({
      items: (await db.crops(store)).map((row) => ({
        id: row.id,
        names: cropNames(row),
        crateG: row.crateBaseG,
        acidClass: row.acidClass,
        surplusMonths: monthsBetween({ first: row.surplusMonthFirst, last: row.surplusMonthLast }),
        peakMonths: monthsBetween({ first: row.peakMonthFirst, last: row.peakMonthLast }),
        shelfDays: {
          least: row.shelfRipeMinutesLow / MINUTES_A_DAY,
          most: row.shelfRipeMinutesHigh / MINUTES_A_DAY,
        },
        centsPerKg: row.centsPerKgBase,
      })),
    }),
  )

  api.get(
    '/places',
    options('member', 'Places; where exactly, only for who needs it', Places),
    async (request) => store.read(async () => ({ items: await placesFor(member(request), context) })),
  )

  api.get('/kitchens', options('member', 'Kitchens', Kitchens), async (request) =>
    store.read(async () => {
      const of = { movementId: member(request).movement.id }
      const place = await placeRefs(of)
      const rows = await db.kitchens(store, of)
      return {
        items: rows.map(({ id, name, placeId, powerW, state }) => ({
          id,
          name,
          place: place(placeId),
          powerW,
          state,
        })),
      }
    }),
  )

  api.get('/groups', options('member', 'Groups, with their pickup places', Groups), async (request) =>
    store.read(async () => {
      const of = { movementId: member(request).movement.id }
      const place = await placeRefs(of)
      const rows = await db.groups(store, of)
      return {
        items: rows.map(({ id, name, members, state, language, placeIds }) => ({
          id,
          name,
          members,
          state,
          language,
          pickupPlaces: placeIds.map(place),
        })),
      }
    }),
  )

  api.get('/producers', options('member', 'Producers', Producers), async (request) =>
    store.read(async () => {
      const of = { movementId: member(request).movement.id }
      const place = await placeRefs(of)
      const rows = await db.producers(store, of)
      return { items: rows.map(({ id, name, kind, placeId }) => ({ id, name, kind, place: place(placeId) })) }
    }),
  )

  api.get('/vehicles', options('member', 'Ways to carry produce', Vehicles), async () => ({
    items: (await db.vehicles(store)).map((row) => ({
      id: row.id,
      names: namesOf(row),
      capacityG: row.payloadBaseG,
      co2GPerKm: row.co2MgPerKmBase / 1000,
      centsPerKm: row.centsPerKmBase ?? 0,
    })),
  }))

  api.get('/equipment-kinds', options('member', 'Kinds of equipment', EquipmentKinds), async () => ({
    items: (await db.equipmentKinds(store)).map((row) => ({
      id: row.id,
      names: namesOf(row),
      type: row.type,
      powerW: row.powerW ?? 0,
      jarsPerCycle: Object.entries(row.jarsPerLoad).map(([jarMl, jars]) => ({ jarMl: Number(jarMl), jars })),
    })),
  }))

  api.get('/safety-rules', options('anyone', 'The rules of the safety gate', SafetyRules), async () => ({
    items: (await db.safetyRules(store)).map(
      ({ id, titleFr, titleNl, titleEn, action, source, evidence }) => ({
        id,
        names: { fr: titleFr, nl: titleNl, en: titleEn },
        action,
        source,
        evidence,
      }),
    ),
  }))

  async function placeRefs(of: { movementId: string }) {
    const found = byId(await db.places(store, of))
    return (id: string) => ({ id, name: found.get(id)?.name ?? id })
  }
}

/** Months of a season, which may go over the new year. */
function monthsBetween({ first, last }: { first: number; last: number }): number[] {
  const length = ((last - first + 12) % 12) + 1
  return Array.from({ length }, (_, index) => ((first - 1 + index) % 12) + 1)
}
