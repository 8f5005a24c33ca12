import {
  type Column,
  check,
  type Global,
  index,
  type Owned,
  primary,
  unique,
  type Vocabulary,
  within,
} from '../columns.ts'

/** Exactly one of the three is whom it is for. */
const ONE_RECEIVER =
  '(person_id is not null and group_id is null and producer_id is null)' +
  ' or (person_id is null and group_id is not null and producer_id is null)' +
  ' or (person_id is null and group_id is null and producer_id is not null)'

/**
 * What happened that concerns somebody, written in the transaction in which it happened: the screens, the
 * e-mails and the texts to paste are all made from it.
 */
export const messageTables = (
  k: Vocabulary,
  of: {
    movement: Global
    person: Owned
    cookingGroup: Owned
    producer: Owned
    week: Owned
    audit: { movementId: Column; seq: Column }
  },
) => {
  const message = k.owned(
    of.movement,
    'message',
    {
      /** The audit's row of the event. */
      eventSeq: k.int({ min: 1 }),
      personId: k.maybe.text(),
      groupId: k.maybe.text(),
      producerId: k.maybe.text(),
      /** The week it is about, if any. */
      weekId: k.maybe.text(),
      /** `proposed`, `batch-less` …: which sentences say it. */
      kind: k.text(),
      /** What the sentences need, as it stood then. */
      facts: k.json<unknown>(),
      createdAt: k.instant(),
    },
    (t) => [
      { rule: 'foreign', on: [t.movementId, t.eventSeq], of: [of.audit.movementId, of.audit.seq] },
      within(t, t.personId, of.person),
      within(t, t.groupId, of.cookingGroup),
      within(t, t.producerId, of.producer),
      within(t, t.weekId, of.week),
      // Nobody is told the same event twice.
      unique(t.movementId, t.personId, t.eventSeq),
      unique(t.movementId, t.groupId, t.eventSeq),
      unique(t.movementId, t.producerId, t.eventSeq),
      index(t.movementId, t.weekId),
      check('one_receiver', ONE_RECEIVER),
    ],
  )
  return {
    message,
    /** Who has read it: a group's message is read by each of its members. */
    messageRead: k.part('message_read', { messageId: k.text(), personId: k.text(), at: k.instant() }, (t) => [
      primary(t.movementId, t.messageId, t.personId),
      within(t, t.messageId, message),
      within(t, t.personId, of.person),
    ]),
    /** The e-mail to one person: written with the message, sent after. */
    messageMail: k.part(
      'message_mail',
      {
        messageId: k.text(),
        personId: k.text(),
        /** `unsure`: the attempt began and nobody knows how it ended; it is not repeated by itself. */
        state: k.oneOf(['waiting', 'sending', 'sent', 'failed', 'unsure']).default('waiting'),
        attempts: k.int({ max: 1000 }).default(0),
        /** When it is to be sent (`waiting`), or until when an attempt can last (`sending`). */
        dueAt: k.instant(),
        sentAt: k.maybe.instant(),
        /** What the mail server said last, for coordinators. */
        fault: k.text().default(''),
      },
      (t) => [
        primary(t.movementId, t.messageId, t.personId),
        within(t, t.messageId, message),
        within(t, t.personId, of.person),
        index(t.state, t.dueAt),
        check('sent', "(state = 'sent') = (sent_at is not null)"),
      ],
    ),
    /** Whether a person's messages also come by e-mail; without a row they do. */
    messageChoice: k.part(
      'message_choice',
      { personId: k.text(), byMail: k.bool(), at: k.instant() },
      (t) => [primary(t.movementId, t.personId), within(t, t.personId, of.person)],
    ),
    /** A secret address of a calendar: a person's own, or of a group or producer the person speaks for. */
    calendarLink: k.owned(
      of.movement,
      'calendar_link',
      {
        personId: k.text(),
        groupId: k.maybe.text(),
        producerId: k.maybe.text(),
        tokenHash: k.text(),
        createdAt: k.instant(),
        revokedAt: k.maybe.instant(),
      },
      (t) => [
        within(t, t.personId, of.person),
        within(t, t.groupId, of.cookingGroup),
        within(t, t.producerId, of.producer),
        unique(t.tokenHash),
        index(t.movementId, t.personId),
        check('one_target', 'group_id is null or producer_id is null'),
      ],
    ),
  }
}
