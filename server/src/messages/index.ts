/** What the server says, in the caller's language. */

import { z } from 'zod'
import { LANGUAGES, type Language } from '../../contract/index.ts'
import { en } from './en.ts'
import { LOCALES } from './figures.ts'
import { fr } from './fr.ts'
import { nl } from './nl.ts'

export type Messages = typeof en

const CATALOGUES: Readonly<Record<Language, Messages>> = { fr, nl, en }

/** Zod's own sentences about a field, per language; they speak to programmers. */
const FIELD_ERRORS = {
  fr: z.locales.fr().localeError,
  nl: z.locales.nl().localeError,
  en: z.locales.en().localeError,
} as const

export const messagesIn = (language: Language): Messages => CATALOGUES[language]

const NUMBERS: ReadonlySet<string> = new Set(['number', 'int'])

/** What people get wrong in a form, in their words; what only programs get wrong is left to zod. */
function inWords(issue: z.core.$ZodRawIssue, language: Language): string | undefined {
  const say = CATALOGUES[language]
  const figure = (value: number | bigint) => value.toLocaleString(LOCALES[language])
  switch (issue.code) {
    case 'too_small':
      if (issue.origin === 'string') return issue.minimum === 1 ? say.wantsText() : undefined
      return NUMBERS.has(issue.origin) ? say.atLeast(figure(issue.minimum)) : undefined
    case 'too_big':
      if (issue.origin === 'string') return say.atMostLetters(figure(issue.maximum))
      return NUMBERS.has(issue.origin) ? say.atMost(figure(issue.maximum)) : undefined
    case 'invalid_format':
      if (issue.format === 'date') return say.wantsDay()
      return issue.format === 'datetime' ? say.wantsMoment() : undefined
    default:
      return undefined
  }
}

/** What is wrong with `data`, in a language; empty when nothing is. */
export function fieldIssues(
  schema: z.ZodType,
  data: unknown,
  language: Language,
): readonly z.core.$ZodIssue[] {
  const error = (issue: z.core.$ZodRawIssue) => inWords(issue, language) ?? FIELD_ERRORS[language](issue)
  return schema.safeParse(data, { error }).error?.issues ?? []
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
