/** What people were told, and what a coordinator sees was sent. */
import type { Message, SentMessage } from '@bocal/server/contract'
import type { Items, TestApp, Who } from './app.ts'
import { plain } from './plain.ts'

export const toldTo = async ({ ask }: TestApp, as: Who, language = 'fr') =>
  (
    await ask<Items<Message>>('GET', '/me/messages', { as, headers: { 'accept-language': language } })
  ).body.items.map((one) => ({ ...one, title: plain(one.title), text: plain(one.text) }))

export const sentIn = async ({ ask }: TestApp, path: string) =>
  (await ask<Items<SentMessage>>('GET', `${path}/messages`, { as: 'coordinator' })).body.items
