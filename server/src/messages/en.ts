import { instant, kilos, money } from './figures.ts'

const STATES = { draft: 'a draft', open: 'open', closed: 'closed', published: 'published' } as const
const day = instant('en-GB')
const euros = money('en-GB')
const kg = kilos('en-GB')

/** Every sentence the server says. English is the reference: the other languages must have the same keys. */
export const en = {
  // Titles and details of problem+json, by code.
  validation: { title: 'The request is not right', detail: 'See the list of issues: each names its field.' },
  'sign-in': { title: 'Nobody is signed in', detail: 'Sign in and try again.' },
  'second-factor': {
    title: 'Your authenticator code first',
    detail: 'Coordinators also give the code of their authenticator app. Open your account.',
  },
  forbidden: {
    title: 'Not for this role',
    detail: 'Your role does not allow this. Ask a coordinator of your movement.',
  },
  origin: {
    title: 'The request comes from another site',
    detail: 'Changes are accepted only from Bocal itself: send the header Origin with this address.',
  },
  'not-found': {
    title: 'Not found',
    detail: 'There is nothing here, or it is not yours. Check the address.',
  },
  method: { title: 'Not possible here', detail: 'This address does not accept that method.' },
  conflict: {
    title: 'That does not go together',
    detail: 'See the list of issues: something stands in the way.',
  },
  version: {
    title: 'Changed meanwhile',
    detail: 'Somebody else has changed this since you read it. Read it again, then make your change.',
  },
  'too-large': { title: 'Too large', detail: 'What was sent is too large. Send less, or a smaller photo.' },
  formKept: () => 'Go back with your browser’s arrow: what you typed is still in the form.',
  'media-type': { title: 'Not JSON', detail: 'Send the body as application/json.' },
  'too-many': { title: 'Too many requests', detail: 'Wait a minute, then try again.' },
  unavailable: { title: 'Not available now', detail: 'Try again in a moment. What was confirmed is kept.' },
  internal: {
    title: 'Something went wrong here',
    detail: 'Nothing was changed. Try again; if it stays, tell the people who run Bocal.',
  },

  notJson: (reason: string) => `The body is not JSON: ${reason}`,
  // What a field wants, where people meet it most.
  wantsText: () => 'This has to be filled in.',
  wantsDay: () => 'This has to be a day.',
  wantsMoment: () => 'This has to be a day and a time.',
  atLeast: (least: string) => `At least ${least}.`,
  atMost: (most: string) => `At most ${most}.`,
  atMostLetters: (most: string) => `At most ${most} letters.`,
  noBody: () => 'The body is missing. Send a JSON object.',
  unknown: (id: string) => `There is no «${id}» here.`,
  twice: (id: string) => `«${id}» is in the list twice.`,
  withdrawn: () => 'It has been withdrawn: it can no longer be changed.',
  linkOver: () => 'This link was used already, or its time is over. Ask for a new one.',
  codeWrong: () =>
    'This code is not right, or its time is over. Look at the newest e-mail, or ask for a new code.',
  factorWrong: () => 'This code is not right. Wait for the next one in your app and type it.',
  factorKnown: () => 'Your authenticator app is set up already. An administrator can reset it.',
  factorNone: () => 'No authenticator app is set up yet.',
  adminsOnly: () => 'Only an administrator can do this for an administrator.',
  partyForKind: () => 'A role of a group names its group, a role of a producer its producer, others neither.',
  inviteUsed: () => 'This invitation was used or revoked already.',
  inviteMost: (most: number) =>
    `Your group has ${most} open invitations already. Take one back, or wait until somebody has come in.`,
  collectedAlready: (by: string) => `This was handed out already, noted by ${by}.`,
  notCollected: () => 'This has not been handed out: there is nothing to take back.',
  onBehalfNeeded: (noun: 'group' | 'producer') => `Name the ${noun} you act for in onBehalfOf.`,

  endBeforeStart: () => 'The end must be after the start.',
  closesAfterWeek: () => 'Claims must close before the week ends.',
  weekIs: (state: keyof typeof STATES, needs: readonly (keyof typeof STATES)[]) =>
    `The week is ${STATES[state]}; for this it must be ${needs.map((s) => STATES[s]).join(' or ')}.`,
  claimsClosed: (at: string, zone: string) => `Claims closed on ${day(at, zone)}. Call your coordinator.`,
  weightsRise: () => 'Weights never rise: what comes later counts no more than what comes before.',
  outsideWeek: (from: string, to: string) => `It must touch the week, ${from} to ${to}.`,
  noGroupInWeek: (name: string) => `${name} does not take part in this week. A coordinator can add it.`,

  wholeCrates: (quantityG: number, crateG: number) =>
    `${kg(quantityG)} is not a whole number of crates of ${kg(crateG)}: say ${kg(Math.max(1, Math.floor(quantityG / crateG)) * crateG)} or ${kg(Math.max(2, Math.ceil(quantityG / crateG)) * crateG)}.`,
  minPickupTooLarge: (quantityG: number) =>
    `The least worth a visit cannot be more than the ${kg(quantityG)} there are.`,
  processByTooEarly: () => 'It cannot have to be used before it is available.',
  minAboveMost: () => 'The least you accept cannot be more than what you ask for.',
  wrongKind: (kind: 'jars' | 'fresh'): string =>
    kind === 'jars'
      ? 'This claim is for jars: change jars and minJars.'
      : 'This claim is for fresh produce: change freshG and minG.',
  batchOfOtherCrop: (crop: string) => `That batch is not ${crop}.`,
  notOfBatch: (preparation: string) =>
    `${preparation} is not made of this batch: of another crop, or of firmer ones.`,
  batchGone: () => 'That batch has been withdrawn.',
  refused: (preparation: string, rules: string) => `${preparation} is not allowed: ${rules}`,
  insteadPossible: (names: string) => `Possible instead: ${names}.`,
  nothingInstead: () => 'Nothing else is possible with it in a jar; it can be taken fresh.',

  photoTooLarge: (most: number) =>
    `The photo is too large: at most ${Math.round(most / 1_000_000)} MB. Take it again with fewer pixels.`,
  photoTooManyPixels: (most: number) =>
    `The photo has too many pixels: at most ${Math.round(most / 1_000_000)} million. Take it again with fewer.`,
  photoUnreadable: () => 'This is no photo that can be read. Choose a picture: JPEG, PNG or WebP.',
  lessThanLeft: (leftG: number) => `${kg(leftG)} have left already: it cannot be less.`,
  priceOfLeft: (leftG: number) =>
    `${kg(leftG)} have left or were taken already at the price that was announced: it stays.`,
  leftAlready: (leftG: number) =>
    `${kg(leftG)} have left already: it can no longer be withdrawn. Change how much there is instead.`,
  pickupCodeNeeded: () => 'Type the four digits the producer shows.',
  pickupCodeWrong: () => 'This is not the code for this pickup. Look at the producer’s screen again.',
  countedAlready: (leftG: number) => `It was noted already: ${kg(leftG)}. Look again, then correct it.`,
  paidAlready: () => 'It has been paid: the count stays. A coordinator can take the payment mark back first.',
  moreThanAnnounced: (announcedG: number, leftG: number) =>
    leftG > 0
      ? `Announced: ${kg(announcedG)}, of which ${kg(leftG)} left with other tours or were taken by groups. If there is more, change the surplus first.`
      : `Announced: ${kg(announcedG)}. If there is more, change the surplus first.`,
  notLeftYet: () => 'Not all of it has left yet.',
  owedOther: (cents: number) => `What is owed has changed: ${euros(cents)}. Look again.`,
  offerThere: () => 'It is open for instant claims already. Close that first.',
  offerNothing: () => 'Nothing of it is free: the published plan or groups have it all.',
  offerTooMuch: (freeG: number) =>
    `Only ${kg(freeG)} of it are free: the published plan or groups have the rest.`,
  offerEnds: (until: string, zone: string) =>
    `It must end after now and while it can be fetched, by ${day(until, zone)}.`,
  offerFreeAfterEnd: () => 'Free for all cannot begin after the end.',
  offerOver: () => 'Too late: this offer is over.',
  tooLate: (openG: number) => `Too late: others were quicker, ${kg(openG)} are left.`,
  tooLateForAll: () => 'Too late: others were quicker, nothing is left.',
  takeTheRest: (mostG: number) => `You can still take ${kg(mostG)}.`,
  otherOffers: (offers: readonly (readonly [string, number])[]) =>
    `Still open: ${offers.map(([crop, openG]) => `${crop} (${kg(openG)})`).join(', ')}.`,
  noOtherOffer: () => 'No other urgent batch is open. Look at the other surpluses of the week.',
  aboveCap: (of: { capG: number; takenG: number; freeFrom: string | null; zone: string }) =>
    `At most ${kg(of.capG)} a group${of.freeFrom ? ` until ${day(of.freeFrom, of.zone)}` : ''}${of.takenG > 0 ? `; you have ${kg(of.takenG)} already` : ''}.`,
  capReached: () => 'The rest is for other groups.',
  fetchedAlready: () =>
    'The time to fetch it is over: it can no longer be given back here. Call your coordinator.',
  givenAtOnce: (takenG: number) =>
    `Groups have taken ${kg(takenG)} of it already. Call your coordinator: a group can give it back first.`,

  stopsInOrder: () => 'Stops must be in the order of time.',
  noPickupThenDropoff: () => 'A tour needs a pickup, and a drop-off after it.',
  noWorkingTime: () => 'Set-up, washing and clean-up leave no time to cook between start and end.',
  itemNotUsable: (name: string) => `${name} is broken or withdrawn.`,

  jobRunning: () => 'A plan is being searched for this week already. Wait for it, or cancel it.',
  queueFull: () => 'Too many plans are being searched. Try again in a few minutes.',
  jobOver: () => 'That search is over.',
  jobInvalid: (first: string) => `The week cannot be planned as it is: ${first}`,
  jobCrashed: () => 'The planner stopped unexpectedly before it found a plan. Press Plan again.',
  jobLied: (rule: string) =>
    `The planner's answer breaks a rule (${rule}), so it was thrown away. Press Plan again.`,
  jobPins: (count: number) => `${count} pinned decisions cannot hold together. Undo one of them.`,
  jobShutdown: () => 'The server was stopped before a plan was found. Press Plan again.',
  askersFull: () => 'Too many questions are waiting. Try again in a minute.',
  noAnswerInTime: () => 'No answer was found in the time. Try again, or change less at once.',
  trialOver: () => 'This plan was kept already, or there was none to keep. Try the change again.',
  trialNotKept: () => 'This plan has not been kept: there is nothing to take back.',
  pinSaysNothing: () => 'Say at least so many, at most so many, or both.',
  planNotDraft: () => 'This plan has been published before; a published plan never changes. Make a new one.',
  planStale: (changes: string) =>
    `The week has changed since this plan was made (${changes}). Plan again, then publish.`,
  planBreaks: (rule: string) => `With the week as it is now, this plan breaks a rule (${rule}). Plan again.`,
  proposalReplaced: () => 'A newer plan has been published since. Look at the new proposal, then answer it.',
  nothingToUndo: () =>
    'There is nothing to take back here: only a group can, and only what was answered for it.',
  undoOver: () => 'The 24 hours to take this answer back are over. Answer again instead.',
  keyShape: () => 'Send the header Idempotency-Key as 8 to 100 letters, digits, - or _.',
  keyUsed: () => 'This Idempotency-Key was used for another change. Take a new key for a new change.',
  changedLists: {
    batches: 'batches',
    slots: 'transport slots',
    sessions: 'sessions',
    claims: 'claims',
    groups: 'groups and availability',
    equipment: 'equipment',
    recipes: 'recipes',
    jarStock: 'jars',
    other: 'other data',
  },
}
