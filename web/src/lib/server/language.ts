import { AsyncLocalStorage } from 'node:async_hooks'
import type { Language } from '@bocal/server/contract'
import { locales, overwriteGetLocale } from '../paraglide/runtime.js'

export const LANGUAGE_COOKIE = 'bocal_language'

const speaking = new AsyncLocalStorage<Language>()
overwriteGetLocale(() => speaking.getStore() ?? 'fr')

export const isLanguage = (text: string | undefined | null): text is Language =>
  (locales as readonly (string | null | undefined)[]).includes(text)

/** Runs `work` with every sentence in `language`. */
export const speak = <T>(language: Language, work: () => T): T => speaking.run(language, work)

/** The choice made here, else the person's own language, else the browser's, else French. */
export function chooseLanguage(from: {
  cookie: string | undefined
  person: Language | undefined
  accept: string | null
}): Language {
  if (isLanguage(from.cookie)) return from.cookie
  if (from.person) return from.person
  const wanted = (from.accept ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', ...settings] = part.trim().split(';')
      const quality = settings.map((s) => /^\s*q=([\d.]+)/.exec(s)?.[1]).find((q) => q !== undefined)
      return { language: tag.slice(0, 2).toLowerCase(), quality: quality === undefined ? 1 : Number(quality) }
    })
    .sort((a, b) => b.quality - a.quality)
  return wanted.map((w) => w.language).find(isLanguage) ?? 'fr'
}
