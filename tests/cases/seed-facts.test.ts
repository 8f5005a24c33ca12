import type { Store } from '@bocal/db'
import { beforeEach, expect, test } from 'vitest'
import { seedFacts } from '../../db/seed/facts.ts'
import { eachEngine } from '../support/engines.ts'
import { facts } from '../support/safety-facts.ts'

eachEngine('the reference tables', ({ fresh }) => {
  let store: Store
  beforeEach(async () => {
    store = await fresh()
  })

  const rowsOf = (
    name:
      | 'crop'
      | 'recipe'
      | 'recipeTime'
      | 'recipeCrop'
      | 'safetyRule'
      | 'vehicle'
      | 'equipmentKind'
      | 'jarSize'
      | 'sourceConflict',
  ) =>
    store.read(async (db) => {
      const rows: object[] = await db.select().from(db.tables[name])
      return rows.sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))
    })

  test('hold every row of the files', async () => {
    await seedFacts(store)
    expect(await rowsOf('crop')).toHaveLength(facts.crops.length)
    expect(await rowsOf('recipe')).toHaveLength(facts.recipes.length)
    expect(await rowsOf('recipeTime')).toHaveLength(facts.recipeTimes.length)
    expect(await rowsOf('recipeCrop')).toHaveLength(facts.recipes.flatMap((recipe) => recipe.crops).length)
    expect(await rowsOf('safetyRule')).toHaveLength(facts.safetyRules.length)
    expect(await rowsOf('vehicle')).toHaveLength(facts.transport.length)
    expect(await rowsOf('equipmentKind')).toHaveLength(facts.equipment.length)
    expect(await rowsOf('jarSize')).toHaveLength(facts.jars.length)
    expect(await rowsOf('sourceConflict')).toHaveLength(facts.sourceConflicts.length)
  })

  test('a figure read by hand, with its source and mark', async () => {
    await seedFacts(store)
    const times = (await rowsOf('recipeTime')) as {
      recipeId: string
      jarMl: number
      minutes: number | null
    }[]
    expect(times.find((time) => time.recipeId === 'tomato_crushed' && time.jarMl === 750)).toEqual({
      recipeId: 'tomato_crushed',
      jarMl: 750,
      method: 'boiling_water',
      tempCelsius: 100,
      minutes: 45,
      permitted: 'yes',
      source: 'USDA Complete Guide to Home Canning 2015 / NCHFP Guide 3: 22 lb per 7 qt; 35/45 min',
      evidence: 'S',
    })
    const kinds = (await rowsOf('equipmentKind')) as { id: string }[]
    expect(kinds.find((kind) => kind.id === 'cooker')).toMatchObject({
      jarsPerLoad: { 250: 34, 370: 32, 500: 22, 750: 9, 1000: 7, 1500: 5 },
      powerW: 1800,
      pressure: false,
    })
  })

  test('seeding again changes what differs back, and adds nothing', async () => {
    await seedFacts(store)
    const before = await rowsOf('recipe')
    await store.write(async (tx) => {
      await tx.update(tx.tables.recipe).set({ status: 'allowed', nameFr: 'changé' })
      await tx.delete(tx.tables.recipeTime)
    })
    await seedFacts(store)
    expect(await rowsOf('recipe')).toEqual(before)
    expect(await rowsOf('recipeTime')).toHaveLength(192)
  })

  test('a recipe and a time that the files do not have are not allowed any more', async () => {
    await seedFacts(store)
    await store.write(async (tx) => {
      const { recipe, recipeTime } = tx.tables
      const [known] = await tx.select().from(recipe).limit(1)
      if (known === undefined) throw new Error('no recipe')
      await tx.insert(recipe).values({ ...known, id: 'folk', status: 'allowed' })
      await tx.insert(recipeTime).values({
        recipeId: 'folk',
        jarMl: 500,
        method: 'boiling_water',
        minutes: 5,
        permitted: 'yes',
        source: 'hearsay',
        evidence: 'E',
      })
    })
    await seedFacts(store)
    const recipes = (await rowsOf('recipe')) as { id: string; status: string }[]
    expect(recipes.find((recipe) => recipe.id === 'folk')).toMatchObject({ status: 'blocked', grades: [] })
    expect(await rowsOf('recipeTime')).toHaveLength(192)
  })
})
