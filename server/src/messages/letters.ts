/** What Bocal writes to people: e-mails, and texts a coordinator pastes into a chat. */
import type { Language } from '../../contract/index.ts'

export type Letter = { readonly subject: string; readonly text: string }

type SignInWords = {
  readonly movement: string
  readonly url: string
  readonly code: string
  readonly minutes: number
}

const SIGN_IN: Readonly<Record<Language, (words: SignInWords) => Letter>> = {
  fr: ({ movement, url, code, minutes }) => ({
    subject: `${code} – votre code pour Bocal`,
    text: `${movement}\n\nVotre code : ${code}\n\nOu ouvrez ce lien et touchez « Entrer » :\n${url}\n\nL’un et l’autre servent une fois, dans les ${minutes} minutes. Si vous n’avez rien demandé, ne faites rien.\n`,
  }),
  nl: ({ movement, url, code, minutes }) => ({
    subject: `${code} – je code voor Bocal`,
    text: `${movement}\n\nJe code: ${code}\n\nOf open deze link en tik op «Binnen»:\n${url}\n\nAllebei werken ze één keer, binnen ${minutes} minuten. Heb je niets gevraagd, doe dan niets.\n`,
  }),
  en: ({ movement, url, code, minutes }) => ({
    subject: `${code} – your code for Bocal`,
    text: `${movement}\n\nYour code: ${code}\n\nOr open this link and press “Enter”:\n${url}\n\nEither works once, within ${minutes} minutes. If you did not ask for it, do nothing.\n`,
  }),
}

/** The e-mail with a link and a code. */
export const signInLetter = (language: Language, words: SignInWords): Letter => SIGN_IN[language](words)

type InvitationWords = {
  readonly name: string
  readonly movement: string
  readonly url: string
  readonly until: Date
  readonly timeZone: string
}

const day = (locale: string, { until, timeZone }: InvitationWords) =>
  until.toLocaleDateString(locale, { weekday: 'long', day: 'numeric', month: 'long', timeZone })

const INVITATION: Readonly<Record<Language, (words: InvitationWords) => string>> = {
  fr: (w) =>
    `Bonjour ${w.name}, voici votre entrée dans Bocal (${w.movement}). Ouvrez le lien sur votre téléphone et touchez « Entrer ». Il sert une fois, jusqu’au ${day('fr-BE', w)} :\n${w.url}`,
  nl: (w) =>
    `Dag ${w.name}, hier is je toegang tot Bocal (${w.movement}). Open de link op je telefoon en tik op «Binnen». Hij werkt één keer, tot ${day('nl-BE', w)}:\n${w.url}`,
  en: (w) =>
    `Hello ${w.name}, here is your way into Bocal (${w.movement}). Open the link on your phone and press “Enter”. It works once, until ${day('en-GB', w)}:\n${w.url}`,
}

/** The text that goes with an invitation, to paste into a chat. */
export const invitationText = (language: Language, words: InvitationWords): string =>
  INVITATION[language](words)
