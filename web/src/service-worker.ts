/// <reference types="@sveltejs/kit" />
/// <reference no-default-lib="true" />
/// <reference lib="esnext" />
/// <reference lib="webworker" />
/** Without a network: the pages a person has seen or will want, as they were, and a word for all others. */
import { build, files, version } from '$service-worker'
import { type KeepReady, keptPages } from './lib/offline/kept-pages.ts'

const worker = globalThis as unknown as ServiceWorkerGlobalScope
const PAGES = `pages-${version}`
const FILES = `files-${version}`
const LANGUAGES = ['fr', 'nl', 'en']
/** A network that takes longer is no network when we have the page. */
const PATIENCE_MS = 6000
/** Forms after which nothing kept is right any more: another person, another language. */
const TURNS = ['/sign-out', '/language']

const kept = keptPages({ pages: PAGES, files: FILES })
const offlineIn = (language: string) => `/offline?${language}`

worker.addEventListener('install', (event) => {
  event.waitUntil(install())
})
worker.addEventListener('activate', (event) => {
  event.waitUntil(takeOver())
})
worker.addEventListener('message', (event) => {
  const { home, pages, again } = event.data as KeepReady
  event.waitUntil(kept.keep(pages, { again }).then(() => kept.keepHome(home)))
})
worker.addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (origin !== worker.location.origin || pathname.startsWith('/api/')) return
  if (request.method === 'POST' && TURNS.includes(pathname)) event.waitUntil(kept.forget())
  if (request.method !== 'GET') return
  if (pathname.startsWith('/_app/immutable/') || files.includes(pathname)) event.respondWith(file(request))
  else if (request.mode === 'navigate') event.respondWith(page(event))
})

/** What is there before anybody needs it: the pictures of the app, and the page that says there is no network. */
async function install(): Promise<void> {
  const cache = await caches.open(FILES)
  await cache.addAll(files)
  for (const language of LANGUAGES) {
    // Nobody's: without the cookie of whoever is signed in.
    const asked = { credentials: 'omit', headers: { 'accept-language': language } } as const
    const response = await fetch('/offline', asked)
    if (!response.ok) throw new Error(`/offline: ${response.status}`)
    await kept.keepFilesOf(response.clone(), '/offline')
    await cache.put(offlineIn(language), response)
  }
  await worker.skipWaiting()
}

/** Pages kept by the last version need files the server no longer has: they are fetched anew. */
async function takeOver(): Promise<void> {
  await worker.clients.claim()
  for (const name of await caches.keys()) {
    if (name === PAGES || name === FILES) continue
    if (name.startsWith('pages-')) {
      const old = (await (await caches.open(name)).keys()).map((request) => new URL(request.url))
      const addresses = old.filter((url) => url.pathname !== '/' && !url.pathname.startsWith('/-/'))
      await kept.keep(
        addresses.map((url) => url.pathname + url.search),
        { again: true },
      )
    }
    await caches.delete(name)
  }
}

/** Files have their content in their name: the first one fetched stays right. */
async function file(request: Request): Promise<Response> {
  const cache = await caches.open(FILES)
  const found = await cache.match(request)
  if (found) return found
  const response = await fetch(request)
  if (response.ok && build.includes(new URL(request.url).pathname)) await cache.put(request, response.clone())
  return response
}

async function page(event: FetchEvent): Promise<Response> {
  const { request } = event
  const since = kept.generation()
  const asked = fetch(request)
  event.waitUntil(asked.then((response) => kept.take(request.url, response.clone(), since)).catch(() => null))
  const soon = new Promise<null>((done) => setTimeout(() => done(null), PATIENCE_MS))
  try {
    const response = await Promise.race([asked, soon])
    return response ?? (await kept.find(request.url)) ?? (await asked)
  } catch {
    return (await kept.find(request.url)) ?? (await offline())
  }
}

async function offline(): Promise<Response> {
  const language = [await kept.language(), worker.navigator.language.slice(0, 2)].find(
    (one) => one !== undefined && LANGUAGES.includes(one),
  )
  return (await caches.match(offlineIn(language ?? 'fr'))) ?? Response.error()
}
