/** Every screen of the field: add yours, and `field-screens.test.ts` walks it and `docs/field-screens.md` shows it. */
export type Screen = {
  readonly name: string
  /** Whose of the demo; nobody is signed in without. */
  readonly person?: string
  readonly path: string
  /** Part of the address of the first link on that page that leads to the screen. */
  readonly link?: string
  /** Its words are about a published plan. */
  readonly published?: true
}

const GROUP = '/groups/episolaires'
const PRODUCER = '/producers/nos-oignons'
export const FIELD_SCREENS: readonly Screen[] = [
  { name: 'Producer: my batches', person: 'lea', path: PRODUCER },
  { name: 'Producer: what to post', person: 'lea', path: `${PRODUCER}/post` },
  { name: 'Producer: how much, when', person: 'lea', path: `${PRODUCER}/post?crop=carrot` },
  { name: 'Producer: change a batch', person: 'lea', path: PRODUCER, link: `${PRODUCER}/semaine-ouverte/` },
  { name: 'Producer: hand over', person: 'lea', path: PRODUCER, link: '/pickups/', published: true },
  { name: 'Producer: what is owed', person: 'lea', path: `${PRODUCER}/owed`, published: true },
  { name: 'Group: available now', person: 'ines', path: GROUP },
  { name: 'Group: take what', person: 'ines', path: GROUP, link: '/take/' },
  { name: 'Group: take at once', person: 'ines', path: GROUP, link: '/now/' },
  { name: 'Group: change a request', person: 'ines', path: GROUP, link: '/claims/' },
  { name: 'Group: availability', person: 'ines', path: `${GROUP}/semaine-ouverte/availability` },
  { name: 'Group: who is in it', person: 'ines', path: `${GROUP}/people` },
  { name: 'Group: proposals', person: 'salma', path: '/groups/ca-chauffe', published: true },
  { name: 'Group: our jars', person: 'ines', path: `${GROUP}/jars`, published: true },
  {
    name: 'Group: voucher',
    person: 'ines',
    path: `${GROUP}/jars`,
    link: '/vouchers/',
    published: true,
  },
  { name: 'Driver: my round', person: 'karim', path: '/round', published: true },
  { name: 'Driver: what to fetch', person: 'karim', path: '/pickups', published: true },
  { name: 'Driver: hand-over', person: 'karim', path: '/pickups', link: '/pickups/', published: true },
  { name: 'Several hats: round and group', person: 'lotte', path: '/round', published: true },
  { name: 'Kitchen lead: my session', person: 'sofia', path: '/kitchen', published: true },
  { name: 'Kitchen lead: hand out', person: 'sofia', path: '/collect', published: true },
  { name: 'News', person: 'lea', path: '/news', published: true },
  { name: 'What I am told, and how', person: 'hugo', path: '/account/settings' },
  { name: 'Account', person: 'hugo', path: '/account' },
  { name: 'Sign in: the demo', path: '/sign-in' },
  { name: 'Sign in: by e-mail', path: '/sign-in/link' },
  { name: 'Sign in: an invitation', path: '/join/there-is-none' },
]

/** Gzipped bytes and requests of a first visit (screens.md). */
export const FIELD_BUDGET = { js: 70_000, css: 15_000, html: 30_000, requests: 12 } as const
