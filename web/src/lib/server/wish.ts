/** A form that its phone may send twice: its key travels to the API with every write the form makes. */
import { createHash } from 'node:crypto'

export type Wish = { readonly key: string; readonly payload: string; writes: number }

const FORM = /^(application\/x-www-form-urlencoded|multipart\/form-data)\b/

/** Null for what is no form, or has no key. */
export async function wishOf(request: Request): Promise<Wish | null> {
  const key = request.headers.get('idempotency-key')
  if (key === null || !FORM.test(request.headers.get('content-type') ?? '')) return null
  const { pathname, search } = new URL(request.url)
  const fields = [...(await request.clone().formData())].map(async ([name, value]) => [
    name,
    typeof value === 'string' ? value : [value.name, sumOf(Buffer.from(await value.arrayBuffer()))],
  ])
  return { key, payload: sumOf(JSON.stringify([pathname, search, await Promise.all(fields)])), writes: 0 }
}

/** What the next write of the form says: writes come in the same order each time, and each has its own key. */
export function headersOfWrite(wish: Wish): [name: string, value: string][] {
  const nth = wish.writes
  wish.writes += 1
  return [
    ['idempotency-key', nth === 0 ? wish.key : `${wish.key}-${nth}`],
    ['idempotency-payload', wish.payload],
  ]
}

const sumOf = (content: string | Buffer) => createHash('sha256').update(content).digest('hex')
