import type { Names } from '../../contract/index.ts'

/** A row that is called something in three languages. */
export type Trilingual = { readonly nameFr: string; readonly nameNl: string; readonly nameEn: string }

export const namesOf = ({ nameFr, nameNl, nameEn }: Trilingual): Names => ({
  fr: nameFr,
  nl: nameNl,
  en: nameEn,
})
