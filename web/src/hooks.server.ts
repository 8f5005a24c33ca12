import type { Handle, HandleFetch, HandleServerError } from '@sveltejs/kit'
import { apiOf } from '$lib/api.ts'
import { ownerOf, PERSON } from '$lib/offline/owner.ts'
import { answerInProcess } from '$lib/server/in-process.ts'
import { chooseLanguage, LANGUAGE_COOKIE, speak } from '$lib/server/language.ts'
import { mark } from '$lib/server/may-keep.ts'
import { headersOfWrite, wishOf } from '$lib/server/wish.ts'

export const handle: Handle = async ({ event, resolve }) => {
  const { data } = await apiOf(event).GET('/api/me')
  event.locals.me = data?.me ?? null
  event.locals.elsewhere = data?.elsewhere ?? []
  // Kept on a phone for somebody who is no longer, or not yet again, signed in there: not sent in another's name.
  const inNameOf = event.request.headers.get(PERSON)
  if (inNameOf !== null && inNameOf !== ownerOf(event.locals.me)) return new Response(null, { status: 401 })
  event.locals.wish = await wishOf(event.request)
  event.locals.language = chooseLanguage({
    cookie: event.cookies.get(LANGUAGE_COOKIE),
    person: event.locals.me?.language,
    accept: event.request.headers.get('accept-language'),
  })
  const response = await speak(event.locals.language, () =>
    resolve(event, {
      transformPageChunk: ({ html }) => html.replace('%bocal.language%', event.locals.language),
    }),
  )
  mark(response, event)
  return response
}

/** Page loads talk to the API in this process; in development it is another one, reached over the proxy. */
export const handleFetch: HandleFetch = async ({ event, request, fetch }) => {
  const url = new URL(request.url)
  if (url.origin !== event.url.origin || !url.pathname.startsWith('/api/')) return fetch(request)
  const cookie = event.request.headers.get('cookie')
  if (cookie) request.headers.set('cookie', cookie)
  // People tell their devices apart by it.
  const userAgent = event.request.headers.get('user-agent')
  if (userAgent) request.headers.set('user-agent', userAgent)
  if (event.locals.language) request.headers.set('accept-language', event.locals.language)
  request.headers.set('origin', event.url.origin)
  request.headers.set('host', event.url.host)
  if (request.method !== 'GET' && event.locals.wish)
    for (const [name, value] of headersOfWrite(event.locals.wish)) request.headers.set(name, value)
  const inject = event.platform?.req.inject
  return inject ? answerInProcess(inject, { request, cookies: event.cookies }) : fetch(request)
}

export const handleError: HandleServerError = ({ error, event, status }) => {
  if (status >= 500) console.error(event.request.method, event.url.pathname, error)
  return { message: String(status) }
}
