import { primary, type Vocabulary } from '../columns.ts'

/** Reference: ways to carry produce, with payload, speed, cost and CO2. */
export const vehicleTables = (k: Vocabulary) => ({
  vehicle: k.table(
    'vehicle',
    {
      id: k.text(),
      nameFr: k.text(),
      nameNl: k.text(),
      nameEn: k.text(),
      payloadLowG: k.int(),
      payloadBaseG: k.int(),
      payloadHighG: k.int(),
      crates: k.int(),
      cityKmPerHour: k.int({ min: 1 }),
      ringRoadKmPerHour: k.maybe.int({ min: 1 }),
      loadSecondsPerCrate: k.int(),
      centsPerKmLow: k.maybe.int(),
      centsPerKmBase: k.maybe.int(),
      centsPerKmHigh: k.maybe.int(),
      fixedCentsPerTrip: k.int(),
      /** Milligrams: a cargo bike makes 4.5 g a kilometre. */
      co2MgPerKmLow: k.int(),
      co2MgPerKmBase: k.int(),
      co2MgPerKmHigh: k.int(),
      coldChain: k.oneOf(['yes', 'no', 'optional']),
      driverLicence: k.text(),
      source: k.text(),
      evidence: k.text(),
    },
    (t) => [primary(t.id)],
  ),
})
