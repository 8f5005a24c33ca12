import { redirect } from '@sveltejs/kit'
import { isLanguage, LANGUAGE_COOKIE } from '$lib/server/language.ts'
import type { RequestHandler } from './$types'

const YEAR_SECONDS = 365 * 24 * 60 * 60

/** Keeps the language chosen and goes back to the page it was chosen on. */
export const POST: RequestHandler = async ({ request, cookies, url }) => {
  const form = await request.formData()
  const language = form.get('language')
  if (typeof language === 'string' && isLanguage(language))
    cookies.set(LANGUAGE_COOKIE, language, {
      path: '/',
      maxAge: YEAR_SECONDS,
      sameSite: 'lax',
      secure: url.protocol === 'https:',
    })
  redirect(303, local(form.get('to')))
}

/** Only addresses of our own: a path, never another site. */
function local(to: FormDataEntryValue | null): string {
  return typeof to === 'string' && /^\/(?![/\\])/.test(to) ? to : '/'
}
