import { type Global, index, type Owned, primary, shared, type Vocabulary, within } from '../columns.ts'

/** Reference: kinds of equipment, with the jars one load holds under full immersion. */
export const equipmentKindTables = (k: Vocabulary) => ({
  equipmentKind: k.table(
    'equipment_kind',
    {
      id: k.text(),
      nameFr: k.text(),
      nameNl: k.text(),
      nameEn: k.text(),
      type: k.oneOf(['boiling_water', 'pressure', 'juice', 'drying', 'lacto', 'cooking', 'prep']),
      volumeMl: k.maybe.int(),
      /** By jar volume: `{ "500": 22 }`; a size that is not there was not measured. */
      jarsPerLoad: k.json<Readonly<Record<string, number>>>(),
      layersOf500Ml: k.maybe.int(),
      heatupHotPack: k.text(),
      heatupCold: k.text(),
      powerW: k.maybe.int(),
      energy: k.text(),
      circuitNote: k.text(),
      pressure: k.bool(),
      priceEuro: k.text(),
      weightG: k.maybe.int(),
      note: k.text(),
      source: k.text(),
      evidence: k.text(),
    },
    (t) => [primary(t.id)],
  ),
})

/** One physical item and whose it is. */
export const equipmentTables = (
  k: Vocabulary,
  of: { movement: Global; place: Owned; equipmentKind: Global },
) => ({
  equipmentItem: k.owned(
    of.movement,
    'equipment_item',
    {
      name: k.text(),
      kind: k.text(),
      powerW: k.int(),
      ownerKind: k.oneOf(['movement', 'association', 'group', 'kitchen']),
      ownerName: k.text(),
      /** Where it is kept between sessions. */
      placeId: k.maybe.text(),
      state: k.oneOf(['available', 'repair', 'withdrawn']).default('available'),
      ...k.changes(),
    },
    (t) => [
      shared(t.kind, of.equipmentKind.id),
      within(t, t.placeId, of.place),
      index(t.movementId, t.placeId),
    ],
  ),
})
