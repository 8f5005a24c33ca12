import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { notInArray, sql } from 'drizzle-orm'
import { toSnakeCase } from 'drizzle-orm/casing'
import type { PgTable } from 'drizzle-orm/pg-core'
import type { Store, Writer } from '../store.ts'
import { readFacts } from './facts-files.ts'
import { referenceRows } from './reference-rows.ts'

/** The folder stands beside this file, and under seed/ when bundled into dist/. */
const FOLDER = ['facts', '../seed/facts']
  .map((folder) => join(import.meta.dirname, folder))
  .find((folder) => existsSync(folder))

/** The files of facts as they lie beside the code. @throws FactsError for a cell that cannot be used */
export function committedFacts() {
  if (FOLDER === undefined) throw new Error('the folder db/seed/facts is missing')
  const folder = FOLDER
  return readFacts((file) => readFileSync(join(folder, file), 'utf8'))
}

/**
 * Writes the reference tables from the files of facts, in one write: new rows are added, known ones changed in
 * place. What the files no longer say is no longer allowed: tested times go, and a recipe that went stays as
 * blocked, since jars may have been made of it.
 *
 * @throws FactsError before anything is written
 */
export async function seedFacts(store: Store): Promise<void> {
  const rows = referenceRows(committedFacts())
  await store.write(async (tx) => {
    const { tables } = tx
    await upsert(tx, tables.crop, ['id'], rows.crop)
    await upsert(tx, tables.jarSize, ['jarMl'], rows.jarSize)
    await upsert(tx, tables.safetyRule, ['id'], rows.safetyRule)
    await upsert(tx, tables.sourceConflict, ['id'], rows.sourceConflict)
    await upsert(tx, tables.vehicle, ['id'], rows.vehicle)
    await upsert(tx, tables.equipmentKind, ['id'], rows.equipmentKind)
    await upsert(tx, tables.recipe, ['id'], rows.recipe)
    await tx
      .update(tables.recipe)
      .set({ status: 'blocked', grades: [], safetyRules: 'R19: no longer in the tested list' })
      .where(
        notInArray(
          tables.recipe.id,
          rows.recipe.map((recipe) => recipe.id),
        ),
      )
    await tx.delete(tables.recipeCrop)
    await upsert(tx, tables.recipeCrop, ['recipeId', 'cropId'], rows.recipeCrop)
    await tx.delete(tables.recipeTime)
    await upsert(tx, tables.recipeTime, ['recipeId', 'jarMl'], rows.recipeTime)
  })
}

/** Adds the rows; where the key is there already, its other columns take the new values. */
async function upsert<T extends PgTable>(
  tx: Writer,
  table: T,
  key: readonly (keyof T['$inferInsert'] & string)[],
  rows: readonly T['$inferInsert'][],
): Promise<void> {
  const columns = table as unknown as Record<string, PgTable['_']['columns'][string]>
  const others = Object.keys(rows[0] ?? {}).filter((name) => !(key as readonly string[]).includes(name))
  const target = key.map((name) => columns[name]).filter((column) => column !== undefined)
  const insert = tx.insert(table).values([...rows])
  if (others.length === 0) await insert.onConflictDoNothing({ target })
  else {
    const set = Object.fromEntries(others.map((name) => [name, sql.raw(`excluded.${toSnakeCase(name)}`)]))
    await insert.onConflictDoUpdate({ target, set: set as never })
  }
}
