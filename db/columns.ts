/**
 * One vocabulary of columns and rules, so that every table is declared once for SQLite and PostgreSQL.
 *
 * A noun's file says `k.int({ max: 14 })`; each engine's builders below say what that is there. Types are
 * PostgreSQL's: SQLite's builders are cast to them, since both take and give the same values.
 * Columns are not null unless they come from `k.maybe`. Every column brings its own CHECK.
 */
import { type BuildColumns, sql } from 'drizzle-orm'
import { toSnakeCase } from 'drizzle-orm/casing'
import * as pg from 'drizzle-orm/pg-core'
import * as lite from 'drizzle-orm/sqlite-core'

export type Range = { readonly min?: number; readonly max?: number }
type Words = readonly [string, ...string[]]

/** What a column holds, as far as its CHECK goes. */
type Meaning =
  | { readonly is: 'whole' | 'real'; readonly min: number; readonly max: number }
  | { readonly is: 'word'; readonly words: Words }
  | { readonly is: 'bool' | 'json' | 'instant' | 'day' }

/** A meaning is remembered beside its builder, because a builder learns its column's name only in its table. */
const meanings = new WeakMap<object, Meaning>()

function meant<B extends object>(builder: B, meaning: Meaning): B {
  meanings.set(builder, meaning)
  return builder
}

/** Whole numbers stay exact in JavaScript up to here. */
const MOST = Number.MAX_SAFE_INTEGER
const whole = ({ min = 0, max = MOST }: Range): Meaning => ({ is: 'whole', min, max })
const real = ({ min = -1e15, max = 1e15 }: Range): Meaning => ({ is: 'real', min, max })

const pgMaybe = {
  text: () => pg.text(),
  /** One of the words given. */
  oneOf: <const W extends Words>(words: W) => meant(pg.text({ enum: words }), { is: 'word', words }),
  /** A whole number, from 0 unless told. */
  int: (range: Range = {}) => meant(pg.bigint({ mode: 'number' }), whole(range)),
  real: (range: Range = {}) => meant(pg.doublePrecision(), real(range)),
  bool: () => meant(pg.boolean(), { is: 'bool' }),
  /** An instant, ISO 8601 in UTC to the millisecond: `2025-08-25T12:00:00.000Z`, as `toISOString` writes it. */
  instant: () => meant(pg.text(), { is: 'instant' }),
  /** A day: `2025-08-25`. */
  day: () => meant(pg.text(), { is: 'day' }),
  json: <T>() => meant(pg.json().$type<T>(), { is: 'json' }),
}

const liteMaybe = {
  text: () => lite.text(),
  oneOf: <const W extends Words>(words: W) => meant(lite.text({ enum: words }), { is: 'word', words }),
  int: (range: Range = {}) => meant(lite.integer(), whole(range)),
  real: (range: Range = {}) => meant(lite.real(), real(range)),
  bool: () => meant(lite.integer({ mode: 'boolean' }), { is: 'bool' }),
  instant: () => meant(lite.text(), { is: 'instant' }),
  day: () => meant(lite.text(), { is: 'day' }),
  json: <T>() => meant(lite.text({ mode: 'json' }).$type<T>(), { is: 'json' }),
} as unknown as typeof pgMaybe

/** The same words for columns that must be there. `notNull` changes a builder in place: its meaning stays. */
const required = (maybe: typeof pgMaybe) => ({
  text: () => maybe.text().notNull(),
  oneOf: <const W extends Words>(words: W) => maybe.oneOf(words).notNull(),
  int: (range?: Range) => maybe.int(range).notNull(),
  real: (range?: Range) => maybe.real(range).notNull(),
  bool: () => maybe.bool().notNull(),
  instant: () => maybe.instant().notNull(),
  day: () => maybe.day().notNull(),
  json: <T>() => maybe.json<T>().notNull(),
})

export type Engine = 'sqlite' | 'postgres'

const DAY = '[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])'
const TIME = '([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9][.][0-9]{3}'

/** `column` holds what it means, in the SQL of an engine. Null passes: NOT NULL is said apart. */
function checkOf(meaning: Meaning, column: string, engine: Engine): string | undefined {
  const sqlite = engine === 'sqlite'
  if (meaning.is === 'whole' || meaning.is === 'real') {
    // SQLite keeps 1.5 in an integer column; PostgreSQL's bigint cannot hold it.
    const types = meaning.is === 'whole' ? "'integer', 'null'" : "'real', 'integer', 'null'"
    const between = `${column} between ${meaning.min} and ${meaning.max}`
    return sqlite ? `typeof(${column}) in (${types}) and ${between}` : between
  }
  if (meaning.is === 'word') return `${column} in (${meaning.words.map((word) => `'${word}'`).join(', ')})`
  if (meaning.is === 'bool') return sqlite ? `${column} in (0, 1)` : undefined
  if (meaning.is === 'json') return sqlite ? `json_valid(${column})` : undefined
  // SQLite reads the day and writes it again, which refuses 30 February too.
  if (meaning.is === 'day') return sqlite ? `${column} is date(${column})` : `${column} ~ '^${DAY}$'`
  return sqlite ? `${column} is strftime('%Y-%m-%dT%H:%M:%fZ', ${column})` : `${column} ~ '^${DAY}T${TIME}Z$'`
}

export type Column = pg.AnyPgColumn
/** What another table's key looks like to the one that points at it. */
export type Global = { readonly id: Column }
export type Owned = Global & { readonly movementId: Column }
export type OfWeek = Owned & { readonly weekId: Column }

/** A rule of a table, beside its columns' own. */
export type Rule =
  | { readonly rule: 'primary'; readonly on: readonly Column[] }
  | { readonly rule: 'index'; readonly on: readonly Column[] }
  | { readonly rule: 'unique'; readonly on: readonly Column[]; readonly where?: string }
  | { readonly rule: 'foreign'; readonly on: readonly Column[]; readonly of: readonly Column[] }
  | { readonly rule: 'check'; readonly name: string; readonly holds: string }

export const primary = (...on: Column[]): Rule => ({ rule: 'primary', on })
export const index = (...on: Column[]): Rule => ({ rule: 'index', on })
export const unique = (...on: Column[]): Rule => ({ rule: 'unique', on })
/** Unique among the rows where the condition holds, in SQL that both engines read. */
export const uniqueWhere = (where: string, ...on: Column[]): Rule => ({ rule: 'unique', on, where })
/** A condition on a row, in SQL that both engines read (snake_case columns). */
export const check = (name: string, holds: string): Rule => ({ rule: 'check', name, holds })
/** Points at a row that all movements share. */
export const shared = (column: Column, target: Column): Rule => ({
  rule: 'foreign',
  on: [column],
  of: [target],
})
/** Points at a row of the same movement. */
export const within = (from: { movementId: Column }, column: Column, target: Owned): Rule => ({
  rule: 'foreign',
  on: [from.movementId, column],
  of: [target.movementId, target.id],
})
/** Points at a row of the same week of the same movement; the target says `weekKey`. */
export const withinWeek = (
  from: { movementId: Column; weekId: Column },
  column: Column,
  target: OfWeek,
): Rule => ({
  rule: 'foreign',
  on: [from.movementId, from.weekId, column],
  of: [target.movementId, target.weekId, target.id],
})
/** Lets others point at this row and its week at once, and finds a week's rows. */
export const weekKey = (t: OfWeek): Rule => unique(t.movementId, t.weekId, t.id)

/** How an engine says a table and its rules. Names stay under PostgreSQL's 63 letters. */
type Builders = {
  table: typeof pg.pgTable
  primary: typeof pg.primaryKey
  foreign: typeof pg.foreignKey
  index: typeof pg.index
  unique: typeof pg.unique
  uniqueIndex: typeof pg.uniqueIndex
  check: typeof pg.check
}

const builders: Record<Engine, Builders> = {
  postgres: {
    table: pg.pgTable,
    primary: pg.primaryKey,
    foreign: pg.foreignKey,
    index: pg.index,
    unique: pg.unique,
    uniqueIndex: pg.uniqueIndex,
    check: pg.check,
  },
  sqlite: {
    table: lite.sqliteTable,
    primary: lite.primaryKey,
    foreign: lite.foreignKey,
    index: lite.index,
    unique: lite.unique,
    uniqueIndex: lite.uniqueIndex,
    check: lite.check,
  } as unknown as Builders,
}

type ColumnBuilders = Record<string, pg.PgColumnBuilderBase>
export type Table<N extends string, C extends ColumnBuilders> = pg.PgTableWithColumns<{
  name: N
  schema: undefined
  columns: BuildColumns<N, C, 'pg'>
  dialect: 'pg'
}>
type Self<N extends string, C extends ColumnBuilders> = BuildColumns<N, C, 'pg'>
type Key = {
  movementId: ReturnType<ReturnType<typeof required>['text']>
  id: ReturnType<ReturnType<typeof required>['text']>
}
type Of = Pick<Key, 'movementId'>

/** The vocabulary in one engine: `define(vocabulary(engine))` gives its tables. */
export function vocabulary(engine: Engine) {
  const build = builders[engine]
  const maybe = engine === 'sqlite' ? liteMaybe : pgMaybe
  const words = required(maybe)

  function table<const N extends string, C extends ColumnBuilders>(
    name: N,
    columns: C,
    rules: (t: Self<N, C>) => Rule[],
  ): Table<N, C> {
    const columnChecks = Object.entries(columns).flatMap(([key, builder]) => {
      const meaning = meanings.get(builder)
      const holds = meaning && checkOf(meaning, toSnakeCase(key), engine)
      return holds ? [check(toSnakeCase(key), holds)] : []
    })
    return build.table(name, columns, (self) =>
      [...rules(self as unknown as Self<N, C>), ...columnChecks].map((rule) => {
        if (rule.rule === 'check') return build.check(`${name}_${rule.name}_check`, sql.raw(rule.holds))
        const on = rule.on as [Column, ...Column[]]
        const named = [
          name,
          ...on.map((column) => toSnakeCase(column.name)).filter((part) => part !== 'movement_id'),
        ].join('_')
        if (rule.rule === 'primary') return build.primary({ name: `${name}_pk`, columns: on })
        if (rule.rule === 'foreign') {
          return build.foreign({ name: `${named}_fk`, columns: on, foreignColumns: rule.of as typeof on })
        }
        if (rule.rule === 'index') return build.index(`${named}_idx`).on(...on)
        // A constraint where it can be, since PostgreSQL's foreign keys point at those; its condition needs an index.
        return rule.where === undefined
          ? build.unique(`${named}_key`).on(...on)
          : build
              .uniqueIndex(`${named}_key`)
              .on(...on)
              .where(sql.raw(rule.where))
      }),
    )
  }

  return {
    ...words,
    maybe,
    /** A table that all movements share; it names its own primary key. */
    table,
    /** A table whose rows belong to a movement, with the key (movement_id, id) that keeps movements apart. */
    owned<const N extends string, C extends ColumnBuilders>(
      movement: Global,
      name: N,
      columns: C,
      rules: (t: Self<N, Key & C>) => Rule[],
    ): Table<N, Key & C> {
      return table(name, { movementId: words.text(), id: words.text(), ...columns }, (t) => {
        const { movementId, id } = t as unknown as Owned
        return [primary(movementId, id), shared(movementId, movement.id), ...rules(t)]
      })
    },
    /** A row that is part of another noun (a tour's stop, a plan's load): the movement's, with a key of its own. */
    part<const N extends string, C extends ColumnBuilders>(
      name: N,
      columns: C,
      rules: (t: Self<N, Of & C>) => Rule[],
    ): Table<N, Of & C> {
      return table(name, { movementId: words.text(), ...columns }, rules)
    },
    /** What every noun has that people change: `version` counts its changes from 1. */
    changes: () => ({ version: words.int({ min: 1 }).default(1), createdAt: words.instant() }),
  }
}

export type Vocabulary = ReturnType<typeof vocabulary>
