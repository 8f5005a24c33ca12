/** What people were told: on their own screens, and to whom and how for coordinators. */
import { z } from 'zod'
import { Count, Id, Instant, Language, listOf, Ref } from './common.ts'

/** Whom a message is for; a group's or producer's is for all who speak for it. */
export const Receiver = z
  .strictObject({ kind: z.enum(['person', 'group', 'producer']), id: Id, name: z.string() })
  .meta({ id: 'Receiver' })
export type Receiver = z.infer<typeof Receiver>

const words = {
  kind: z.string(),
  title: z.string(),
  /** Lines of plain text. */
  text: z.string(),
}

/** A message to the caller, in the caller's language. */
export const Message = z
  .strictObject({
    id: Id,
    at: Instant,
    to: Receiver,
    week: Id.nullable(),
    ...words,
    readAt: Instant.nullable(),
  })
  .meta({ id: 'Message' })
export type Message = z.infer<typeof Message>
export const Messages = listOf(Message)

/** `newest` is the title of the newest unread one. */
export const Unread = z.strictObject({ unread: Count, newest: z.string().nullable() }).meta({ id: 'Unread' })
export type Unread = z.infer<typeof Unread>

/** All that were told so far, or the ones named. */
export const MessagesRead = z
  .strictObject({ messages: z.array(Id).min(1).max(200).optional() })
  .meta({ id: 'MessagesRead' })

export const MAIL_STATES = ['waiting', 'sending', 'sent', 'failed', 'unsure'] as const

/** An e-mail of a message; `fault` is what the mail server said last. */
export const MessageMail = z
  .strictObject({
    person: Ref,
    state: z.enum(MAIL_STATES),
    attempts: Count,
    sentAt: Instant.nullable(),
    fault: z.string(),
  })
  .meta({ id: 'MessageMail' })
export type MessageMail = z.infer<typeof MessageMail>

/** What a receiver was told, in the receiver's language; `paste` is ready for a chat. */
export const SentMessage = z
  .strictObject({
    id: Id,
    at: Instant,
    to: Receiver,
    language: Language,
    ...words,
    paste: z.string(),
    /** Opened on a screen by somebody it is for. */
    read: z.boolean(),
    mails: z.array(MessageMail),
  })
  .meta({ id: 'SentMessage' })
export type SentMessage = z.infer<typeof SentMessage>
export const SentMessages = listOf(SentMessage)

/** What a draft would tell if it were published now. */
export const MessageToCome = z
  .strictObject({
    to: Receiver,
    language: Language,
    ...words,
    paste: z.string(),
    /** How many people get it by e-mail. */
    mails: Count,
  })
  .meta({ id: 'MessageToCome' })
export type MessageToCome = z.infer<typeof MessageToCome>
export const MessagesToCome = listOf(MessageToCome)

export const MailsAgain = z.strictObject({ mails: Count }).meta({ id: 'MailsAgain' })
