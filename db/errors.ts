/**
 * What can go wrong with a store, whatever its engine.
 *
 * - `full`, `readonly`: nothing of the change was written; reads go on.
 * - `busy`: another process held the database too long; the same call may be tried again.
 * - `unique`, `foreign`, `check`: the row contradicts what is stored or what a column may hold.
 * - `nested`: a write inside a read or a write: use the handle that is there.
 * - `closed`: the store was closed.
 * - `migration`: the database is not one this code can bring up to date.
 */
export type StoreErrorKind =
  | 'full'
  | 'readonly'
  | 'busy'
  | 'unique'
  | 'foreign'
  | 'check'
  | 'nested'
  | 'closed'
  | 'migration'

export class StoreError extends Error {
  override readonly name = 'StoreError'
  readonly kind: StoreErrorKind

  constructor(kind: StoreErrorKind, message: string, options?: { cause: unknown }) {
    super(message, options)
    this.kind = kind
  }
}

const SAYS: Partial<Record<StoreErrorKind, string>> = {
  full: 'the disk is full: nothing of this change was written; free some space and try again',
  readonly: 'the database cannot be written: check the rights of its file and folder',
  busy: 'the database is held by another process: try again',
}

/** SQLite's codes begin with these; PostgreSQL's are these. */
const KINDS: readonly (readonly [RegExp, StoreErrorKind])[] = [
  [/^(SQLITE_FULL|SQLITE_IOERR_WRITE|53100)$/, 'full'],
  [/^(SQLITE_READONLY|SQLITE_CANTOPEN|SQLITE_PERM|25006|42501)/, 'readonly'],
  [/^(SQLITE_BUSY|SQLITE_LOCKED|55P03|40001|40P01|57P03|53300)/, 'busy'],
  [/^(SQLITE_CONSTRAINT_(UNIQUE|PRIMARYKEY)|23505)$/, 'unique'],
  [/^(SQLITE_CONSTRAINT_FOREIGNKEY|23503)$/, 'foreign'],
  // PostgreSQL refuses the shape of a value (22…) before its CHECK can.
  [/^(SQLITE_CONSTRAINT_(CHECK|NOTNULL|DATATYPE)|SQLITE_MISMATCH|23514|23502|22\w{3})$/, 'check'],
]

/** The engine's own error beneath the query builder's. */
export function engineError(error: unknown): { code: string; message: string } | undefined {
  for (let at = error; at instanceof Error; at = at.cause) {
    if ('code' in at && typeof at.code === 'string' && !(at instanceof StoreError)) {
      return { code: at.code, message: at.message }
    }
  }
  return undefined
}

/** An engine's error as a `StoreError`; anything else as it is. */
export function asStoreError(error: unknown): unknown {
  if (error instanceof StoreError) return error
  const engine = engineError(error)
  const kind = engine && KINDS.find(([code]) => code.test(engine.code))?.[1]
  return engine && kind ? new StoreError(kind, SAYS[kind] ?? engine.message, { cause: error }) : error
}
