import type { DemoRow } from './rows.ts'

type Item = DemoRow<'equipmentItem'>
const ofMovement = { ownerKind: 'movement', ownerName: 'Cuisines de Quartier' } as const

/** The pool: the first two stood in the 2025 week. A gas pot draws no electricity. */
export const equipmentItem: Item[] = [
  {
    id: 'cooker-movement',
    name: 'Stérilisateur 1',
    kind: 'cooker',
    powerW: 1900,
    placeId: 'cbo',
    ...ofMovement,
  },
  {
    id: 'cooker-molleke',
    name: 'Stérilisateur Molleke',
    kind: 'cooker',
    powerW: 1900,
    placeId: 'molleke',
    ownerKind: 'kitchen',
    ownerName: 'Molleke',
  },
  {
    id: 'cooker-2',
    name: 'Stérilisateur 2',
    kind: 'cooker',
    powerW: 1800,
    placeId: 'rayon-vert',
    ...ofMovement,
  },
  {
    id: 'cooker-rayon-vert',
    name: 'Stérilisateur Rayon Vert',
    kind: 'cooker',
    powerW: 1800,
    placeId: 'rayon-vert',
    ownerKind: 'association',
    ownerName: 'Le Rayon Vert',
  },
  {
    id: 'cooker-kom',
    name: 'Stérilisateur Kom',
    kind: 'cooker',
    powerW: 2000,
    placeId: 'kom',
    ownerKind: 'kitchen',
    ownerName: 'Kom à la Maison',
  },
  {
    id: 'cooker-episolaires',
    name: 'Stérilisateur des Épisolaires',
    kind: 'cooker',
    powerW: 1800,
    placeId: 'bees-coop',
    ownerKind: 'group',
    ownerName: 'Les Épisolaires',
  },
  {
    id: 'cooker-old',
    name: 'Stérilisateur 3',
    kind: 'cooker',
    powerW: 1800,
    placeId: 'cbo',
    state: 'repair',
    ...ofMovement,
  },
  { id: 'gas-pot', name: 'Marmite 100 L', kind: 'pot_100_gas', powerW: 0, placeId: 'kom', ...ofMovement },
  {
    id: 'pressure-canner',
    name: 'Autoclave',
    kind: 'presto_23',
    powerW: 2500,
    placeId: 'kom',
    ownerKind: 'association',
    ownerName: 'Kom à la Maison',
  },
  {
    id: 'dehydrator',
    name: 'Déshydrateur',
    kind: 'dehydrator_home',
    powerW: 800,
    placeId: 'bouillon',
    ...ofMovement,
  },
]

export const jarStock: DemoRow<'jarStock'>[] = [
  { jarMl: 250, count: 120 },
  { jarMl: 370, count: 260 },
  { jarMl: 500, count: 420 },
  { jarMl: 750, count: 180 },
  { jarMl: 1000, count: 240 },
  { jarMl: 1500, count: 24 },
]
