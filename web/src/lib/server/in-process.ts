import type { Cookies } from '@sveltejs/kit'

/** Fastify's `inject`, handed over by the server on the raw request: the API without a network. */
export type Inject = (request: {
  method: string
  url: string
  headers: Record<string, string>
  payload?: string
}) => Promise<{
  statusCode: number
  headers: Record<string, string | string[] | number | undefined>
  rawPayload: Buffer
  cookies: readonly InjectedCookie[]
}>

type InjectedCookie = {
  name: string
  value: string
  path?: string
  maxAge?: number
  expires?: Date
  httpOnly?: boolean
  secure?: boolean
  sameSite?: string
}

/**
 * Answers `request` by the API in this process, and passes cookies it sets on to the browser.
 */
export async function answerInProcess(
  inject: Inject,
  { request, cookies }: { request: Request; cookies: Cookies },
): Promise<Response> {
  const url = new URL(request.url)
  const payload = await request.text()
  const answer = await inject({
    method: request.method,
    url: url.pathname + url.search,
    headers: Object.fromEntries(request.headers),
    ...(payload === '' ? {} : { payload }),
  })
  for (const cookie of answer.cookies) {
    cookies.set(cookie.name, cookie.value, {
      path: cookie.path ?? '/',
      encode: (value) => value,
      httpOnly: cookie.httpOnly ?? false,
      secure: cookie.secure ?? false,
      sameSite: (cookie.sameSite?.toLowerCase() as 'lax' | 'strict' | 'none' | undefined) ?? 'lax',
      ...(cookie.maxAge === undefined ? {} : { maxAge: cookie.maxAge }),
      ...(cookie.expires === undefined ? {} : { expires: cookie.expires }),
    })
  }
  const headers = new Headers()
  for (const [name, value] of Object.entries(answer.headers)) {
    if (value !== undefined && name !== 'set-cookie' && name !== 'content-length')
      headers.set(name, String(value))
  }
  const bodiless = answer.statusCode === 204 || answer.statusCode === 304
  return new Response(bodiless ? null : new Uint8Array(answer.rawPayload), {
    status: answer.statusCode,
    headers,
  })
}
