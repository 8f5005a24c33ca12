import { GROUPS } from './groups.ts'
import { producer } from './places.ts'
import type { DemoRow } from './rows.ts'

type Language = 'fr' | 'nl' | 'en'
type Hat = Omit<DemoRow<'role'>, 'id' | 'personId'>

/** First names invented for the demo: nobody of the movement. */
const GROUP_MEMBERS =
  'Salma Inès Odette Fatou Yasmina Rachida Dawit Mireille Bahar Solange Rosa Noura Aïcha Ngozi Colette ' +
  'Griet Wout Lieve Simone Hadja Béatrice Maya Georges Annick Thérèse Lucas Sander Aminata Youssef Carine'
const PRODUCER_PEOPLE: [string, Language][] = [
  ['Hugo', 'fr'],
  ['Léa', 'fr'],
  ['Selma', 'fr'],
  ['Benoît', 'fr'],
  ['Jef', 'nl'],
  ['Camille', 'fr'],
  ['Pieter', 'nl'],
  ['Samira', 'fr'],
  ['Dimitri', 'fr'],
]

const everyone: { readonly name: string; readonly language: Language; readonly hats: readonly Hat[] }[] = [
  { name: 'Amina', language: 'fr', hats: [{ kind: 'coordinator' }, { kind: 'admin' }] },
  { name: 'Joris', language: 'nl', hats: [{ kind: 'coordinator' }] },
  { name: 'Karim', language: 'fr', hats: [{ kind: 'driver' }] },
  { name: 'Lotte', language: 'nl', hats: [{ kind: 'driver' }, { kind: 'group', groupId: 'de-pollepel' }] },
  { name: 'Sofia', language: 'en', hats: [{ kind: 'kitchen_lead' }] },
  { name: 'Bart', language: 'nl', hats: [{ kind: 'kitchen_lead' }] },
  ...GROUPS.map(({ id, language }, index) => ({
    name: GROUP_MEMBERS.split(' ')[index] ?? id,
    language,
    hats: [{ kind: 'group' as const, groupId: id }],
  })),
  ...producer.map(({ id }, index) => {
    const [name, language] = PRODUCER_PEOPLE[index] ?? [id, 'fr' as const]
    return { name, language, hats: [{ kind: 'producer' as const, producerId: id }] }
  }),
]

const idOf = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase()

/** Contacts end in example.org: nothing that is sent there arrives. */
export const person: DemoRow<'person'>[] = everyone.map(({ name, language }) => ({
  id: idOf(name),
  name,
  language,
  contact: `${idOf(name)}@example.org`,
}))

export const role: DemoRow<'role'>[] = everyone.flatMap(({ name, hats }) =>
  hats.map((hat) => ({ id: `${idOf(name)}-${hat.kind}`, personId: idOf(name), ...hat })),
)
