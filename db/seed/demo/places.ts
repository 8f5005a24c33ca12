import type { Facts } from '../facts-files.ts'
import type { DemoRow } from './rows.ts'

/** Ids that the movement's week gives these places; the others keep theirs, with hyphens. */
const WEEK_IDS: Record<string, string> = {
  bees: 'bees-coop',
  chaudron: 'grower-1',
  jardin_saules: 'grower-2',
  rayon_bio: 'shop',
}

/** The week's own position of the shop, within the precision of the facts. */
const SHOP = { lat: 50.8785, lon: 4.323 }

const placeId = (factId: string): string => WEEK_IDS[factId] ?? factId.replaceAll('_', '-')

/** What the facts add to an address is how sure it is: «rue Philomène 41 (K, verify)». People read the address alone. */
const DOUBT = / \((?:[SKDE]\b|street|number)[^)]*\)/g

/** Where nothing but a neighbourhood is known, there is none. */
function addressIn(fact: string): string | null {
  const said = fact.split('; ').at(-1)?.replaceAll(DOUBT, '') ?? ''
  return said === '' || /^(not|near|commune) /.test(said) ? null : said
}

/**
 * Venues and suppliers that the movement names, where the facts have a position. The four without one (Minima,
 * SeizoenSmaak, O'Champ d'Abeille, Line Stock) cannot stand on a map or in a tour yet.
 */
export function placesOf(facts: Facts): DemoRow<'place'>[] {
  return facts.places.flatMap((row): DemoRow<'place'>[] => {
    if (row.lat === null || row.lon === null) return []
    return [
      {
        id: placeId(row.place_id),
        name: row.name,
        lat: row.lat,
        lon: row.lon,
        ...(row.place_id === 'rayon_bio' && SHOP),
        precisionM: row.position_precision_m ?? 0,
        commune: row.commune,
        address: addressIn(row.address),
        source: 'places.csv',
        evidence: row.evidence,
      },
    ]
  })
}

export const producer: DemoRow<'producer'>[] = [
  { id: 'ferme-du-chaudron', name: 'Ferme du Chaudron', kind: 'grower', placeId: 'grower-1' },
  { id: 'nos-oignons', name: 'Nos Oignons – Jardin des Saules', kind: 'grower', placeId: 'grower-2' },
  { id: 'au-rayon-bio', name: 'Au Rayon Bio', kind: 'shop', placeId: 'shop' },
  { id: 'ferme-de-la-distillerie', name: 'Ferme de la Distillerie', kind: 'grower', placeId: 'distillerie' },
  { id: 'ferme-urbaine', name: 'Ferme Urbaine', kind: 'grower', placeId: 'ferme-urbaine-noh' },
  { id: 'chant-des-cailles', name: 'Chant des Cailles', kind: 'grower', placeId: 'logis-floreal' },
  { id: 'fruitbedrijf-doms', name: 'Fruitbedrijf Doms', kind: 'orchard', placeId: 'doms' },
  { id: 'cultureghem', name: 'Cultureghem', kind: 'market', placeId: 'cultureghem' },
  { id: 'invendus-pas-perdus', name: 'Invendus ? Pas perdus !', kind: 'municipal', placeId: 'invendus-1030' },
]

/** Ten, the movement's own planning size. What their circuits carry is estimated, but for the three of the 2025 week. */
export const kitchen: DemoRow<'kitchen'>[] = [
  { id: 'molleke', name: 'Molleke', placeId: 'molleke', powerW: 4600 },
  { id: 'bees-coop', name: 'BEES coop', placeId: 'bees-coop', powerW: 3680 },
  { id: 'cbo', name: 'Espace CBO', placeId: 'cbo', powerW: 3680 },
  { id: 'bouillon', name: 'Bouillon de Cultures', placeId: 'bouillon', powerW: 4600 },
  { id: 'riga', name: 'Habitat solidaire Riga', placeId: 'riga', powerW: 3680 },
  { id: 'tele-service', name: 'Espace Social Télé-Service', placeId: 'tele-service', powerW: 3680 },
  { id: 'rayon-vert', name: 'Le Rayon Vert', placeId: 'rayon-vert', powerW: 4600 },
  { id: 'kom', name: 'Kom à la Maison', placeId: 'kom', powerW: 9200 },
  { id: 'logis-floreal', name: 'Logis-Floréal', placeId: 'logis-floreal', powerW: 4600 },
  { id: 'kattekasteel', name: 'Kattekasteel', placeId: 'kattekasteel', powerW: 3680, state: 'planned' },
]
