/** One person's pages in the browser's cache, with the files they need, for when there is no network. */
import { KEEP, PERSON } from './owner.ts'

/** Kept pages older than this are not shown: too much has changed. */
const KEPT_MS = 14 * 24 * 3600_000
/** A page is fetched again for keeping only after this, unless something has changed. */
const FRESH_MS = 10 * 60_000
/** The oldest go first. */
const MOST_PAGES = 60
/** When a page was kept. */
const SEEN = 'bocal-seen'
/** Where we keep whose the pages are; no page has this address. */
const OWNER = '/-/owner'
const LANGUAGE = '/-/language'
/** Says only once what has just been done. */
const SAID = ['said', 'of']

/** What a page asks of the service worker: to keep pages for when there is no network. */
export type KeepReady = {
  readonly home: string
  readonly pages: readonly string[]
  /** Also those it has kept lately: something has changed. */
  readonly again: boolean
}

type Parts = {
  /** The names of the caches for pages and for files. */
  readonly pages: string
  readonly files: string
}

export function keptPages(names: Parts) {
  /** Goes up when pages are forgotten: what was asked for before is then kept for nobody. */
  let generation = 0
  const pages = () => caches.open(names.pages)

  async function forget(): Promise<void> {
    generation += 1
    await caches.delete(names.pages)
  }

  const read = async (address: string) => (await (await pages()).match(address))?.text()

  /** Keeps a page the server says may be kept, for the person it says. Another person's pages go. */
  async function take(address: string, response: Response, since = generation): Promise<void> {
    const owner = response.headers.get(PERSON)
    if (owner === null || since !== generation) return
    if (owner !== (await read(OWNER))) {
      await forget()
      since = generation
      await (await pages()).put(OWNER, new Response(owner))
    }
    const html = await response.text()
    if (response.headers.get(KEEP) === null) return
    // First its files: a page that is kept is whole.
    await keepFilesOf(new Response(html, { headers: response.headers }), address)
    if (since !== generation) return
    const seen = new Date().toISOString()
    const headers = new Headers(response.headers)
    headers.delete('content-encoding')
    headers.delete('content-length')
    headers.set(SEEN, seen)
    const cache = await pages()
    const marked = html.replace('<html ', `<html data-seen="${seen}" `)
    await cache.delete(keyOf(address))
    await cache.put(keyOf(address), new Response(marked, { headers }))
    await cache.put(LANGUAGE, new Response(/<html[^>]* lang="(\w+)"/.exec(marked)?.[1] ?? ''))
    await prune(cache)
  }

  async function prune(cache: Cache): Promise<void> {
    const kept = (await cache.keys()).filter((request) => !new URL(request.url).pathname.startsWith('/-/'))
    for (const request of kept.slice(0, Math.max(0, kept.length - MOST_PAGES))) await cache.delete(request)
  }

  /** The scripts and styles a page names, in itself or in its `Link` header: those that are not here yet. */
  async function keepFilesOf(page: Response, address: string): Promise<void> {
    const cache = await caches.open(names.files)
    const text = `${page.headers.get('link') ?? ''} ${await page.text()}`
    const named = new Set(text.match(/(?:\.{0,2}\/)*_app\/immutable\/[\w./-]+/g))
    for (const name of named) {
      const file = new URL(name, new URL(address, location.origin)).href
      if (!(await cache.match(file))) await cache.add(file).catch(() => undefined)
    }
  }

  /** Fetches pages for keeping, one by one so that people's own requests go first. */
  async function keep(addresses: readonly string[], { again }: { again: boolean }): Promise<void> {
    const cache = await pages()
    for (const address of new Set(addresses)) {
      const since = generation
      const seen = (await cache.match(keyOf(address)))?.headers.get(SEEN)
      if (!again && seen && Date.now() - Date.parse(seen) < FRESH_MS) continue
      const response = await fetch(address, { headers: { accept: 'text/html' } }).catch(() => null)
      if (!response) return
      if (!response.redirected) await take(address, response, since)
    }
  }

  /** The page as it was when it was kept; else the same page without its query. */
  async function find(address: string): Promise<Response | undefined> {
    const cache = await pages()
    const { pathname } = new URL(address, location.origin)
    const found = (await cache.match(keyOf(address))) ?? (await cache.match(pathname))
    const seen = found?.headers.get(SEEN)
    return seen && Date.now() - Date.parse(seen) > KEPT_MS ? undefined : found
  }

  return {
    forget,
    take,
    keep,
    find,
    keepFilesOf,
    generation: () => generation,
    language: () => read(LANGUAGE),
    /** Where `/` leads without a network. */
    async keepHome(home: string): Promise<void> {
      await (await pages()).put('/', Response.redirect(new URL(home, location.origin), 303))
    },
  }
}

function keyOf(address: string): string {
  const { pathname, searchParams } = new URL(address, location.origin)
  for (const name of SAID) searchParams.delete(name)
  return searchParams.size > 0 ? `${pathname}?${searchParams.toString()}` : pathname
}
