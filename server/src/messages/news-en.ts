import type { NewsSentences } from './news.ts'

const HATS = {
  coordinator: 'coordination',
  admin: 'administration',
  driver: 'driver',
  kitchen_lead: 'kitchen lead',
} as const

const FOR_YOU = {
  'batch.post': 'posted a surplus for you',
  'batch.change': 'changed your surplus',
  'batch.withdraw': 'withdrew your surplus',
  'claim.make': 'made a claim for you',
  'claim.change': 'changed your claim',
  'claim.withdraw': 'withdrew your claim',
  'availability.answer': 'noted when you can come',
  'availability.take-back': 'took back when you can come',
  'proposal.accept': 'accepted your proposal for you',
  'proposal.decline': 'declined your proposal for you',
  'proposal.another-time': 'asked for another time for you',
  'instant-offer.open': 'opened your surplus to whoever comes first',
  'instant-claim.take': 'took for you at once',
  'instant-claim.change': 'changed what you took at once',
  'instant-claim.withdraw': 'gave back for you what you took at once',
  'departure.note': 'noted for you what left',
} as const

export const newsEn: NewsSentences = {
  'week-opened': ({ week, claimsCloseAt }, s) => ({
    title: `${week}: the week is open`,
    lines: ['Post your surpluses, or claim what suits you.', `Claims close on ${s.moment(claimsCloseAt)}.`],
  }),
  'week-changed': ({ week, startsOn, endsOn, claimsCloseAt }, s) => ({
    title: `${week}: the dates have changed`,
    lines: [
      `The week goes from ${s.day(startsOn)} to ${s.day(endsOn)}.`,
      `Claims close on ${s.moment(claimsCloseAt)}.`,
    ],
  }),
  'week-closed': ({ week }) => ({
    title: `${week}: claims are closed`,
    lines: ['The plan is being made. You will hear what it proposes to you.'],
  }),
  proposed: ({ week, again, sessions, fresh, unserved }, s) => ({
    title: again ? `${week}: a new proposal for you` : `${week}: a proposal for you`,
    lines: [
      ...sessions.flatMap(({ kitchen, start, end, jars }) => [
        `${s.capital(s.day(start))} from ${s.hour(start)} to ${s.hour(end)} · ${kitchen}`,
        ...jars.map(
          (one) =>
            `– ${one.jars} ${one.jars === 1 ? 'jar' : 'jars'} of ${one.jarMl} ml: ${s.name(one.names)}`,
        ),
      ]),
      ...fresh.map((one) => `To fetch: ${s.amount(one)}, ${s.moment(one.at)} · ${one.place}`),
      ...(unserved.length > 0 ? [`Not served this time: ${s.list(unserved)}.`] : []),
      'Yes, no or another time? Without an answer nothing is confirmed.',
    ],
  }),
  'not-proposed': ({ week, again, unserved }, s) => ({
    title: again ? `${week}: the plan has changed, without you` : `${week}: the plan is published`,
    lines: [
      again ? 'What was proposed to you no longer holds.' : 'It asks nothing of you this time.',
      ...(unserved.length > 0 ? [`Not served this time: ${s.list(unserved)}.`] : []),
    ],
  }),
  collected: ({ week, again, pickups, left }, s) => ({
    title: again
      ? `${week}: the pick-up of your surplus has changed`
      : pickups.length > 0
        ? `${week}: your surplus will be fetched`
        : `${week}: nobody was found for your surplus`,
    lines: [
      ...pickups.map((one) => `${s.capital(s.moment(one.at))} · ${one.place}: ${s.amount(one)}`),
      ...left.map((one) => `Stays with you: ${s.amount(one)}.`),
    ],
  }),
  tour: ({ week, stops }, s) => ({
    title: stops.length > 0 ? `${week}: your tour` : `${week}: the plan does without your tour`,
    lines:
      stops.length > 0
        ? stops.map(
            ({ kind, at, place }) =>
              `${s.capital(s.moment(at))} · ${place}: ${kind === 'pickup' ? 'pick-up' : 'drop-off'}`,
          )
        : ['You need not drive this week.'],
  }),
  answered: ({ week, group, state, note }) => ({
    title: `${group}: ${{ accepted: 'yes', declined: 'no thanks', countered: 'another time', 'taken-back': 'answer taken back' }[state]}`,
    lines: [
      {
        accepted: `The group accepts its proposal (${week}).`,
        declined: `The group declines its proposal (${week}).`,
        countered: `The group asks for another time (${week}). Plan again to take it into account.`,
        'taken-back': `The group takes back the answer given in its name (${week}): its proposal waits.`,
      }[state],
      ...(note ? [`They write: “${note}”`] : []),
    ],
  }),
  'on-behalf': ({ by, act, what, undoUntil }, s) => ({
    title: `${by} ${FOR_YOU[act]}`,
    lines: [
      ...(what ? [`${s.capital(s.thing(what))}.`] : []),
      undoUntil
        ? `You do not agree? You can take this answer back until ${s.moment(undoUntil)}.`
        : 'If it is not right, tell your coordinator.',
    ],
  }),
  'batch-fits': ({ week, producer, batch, until, makes, session }, s) => ({
    title: `${producer}: ${s.amount(batch)}, something for you`,
    lines: [
      `About ${makes.jars} jars of ${makes.jarMl} ml (${s.name(makes.names)}): ${s.moment(session.start)} · ${session.kitchen}.`,
      `There until ${s.moment(until)} (${week}).`,
      'Of what is new you hear at most once a day: all there is stands in Bocal.',
    ],
  }),
  'batch-less': ({ producer, crop, beforeG, quantityG, until }, s) => ({
    title: `${producer}: less than expected (${s.name(crop)})`,
    lines: [
      beforeG === quantityG
        ? `Still ${s.kg(quantityG)}, but to be taken before ${s.moment(until)}.`
        : `${s.kg(quantityG)} instead of ${s.kg(beforeG)}, until ${s.moment(until)}.`,
      'Your claim depends on it: you will hear if something changes for you.',
    ],
  }),
  'batch-more': ({ producer, crop, beforeG, quantityG }, s) => ({
    title: `${producer}: there after all (${s.name(crop)})`,
    lines: [
      beforeG === 0 ? `${s.capital(s.kg(quantityG))}.` : `${s.kg(quantityG)} instead of ${s.kg(beforeG)}.`,
      'Your claim stands.',
    ],
  }),
  'batch-withdrawn': ({ producer, crop, quantityG }, s) => ({
    title: `${producer}: surplus withdrawn (${s.name(crop)})`,
    lines: [
      `${s.kg(quantityG)} are no longer there.`,
      'Your claim depends on it: you will hear if something changes for you.',
    ],
  }),
  'session-changed': ({ before, after }, s) => ({
    title: `The session of ${s.day(before.start)} has changed`,
    lines: [
      `It was: ${s.moment(before.start)} · ${before.kitchen}.`,
      `It is now: ${s.day(after.start)} from ${s.hour(after.start)} to ${s.hour(after.end)} · ${after.kitchen}.`,
      'If that does not suit you, answer again or call your coordinator.',
    ],
  }),
  'session-withdrawn': ({ before }, s) => ({
    title: `The session of ${s.day(before.start)} is off`,
    lines: [`${s.capital(s.moment(before.start))} · ${before.kitchen}: do not come, it is cancelled.`],
  }),
  'session-back': ({ session }, s) => ({
    title: `The session of ${s.day(session.start)} takes place after all`,
    lines: [
      `From ${s.hour(session.start)} to ${s.hour(session.end)} · ${session.kitchen}.`,
      'Your answer is still there: change it if it no longer suits you.',
    ],
  }),
  'slot-changed': ({ week, at }, s) => ({
    title: `${week}: the transport of ${s.day(at)} has changed`,
    lines: ['See the new hours in Bocal.'],
  }),
  'slot-withdrawn': ({ week, at }, s) => ({
    title: `${week}: the transport of ${s.day(at)} is off`,
    lines: [`It was planned for ${s.moment(at)}.`, 'You will hear how it is solved: nothing to do for now.'],
  }),
  'slot-back': ({ week, at }, s) => ({
    title: `${week}: the transport of ${s.day(at)} drives after all`,
    lines: [`It begins on ${s.moment(at)}.`],
  }),
  'equipment-out': ({ item, gone, sessions }, s) => ({
    title: gone ? `${item} is no longer there` : `${item} is out of order`,
    lines: [
      ...sessions.map((one) => `It was to stand here: ${s.thing(one)}.`),
      'A plan that counts on it has to be made again.',
    ],
  }),
  'equipment-back': ({ item, sessions }, s) => ({
    title: `${item} works again`,
    lines: [...sessions.map((one) => `It stands here: ${s.thing(one)}.`), 'The next plan counts on it.'],
  }),
  'session-added': ({ week, session }, s) => ({
    title: `${week}: a new session on ${s.day(session.start)}`,
    lines: [
      `From ${s.hour(session.start)} to ${s.hour(session.end)} · ${session.kitchen}.`,
      'Say whether you can come: yes, if needed or no.',
    ],
  }),
  'slot-added': ({ week, at }, s) => ({
    title: `${week}: a transport for you to drive`,
    lines: [`It begins on ${s.moment(at)}.`, 'If that does not suit you, tell your coordinator.'],
  }),
  'claim-withdrawn': ({ week, group, what }, s) => ({
    title: `${group}: claim withdrawn`,
    lines: [`${s.capital(s.thing(what))}.`, `The published plan counts on it (${week}): plan again.`],
  }),
  left: ({ crop, plannedG, leftG }, s) => ({
    title: `Your surplus left (${s.name(crop)})`,
    lines: [
      leftG === plannedG
        ? `${s.kg(leftG)} were counted, as planned.`
        : `${s.kg(leftG)} were counted, ${s.kg(plannedG)} were planned.`,
      'If it is not right, tell your coordinator.',
    ],
  }),
  'left-less': ({ producer, crop, plannedG, leftG, replan }, s) => ({
    title: `${producer}: less was fetched than planned (${s.name(crop)})`,
    lines: [
      `${s.kg(leftG)} instead of ${s.kg(plannedG)}.`,
      replan
        ? 'Plan again to take it into account.'
        : 'Your claim depends on it: you will hear if something changes for you.',
    ],
  }),
  paid: ({ by, crop, cents, undone }, s) => ({
    title: undone
      ? `Not paid after all: ${s.money(cents)} (${s.name(crop)})`
      : `Paid: ${s.money(cents)} (${s.name(crop)})`,
    lines: [
      undone ? `${by} took the mark back: it is owed to you again.` : `${by} noted that you were paid.`,
      'If it is not right, tell your coordinator.',
    ],
  }),
  'handed-out': ({ by, what, undone }, s) => ({
    title: undone ? 'Your voucher is good again' : 'Your voucher was used',
    lines: [
      ...what.map((one) => `– ${s.thing(one)}`),
      undone ? `${by} had noted by mistake that you had it.` : `${by} noted that you have it.`,
      'If it is not right, tell your coordinator.',
    ],
  }),
  'urgent-opened': ({ producer, crop, quantityG, capG, place, until }, s) => ({
    title: `First come, first served: ${s.amount({ crop, quantityG })}`,
    lines: [
      `To fetch at ${s.at(producer, place)}, until ${s.moment(until)}.`,
      `At most ${s.kg(capG)} a group. What a group takes in Bocal is its own at once.`,
    ],
  }),
  took: ({ group, crop, beforeG, quantityG, until }, s) => ({
    title:
      quantityG === 0
        ? `${group} gives back ${s.amount({ crop, quantityG: beforeG })}`
        : `${group} takes ${s.amount({ crop, quantityG })}`,
    lines:
      quantityG === 0
        ? ['Others may take it.']
        : [
            ...(beforeG === 0 ? [] : [`It was ${s.kg(beforeG)}.`]),
            `The group fetches it by itself, until ${s.moment(until)}.`,
          ],
  }),
  'urgent-over': ({ producer, crop, takenG, leftG }, s) => ({
    title: `${producer}: no longer first come, first served (${s.name(crop)})`,
    lines: [
      `Groups have taken ${s.kg(takenG)}.`,
      leftG === 0 ? 'Nothing is left.' : `${s.kg(leftG)} are left: the plan may count on them again.`,
    ],
  }),
  invited: ({ by, movement, until }, s) => ({
    title: `${by} invites you to Bocal (${movement})`,
    lines: [
      'Ask for a code with this e-mail address: it lets you in, without a password.',
      `Or open the link that ${by} gives you, until ${s.day(until)}.`,
    ],
  }),
  joined: ({ name, group }) => ({
    title: `${name} joins ${group}`,
    lines: ['From now on this person speaks for the group too, like its other members.'],
  }),
  'left-group': ({ name, group, last }) => ({
    title: `${name} left ${group}`,
    lines: [last ? 'Nobody is left in this group.' : 'The others of the group go on.'],
  }),
  roles: ({ by, parties, hats }, s) => ({
    title: `${by} changed your roles`,
    lines: [
      parties.length + hats.length === 0
        ? 'You have none any more.'
        : `Now: ${s.join([...parties, ...hats.map((hat) => HATS[hat])])}.`,
      'You were signed out everywhere: sign in again.',
    ],
  }),
  'second-factor-reset': ({ by }) => ({
    title: `${by} removed your authenticator app`,
    lines: [
      'You were signed out everywhere. Set up the app again when you next sign in.',
      'You did not ask for it? Call your coordinator at once.',
    ],
  }),
}
