/** What the server says, in the caller's language. */

import { z } from 'zod'
import { LANGUAGES, type Language } from '../../contract/index.ts'
import { en } from './en.ts'
import { fr } from './fr.ts'
import { nl } from './nl.ts'

export type Messages = typeof en

const CATALOGUES: Readonly<Record<Language, Messages>> = { fr, nl, en }

/** Zod's own sentences about a field, per language. */
const FIELD_ERRORS = {
  fr: z.locales.fr().localeError,
  nl: z.locales.nl().localeError,
  en: z.locales.en().localeError,
} as const

export const messagesIn = (language: Language): Messages => CATALOGUES[language]

/** What is wrong with `data`, as zod says it in a language; empty when nothing is. */
export function fieldIssues(
  schema: z.ZodType,
  data: unknown,
  language: Language,
): readonly z.core.$ZodIssue[] {
  return schema.safeParse(data, { error: FIELD_ERRORS[language] }).error?.issues ?? []
}

/** The language an Accept-Language header asks for first among those Bocal speaks, if any. */
export function preferredLanguage(header: string | undefined): Language | undefined {
  const wanted = (header ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().split(';')
      const quality = parameters.find((p) => p.trim().startsWith('q='))
      return { tag: tag.toLowerCase().split('-')[0], q: quality ? Number(quality.trim().slice(2)) : 1 }
    })
    .filter(({ q }) => q > 0)
    .sort((a, b) => b.q - a.q)
  for (const { tag } of wanted) {
    const language = LANGUAGES.find((known) => known === tag)
    if (language) return language
  }
  return undefined
}
