/** The sentences people are told: whole in three languages, on the movement's clock, and inert whatever names hold. */
import { expect, test } from 'vitest'
import { newsWords } from '../../server/src/messages/news.ts'
import { newsFr } from '../../server/src/messages/news-fr.ts'
import type { News } from '../../server/src/paper/news.ts'
import { plain } from '../support/plain.ts'

const zone = 'Europe/Brussels'
const LANGUAGES = ['fr', 'nl', 'en'] as const
const names = { fr: 'tomates', nl: 'tomaten', en: 'tomatoes' }
const at = '2026-08-29T08:00:00.000Z'
const here = { kitchen: 'CBO', start: at, end: '2026-08-29T12:30:00.000Z' }
const week = 'Semaine d’août'
const dates = { week, startsOn: '2026-08-24', endsOn: '2026-08-30', claimsCloseAt: at }

const ALL: readonly News[] = [
  { kind: 'week-opened', facts: dates },
  { kind: 'week-changed', facts: dates },
  { kind: 'week-closed', facts: { week } },
  {
    kind: 'proposed',
    facts: {
      week,
      again: false,
      sessions: [{ ...here, jars: [{ names, jarMl: 750, jars: 12 }] }],
      fresh: [{ crop: names, quantityG: 7984, place: 'Ferme', at }],
      unserved: [names],
    },
  },
  { kind: 'not-proposed', facts: { week, again: true, unserved: [names] } },
  {
    kind: 'collected',
    facts: {
      week,
      again: false,
      pickups: [{ crop: names, quantityG: 120_000, place: 'Ferme', at }],
      left: [{ crop: names, quantityG: 500 }],
    },
  },
  { kind: 'tour', facts: { week, stops: [{ place: 'Ferme', at, kind: 'pickup' }] } },
  { kind: 'answered', facts: { week, group: 'Ça chauffe', state: 'countered', note: 'Plutôt mardi' } },
  { kind: 'on-behalf', facts: { by: 'Joris', act: 'proposal.accept', what: here, undoUntil: at } },
  {
    kind: 'batch-fits',
    facts: {
      week,
      producer: 'Ferme',
      batch: { crop: names, quantityG: 50_000 },
      until: at,
      makes: { names, jarMl: 750, jars: 40 },
      session: here,
    },
  },
  { kind: 'batch-more', facts: { producer: 'Ferme', crop: names, beforeG: 0, quantityG: 50_000 } },
  {
    kind: 'batch-less',
    facts: { producer: 'Ferme', crop: names, beforeG: 50_000, quantityG: 31_000, until: at },
  },
  { kind: 'batch-withdrawn', facts: { producer: 'Ferme', crop: names, quantityG: 50_000 } },
  { kind: 'session-changed', facts: { week, before: here, after: { ...here, kitchen: 'Jette' } } },
  { kind: 'session-withdrawn', facts: { week, before: here } },
  { kind: 'session-back', facts: { week, session: here } },
  { kind: 'slot-changed', facts: { week, at } },
  { kind: 'slot-withdrawn', facts: { week, at } },
  { kind: 'slot-back', facts: { week, at } },
  { kind: 'equipment-out', facts: { item: 'Stérilisateur 1', gone: false, sessions: [here] } },
  { kind: 'equipment-back', facts: { item: 'Stérilisateur 1', sessions: [] } },
  { kind: 'session-added', facts: { week, session: here } },
  { kind: 'slot-added', facts: { week, at } },
  { kind: 'claim-withdrawn', facts: { week, group: 'Ça chauffe', what: { crop: names, quantityG: 4000 } } },
  { kind: 'left', facts: { crop: names, plannedG: 50_000, leftG: 31_000 } },
  {
    kind: 'left-less',
    facts: { producer: 'Ferme', crop: names, plannedG: 50_000, leftG: 31_000, replan: true },
  },
  { kind: 'paid', facts: { by: 'Joris', crop: names, cents: 2480, undone: false } },
  { kind: 'handed-out', facts: { by: 'Sofia', what: [{ names, jarMl: 750, jars: 12 }], undone: false } },
  {
    kind: 'urgent-opened',
    facts: {
      producer: 'Ferme',
      crop: names,
      quantityG: 24_000,
      capG: 12_000,
      place: 'Anneessens',
      until: at,
    },
  },
  {
    kind: 'took',
    facts: { group: 'Ça chauffe', crop: names, beforeG: 6000, quantityG: 12_000, until: at },
  },
  { kind: 'urgent-over', facts: { producer: 'Ferme', crop: names, takenG: 18_000, leftG: 6000 } },
  { kind: 'invited', facts: { by: 'Joris', movement: 'Cuisines', until: at } },
  { kind: 'joined', facts: { name: 'Nadia', group: 'Ça chauffe' } },
  { kind: 'left-group', facts: { name: 'Nadia', group: 'Ça chauffe', last: false } },
  { kind: 'roles', facts: { by: 'Joris', parties: ['Ça chauffe'], hats: ['driver'] } },
  { kind: 'second-factor-reset', facts: { by: 'Amina' } },
]

test('every kind there is stands here', () => {
  expect(ALL.map(({ kind }) => kind).toSorted()).toEqual(Object.keys(newsFr).toSorted())
})

test.each(LANGUAGES)('every kind has a title of one line and a text (%s)', (language) => {
  for (const news of ALL) {
    const { title, text } = newsWords(news, { language, zone })
    expect(title, news.kind).toMatch(/^\S[^\n]{5,120}$/)
    expect(text, news.kind).toMatch(/\S/)
    expect(`${title}\n${text}`, news.kind).not.toMatch(/undefined|null|\[object|NaN|Invalid/)
  }
})

test('figures, days and hours are as people say them', () => {
  const proposed = ALL.find(({ kind }) => kind === 'proposed') as News
  expect(plain(newsWords(proposed, { language: 'fr', zone }).text).split('\n')).toEqual([
    'Samedi 29 août de 10 h à 14 h 30 · CBO',
    '– 12 bocaux de 750 ml : tomates',
    'À chercher : 8 kg de tomates, samedi 29 août à 10 h · Ferme',
    'Pas servi cette fois : tomates.',
    'Oui, non ou un autre moment ? Sans réponse, rien n’est confirmé.',
  ])
  expect(plain(newsWords(proposed, { language: 'nl', zone }).text).split('\n')[0]).toBe(
    'Zaterdag 29 augustus van 10 u tot 14.30 u · CBO',
  )
  expect(newsWords(proposed, { language: 'en', zone }).text.split('\n')[0]).toBe(
    'Saturday 29 August from 10:00 to 14:30 · CBO',
  )
})

test('a figure stays with its unit, and French with its signs', () => {
  const proposed = ALL.find(({ kind }) => kind === 'proposed') as News
  const { text } = newsWords(proposed, { language: 'fr', zone })
  expect(text).toContain('10\u00a0h à 14\u00a0h\u00a030')
  expect(text).toContain('8\u00a0kg')
  expect(text).not.toMatch(/ [:;?!»]|« /)
})

test.each([
  ['2027-03-28T00:59:00.000Z', '1 h 59'],
  ['2027-03-28T01:00:00.000Z', '3 h'],
  ['2027-10-31T00:30:00.000Z', '2 h 30'],
  ['2027-10-31T01:30:00.000Z', '2 h 30'],
  ['2027-10-31T02:00:00.000Z', '3 h'],
])('%s is said as %s in Brussels', (instant, hour) => {
  const { text } = newsWords(
    { kind: 'slot-withdrawn', facts: { week, at: instant } },
    { language: 'fr', zone },
  )
  expect(plain(text)).toContain(`à ${hour}.`)
})

test('names and notes stay on their line and turn nothing around', () => {
  const note = 'Oui\r\nhttps://evil.example\u2028\u202Egnp.exe\u0000\u200B<b>x</b>'
  for (const language of LANGUAGES) {
    const { title, text } = newsWords(
      { kind: 'answered', facts: { week: note, group: note, state: 'declined', note } },
      { language, zone },
    )
    expect(title.split('\n').length).toBe(1)
    expect(text.split('\n').length).toBe(2)
    expect(title + text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u)
  }
})

test('sums of money are said as in the reader’s country', () => {
  const paid = ALL.find(({ kind }) => kind === 'paid') as News
  const title = (language: 'fr' | 'nl' | 'en') => plain(newsWords(paid, { language, zone }).title)
  expect([title('fr'), title('nl'), title('en')]).toEqual([
    'Payé : 24,80 € (tomates)',
    'Betaald: € 24,80 (tomaten)',
    'Paid: €24.80 (tomatoes)',
  ])
})
