import type { DemoRow } from './rows.ts'

type DemoGroup = DemoRow<'cookingGroup'> & {
  readonly pickupPlaces: readonly string[]
  /** Invented for the demo (evidence E), in the manner of the neighbourhood; the others are named by the movement. */
  readonly invented?: true
}

const group = (
  id: string,
  name: string,
  members: number,
  language: 'fr' | 'nl' | 'en',
  ...pickupPlaces: string[]
): DemoGroup => ({ id, name, members, language, state: 'active', pickupPlaces })

const invented = (row: DemoGroup): DemoGroup => ({ ...row, invented: true })
const inState = (state: 'dormant' | 'starting', row: DemoGroup): DemoGroup => ({ ...row, state })

/**
 * The movement at the end of 2024: 22 active groups, 4 dormant, 4 starting. It names 14 of the active ones and the
 * venues of the four that start; how many members come is estimated, but for the three of the 2025 week.
 */
export const GROUPS: readonly DemoGroup[] = [
  group('ca-chauffe', 'Ça Chauffe', 7, 'fr', 'molleke'),
  group('episolaires', 'Les Épisolaires', 7, 'fr', 'bees-coop'),
  group('jette-ta-recette', 'Jette ta recette !', 5, 'fr', 'cbo'),
  group('mosaiques-de-saveurs', 'Les Mosaïques de Saveurs', 4, 'fr', 'rayon-vert', 'cbo'),
  group('alim-alpha', 'Alim’alpha', 5, 'fr', 'bouillon'),
  group('cuisine-casa', 'Cuisine Casa', 3, 'fr', 'bouillon'),
  group('belrefugees', 'Cuisine Belrefugees', 4, 'en', 'bouillon'),
  group('rigatune', 'RigaTune', 4, 'fr', 'riga', 'bees-coop'),
  group('casseroles-de-riga', 'Casseroles de Riga', 4, 'fr', 'riga', 'bees-coop'),
  group('on-se-regale', 'On se régale', 5, 'fr', 'rayon-vert', 'cbo'),
  group('samu-social-1', 'SAMU Social 1', 3, 'fr', 'rayon-vert'),
  group('samu-social-2', 'SAMU Social 2', 3, 'fr', 'rayon-vert'),
  group('samu-social-3', 'SAMU Social 3', 3, 'fr', 'molleke'),
  group('samu-social-4', 'SAMU Social 4', 3, 'fr', 'molleke'),
  invented(group('tabliers-de-la-senne', 'Les Tabliers de la Senne', 4, 'fr', 'tele-service', 'molleke')),
  invented(group('de-pollepel', 'De Pollepel', 6, 'nl', 'molleke')),
  invented(group('laken-aan-tafel', 'Laken aan Tafel', 4, 'nl', 'rayon-vert')),
  invented(group('de-stoofpot', 'De Stoofpot', 4, 'nl', 'kom')),
  invented(group('soupe-aux-cailloux', 'Soupe aux Cailloux', 4, 'fr', 'kom', 'logis-floreal')),
  invented(group('marmite-d-anderlecht', 'La Marmite d’Anderlecht', 4, 'fr', 'molleke')),
  invented(group('cocottes-d-etterbeek', 'Les Cocottes d’Etterbeek', 5, 'fr', 'kom')),
  invented(group('plasky-table', 'The Plasky Table', 4, 'en', 'kom', 'bees-coop')),
  inState('dormant', invented(group('les-quatre-saisons', 'Les Quatre Saisons', 3, 'fr', 'bouillon'))),
  inState('dormant', invented(group('de-zilveren-lepel', 'De Zilveren Lepel', 4, 'nl', 'kom'))),
  inState('dormant', invented(group('cuisine-du-square', 'Cuisine du Square', 3, 'fr', 'riga'))),
  inState(
    'dormant',
    invented(group('fourchettes-de-forest', 'Les Fourchettes de Forest', 3, 'fr', 'tele-service')),
  ),
  inState('starting', group('cite-modele', 'Cité Modèle', 4, 'nl', 'rayon-vert')),
  inState('starting', group('papa-douala', 'Papa Douala', 3, 'fr', 'tele-service')),
  inState('starting', group('waq', 'WAQ', 3, 'fr', 'molleke')),
  inState('starting', group('kom-a-la-maison', 'Kom à la Maison', 4, 'fr', 'kom')),
]

export const cookingGroup: DemoRow<'cookingGroup'>[] = GROUPS.map(
  ({ id, name, members, state, language }) => ({
    id,
    name,
    members,
    language,
    ...(state && { state }),
  }),
)

export const groupPlace: DemoRow<'groupPlace'>[] = GROUPS.flatMap(({ id, pickupPlaces }) =>
  pickupPlaces.map((placeId) => ({ groupId: id, placeId })),
)
