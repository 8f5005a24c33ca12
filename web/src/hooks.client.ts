import type { HandleClientError } from '@sveltejs/kit'
import { isLocale, overwriteGetLocale } from '$lib/paraglide/runtime.js'

// The server has chosen; the page says which.
overwriteGetLocale(() => {
  const { lang } = document.documentElement
  return isLocale(lang) ? lang : 'fr'
})

export const handleError: HandleClientError = ({ error, status }) => {
  if (status >= 500) console.error(error)
  return { message: String(status) }
}
