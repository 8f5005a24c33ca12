/** A message as a letter and as a text to paste: the same sentences as on the screen, and where to go. */
import type { Row } from '@bocal/db'
import type { Language } from '../../contract/index.ts'
import type { Letter } from '../messages/letters.ts'
import { lettersEnd, newsWords } from '../messages/news.ts'
import type { News } from './news.ts'

type Message = Pick<Row<'message'>, 'kind' | 'facts' | 'groupId' | 'producerId'>
type How = { readonly language: Language; readonly zone: string; readonly publicUrl: string }

/** Whoever wrote the row named its kind and gave its facts: `tell`. */
const newsOf = ({ kind, facts }: Pick<Message, 'kind' | 'facts'>) => ({ kind, facts }) as News

/** A message's title and text. */
export const wordsOf = (message: Message, how: Pick<How, 'language' | 'zone'>) =>
  newsWords(newsOf(message), how)

/** Where a receiver sees to it. */
export const pathOf = ({ kind, groupId, producerId }: Message): string =>
  kind === 'invited'
    ? '/sign-in'
    : groupId !== null
      ? `/groups/${groupId}`
      : producerId !== null
        ? `/producers/${producerId}`
        : '/news'

/** Ready to paste into a chat. */
export function pasteText(message: Message, how: How): string {
  const { title, text } = wordsOf(message, how)
  return `${title}\n${text}\n${how.publicUrl}${pathOf(message)}`
}

/** The e-mail, plain text only: nothing in it can act. */
export function letterOf(message: Message, how: How): Letter {
  const { title } = wordsOf(message, how)
  const end = lettersEnd(how.language)(`${how.publicUrl}/account/settings`)
  return { subject: title, text: `${pasteText(message, how)}\n\n-- \n${end}\n` }
}
