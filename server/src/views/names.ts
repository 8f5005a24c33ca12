/** What things are called: ids of a movement's rows turned into the contract's references. */

import type { Row, WeekRows } from '@bocal/db'
import type { NamedRef, Ref } from '../../contract/index.ts'
import { cropNames } from './crop-names.ts'
import { namesOf, type Trilingual } from './trilingual.ts'

export type NamedRows = Pick<WeekRows, 'crops' | 'preparations' | 'equipmentKinds' | 'equipmentItems'> &
  Pick<WeekRows, 'places' | 'kitchens' | 'groups'> & {
    readonly recipes: readonly Row<'recipe'>[]
    readonly producers: readonly Row<'producer'>[]
    readonly people: readonly Pick<Row<'person'>, 'id' | 'name'>[]
    readonly vehicles: readonly Row<'vehicle'>[]
    readonly safetyRules: readonly Row<'safetyRule'>[]
  }

const NOTHING: NamedRows = {
  crops: [],
  recipes: [],
  preparations: [],
  equipmentKinds: [],
  equipmentItems: [],
  places: [],
  kitchens: [],
  groups: [],
  producers: [],
  people: [],
  vehicles: [],
  safetyRules: [],
}

type PreparationRef = NamedRef & { readonly jarMl: number }
type PlaceRef = Ref & { readonly commune: string }

/** Each gives a reference for any id; one that is nowhere (a row of the software itself) is called by its id. */
export type NameBook = {
  readonly crop: (id: string) => NamedRef
  readonly preparation: (id: string) => PreparationRef
  readonly kind: (id: string) => NamedRef
  readonly vehicle: (id: string) => NamedRef
  readonly rule: (id: string) => NamedRef
  readonly place: (id: string) => PlaceRef
  readonly kitchen: (id: string) => Ref
  readonly group: (id: string) => Ref
  readonly producer: (id: string) => Ref
  readonly item: (id: string) => Ref
  readonly person: (id: string | null) => Ref
}

/** Lists that are left out have no names: their ids stand for themselves. */
export function nameBook(known: Partial<NamedRows>): NameBook {
  const rows: NamedRows = { ...NOTHING, ...known }
  const recipes = byId(rows.recipes)
  const preparations = byId(rows.preparations)
  const places = byId(rows.places)
  const trilingual = (list: readonly (Trilingual & { id: string })[], called: typeof cropNames = namesOf) => {
    const found = byId(list)
    return (id: string): NamedRef => {
      const row = found.get(id)
      return { id, names: row ? called(row) : { fr: id, nl: id, en: id } }
    }
  }
  const proper = (list: readonly { id: string; name: string }[]) => {
    const found = byId(list)
    return (id: string): Ref => ({ id, name: found.get(id)?.name ?? id })
  }
  const recipe = trilingual(rows.recipes)
  const person = proper(rows.people)
  return {
    crop: trilingual(rows.crops, cropNames),
    kind: trilingual(rows.equipmentKinds),
    vehicle: trilingual(rows.vehicles),
    rule: trilingual(
      rows.safetyRules.map(({ id, titleFr, titleNl, titleEn }) => ({
        id,
        nameFr: titleFr,
        nameNl: titleNl,
        nameEn: titleEn,
      })),
    ),
    preparation: (id) => {
      const row = preparations.get(id)
      const tested = row && recipes.get(row.recipeId)
      return { id, names: tested ? namesOf(tested) : recipe(id).names, jarMl: row?.jarMl ?? 1 }
    },
    place: (id) => ({ id, name: places.get(id)?.name ?? id, commune: places.get(id)?.commune ?? '' }),
    kitchen: proper(rows.kitchens),
    group: proper(rows.groups),
    producer: proper(rows.producers),
    item: proper(rows.equipmentItems),
    person: (id) => (id === null ? { id: 'bocal', name: 'Bocal' } : person(id)),
  }
}

export const byId = <T extends { readonly id: string }>(list: readonly T[]): ReadonlyMap<string, T> =>
  new Map(list.map((row) => [row.id, row]))

/** Only what the contract's reference has. */
export const ref = ({ id, name }: Ref): Ref => ({ id, name })
