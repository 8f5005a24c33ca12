/**
 * Reading data nobody vouches for: small shapes that say of a value where it is wrong and how, all of it in
 * one go. A shape is a type guard, so what it accepts is typed without a copy or a cast.
 */

/** Where in the input (`batches[2].quantityG`), and what is wrong there. */
export type Issue = { readonly path: string; readonly message: string }

/** What shapes share while one input is read. */
export type Reading = {
  readonly refuse: (path: string, message: string) => void
  /** The ids that a list of the input has; undefined when there is no such list to compare with. */
  readonly idsOf: (list: string) => ReadonlySet<string> | undefined
}

export type Shape<T> = (value: unknown, path: string, reading: Reading) => value is T

type Shaped<S> = S extends Shape<infer T> ? T : never
type Fields = Readonly<Record<string, Shape<unknown>>>
type Row<R extends Fields, O extends Fields> = { readonly [K in keyof R]: Shaped<R[K]> } & {
  readonly [K in keyof O]?: Shaped<O[K]>
}

/** Past this many only the number of issues is kept: a broken file of a million rows stays readable. */
const MOST_ISSUES = 100

/** Reads the whole input: its value, or every issue (the first 100, and how many more there are). */
export function read<T>(
  shape: Shape<T>,
  input: unknown,
): { readonly value: T } | { readonly issues: readonly Issue[]; readonly more: number } {
  const issues: Issue[] = []
  let count = 0
  const refuse = (path: string, message: string) => {
    count += 1
    if (issues.length < MOST_ISSUES) issues.push({ path, message })
  }
  const lists = new Map<string, ReadonlySet<string> | undefined>()
  const idsOf = (list: string) => {
    if (!lists.has(list)) lists.set(list, collectIds(input, list))
    return lists.get(list)
  }
  if (shape(input, '', { refuse, idsOf })) return { value: input }
  return { issues, more: count - issues.length }
}

/** An object with all of the required fields, perhaps the optional ones, and no other. */
export function object<R extends Fields, O extends Fields = Record<never, never>>(
  required: R,
  optional?: O,
): Shape<Row<R, O>> {
  const fields = new Map([...Object.entries(required), ...Object.entries(optional ?? {})])
  return (value, path, reading): value is Row<R, O> => {
    if (!isRecord(value)) {
      reading.refuse(path, `expected an object, got ${describe(value)}`)
      return false
    }
    let good = true
    const refuse = (name: string, message: string) => {
      good = false
      reading.refuse(join(path, name), message)
    }
    for (const [name, shape] of fields) {
      const field = Object.hasOwn(value, name) ? value[name] : undefined
      if (field !== undefined) good = shape(field, join(path, name), reading) && good
      else if (name in required) refuse(name, 'is missing')
    }
    for (const name of Object.keys(value)) {
      if (!fields.has(name)) refuse(name, `is no field here; known are ${[...fields.keys()].join(', ')}`)
    }
    return good
  }
}

/** A list; `unique` names the field (or the row itself) that no two rows share. */
export function list<T>(
  row: Shape<T>,
  { least = 0, unique }: { readonly least?: number; readonly unique?: (row: T) => string | number } = {},
): Shape<readonly T[]> {
  return (value, path, reading): value is readonly T[] => {
    if (!Array.isArray(value)) {
      reading.refuse(path, `expected a list, got ${describe(value)}`)
      return false
    }
    let good = value.length >= least
    if (!good) reading.refuse(path, `has ${value.length} rows, needs at least ${least}`)
    const first = new Map<string | number, number>()
    for (const [index, item] of value.entries()) {
      const at = `${path}[${index}]`
      if (!row(item, at, reading)) {
        good = false
        continue
      }
      if (unique === undefined) continue
      const name = unique(item)
      const before = first.get(name)
      if (before === undefined) first.set(name, index)
      else {
        good = false
        reading.refuse(at, `duplicate: ${JSON.stringify(name)} is already in ${path}[${before}]`)
      }
    }
    return good
  }
}

/** A shape, and what else must hold between its fields: `rule` names the field and says what is wrong. */
export function where<T>(
  shape: Shape<T>,
  rule: (value: T) => Iterable<readonly [field: string, message: string]>,
): Shape<T> {
  return (value, path, reading): value is T => {
    if (!shape(value, path, reading)) return false
    const wrong = [...rule(value)]
    for (const [field, message] of wrong) reading.refuse(join(path, field), message)
    return wrong.length === 0
  }
}

/** The shape that the row's own fields call for, or what is wrong with a row that calls for none. */
export const choose =
  <T>(shapeOf: (row: Readonly<Record<string, unknown>>) => Shape<T> | string): Shape<T> =>
  (value, path, reading): value is T => {
    const shape = isRecord(value) ? shapeOf(value) : `expected an object, got ${describe(value)}`
    if (typeof shape !== 'string') return shape(value, path, reading)
    reading.refuse(path, shape)
    return false
  }

export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** A value as a message shows it. */
export function describe(value: unknown): string {
  if (Array.isArray(value)) return 'a list'
  if (isRecord(value)) return 'an object'
  const text = typeof value === 'string' ? JSON.stringify(value) : String(value)
  return text.length > 60 ? `${text.slice(0, 60)}…` : text
}

const join = (path: string, field: string): string => {
  if (path === '' || field === '' || field.startsWith('[')) return path + field
  return `${path}.${field}`
}

function collectIds(input: unknown, list: string): ReadonlySet<string> | undefined {
  const rows = isRecord(input) ? input[list] : undefined
  if (!Array.isArray(rows)) return undefined
  return new Set(
    rows.flatMap((row: unknown) => (isRecord(row) && typeof row['id'] === 'string' ? [row['id']] : [])),
  )
}
