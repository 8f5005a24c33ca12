import {
  check,
  type Global,
  index,
  type Owned,
  primary,
  unique,
  type Vocabulary,
  within,
} from '../columns.ts'

/**
 * How people sign in. Nothing here opens anything by itself: links, codes and devices are kept as hashes, and
 * the second factor is sealed with the server's secret.
 */
export const signInTables = (k: Vocabulary, of: { movement: Global; person: Owned; cookingGroup: Owned }) => {
  /** A link that signs a person in once: by e-mail with a code beside it, or as a coordinator's invitation. */
  const signInLink = k.owned(
    of.movement,
    'sign_in_link',
    {
      personId: k.text(),
      purpose: k.oneOf(['magic', 'invitation']),
      tokenHash: k.text(),
      codeHash: k.maybe.text(),
      /** Wrong codes so far. */
      attempts: k.int(),
      createdAt: k.instant(),
      /** Who invites; null when the person or the software asked. */
      createdBy: k.maybe.text(),
      expiresAt: k.instant(),
      usedAt: k.maybe.instant(),
      revokedAt: k.maybe.instant(),
    },
    (t) => [
      within(t, t.personId, of.person),
      within(t, t.createdBy, of.person),
      unique(t.tokenHash),
      index(t.movementId, t.personId),
      check('code', "(purpose = 'magic') = (code_hash is not null)"),
      check('in_time', 'created_at < expires_at'),
    ],
  )
  return {
    signInLink,
    /** An invitation by a member of a group, of somebody new: the group may take it back while nobody used it. */
    groupInvitation: k.part('group_invitation', { linkId: k.text(), groupId: k.text() }, (t) => [
      primary(t.movementId, t.linkId),
      within(t, t.linkId, signInLink),
      within(t, t.groupId, of.cookingGroup),
      index(t.movementId, t.groupId),
    ]),
    /** A browser in which a person is signed in: what its cookie says, hashed. */
    device: k.owned(
      of.movement,
      'device',
      {
        personId: k.text(),
        tokenHash: k.text(),
        /** What kind of browser, for people to tell theirs apart. */
        browser: k.text(),
        createdAt: k.instant(),
        lastSeenAt: k.instant(),
        /** When the second factor was given in it. */
        verifiedAt: k.maybe.instant(),
        endedAt: k.maybe.instant(),
      },
      (t) => [within(t, t.personId, of.person), unique(t.tokenHash), index(t.movementId, t.personId)],
    ),
    /** The codes of an authenticator app (TOTP), one secret a person. */
    secondFactor: k.owned(
      of.movement,
      'second_factor',
      {
        personId: k.text(),
        sealedSecret: k.text(),
        createdAt: k.instant(),
        confirmedAt: k.maybe.instant(),
        /** The step of the last code taken: no code works twice. */
        lastStep: k.maybe.int(),
        /** Wrong codes in a row, and when the last was. */
        failures: k.int(),
        failedAt: k.maybe.instant(),
      },
      (t) => [within(t, t.personId, of.person), unique(t.movementId, t.personId)],
    ),
  }
}
