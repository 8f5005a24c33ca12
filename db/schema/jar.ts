import { type Column, type Global, primary, shared, type Vocabulary } from '../columns.ts'

/** Reference: a jar size, by its volume. */
export const jarSizeTables = (k: Vocabulary) => ({
  jarSize: k.table(
    'jar_size',
    {
      jarMl: k.int({ min: 1 }),
      outerDiameterMm: k.int({ min: 1 }),
      heightMm: k.int({ min: 1 }),
      glassG: k.int(),
      netHotPackG: k.int(),
      netLactoG: k.int(),
      lidCentsLow: k.int(),
      lidCentsHigh: k.int(),
      newJarCentsLow: k.int(),
      newJarCentsHigh: k.int(),
      /** Which column of the tested tables applies: half-pint/pint, quart, half-gallon. */
      processTimeColumn: k.text(),
      testedForCanning: k.oneOf(['yes', 'only apple or grape juice']),
      evidence: k.text(),
      note: k.text(),
    },
    (t) => [primary(t.jarMl)],
  ),
})

/** A jar size as others point at it. */
export type JarSize = { readonly jarMl: Column }

/** The movement's pool of empty jars. */
export const jarTables = (k: Vocabulary, of: { movement: Global; jarSize: JarSize }) => ({
  jarStock: k.part('jar_stock', { jarMl: k.int({ min: 1 }), count: k.int(), ...k.changes() }, (t) => [
    primary(t.movementId, t.jarMl),
    shared(t.movementId, of.movement.id),
    shared(t.jarMl, of.jarSize.jarMl),
  ]),
})
