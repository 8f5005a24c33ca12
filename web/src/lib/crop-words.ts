import type { NamedRef } from '@bocal/server/contract'
import { nameOf } from './format.ts'

/** With the French particle it needs after a quantity: "de tomates", "d’aubergines"; bare in Dutch, "of …" in English. */
export const ofCrop = ({ names }: NamedRef, language: string): string => ofWhat(nameOf(names), language)

export function ofWhat(word: string, language: string): string {
  if (language === 'nl') return word
  if (language === 'en') return `of ${word}`
  return /^[aeiouhéèêâîôû]/i.test(word) && !/^haricot/i.test(word) ? `d’${word}` : `de ${word}`
}
