/** One row in every table, the smallest week that goes from a posted batch to a published plan. */
import { appendAudit, type NewRow, type Policy, type TableName, type Tables, type Writer } from '@bocal/db'
import { eq } from '@bocal/db/testing'

export const AT = '2025-08-20T08:00:00.000Z'
const evidence = { source: 'test', evidence: 'E' }
const names = { nameFr: 'x', nameNl: 'x', nameEn: 'x' }
export const POLICY: Policy = {
  tierG: 1000,
  tierWeights: [8, 4, 2, 1],
  objectives: [{ name: 'rescue', tolerance: 0 }],
}

type Rows = { readonly [N in TableName]?: NewRow<N> }

/** What all movements share, in an order in which each row finds what it points at. */
export const reference: Rows = {
  crop: {
    id: 'tomato',
    ...names,
    surplusMonthFirst: 7,
    surplusMonthLast: 10,
    peakMonthFirst: 8,
    peakMonthLast: 9,
    shelfRipeMinutesLow: 2880,
    shelfRipeMinutesHigh: 5760,
    shelfOverripeMinutesLow: 720,
    shelfOverripeMinutesHigh: 1440,
    coolStoreCelsius: '10-13',
    shelfCoolMinutesLow: 5760,
    shelfCoolMinutesHigh: 10_080,
    chillingSensitive: true,
    fragility: 5,
    crate: '60x40',
    crateLowG: 5000,
    crateBaseG: 6000,
    crateHighG: 8000,
    stackDepthCm: 20,
    centsPerKgLow: 30,
    centsPerKgBase: 70,
    centsPerKgHigh: 120,
    densityGPerL: 680,
    trimLossPercent: 10,
    phLow: 4.2,
    phHigh: 4.9,
    acidClass: 'borderline',
    allowedRoutes: ['bwc+acid'],
    evidence: 'S',
    note: '',
  },
  jarSize: {
    jarMl: 500,
    outerDiameterMm: 83,
    heightMm: 120,
    glassG: 240,
    netHotPackG: 470,
    netLactoG: 400,
    lidCentsLow: 10,
    lidCentsHigh: 45,
    newJarCentsLow: 80,
    newJarCentsHigh: 210,
    processTimeColumn: 'half-pint/pint',
    testedForCanning: 'yes',
    evidence: 'E',
    note: '',
  },
  safetyRule: {
    id: 'R02',
    titleFr: 'x',
    titleNl: 'x',
    titleEn: 'x',
    test: 'x',
    action: 'BLOCK',
    ...evidence,
  },
  sourceConflict: {
    id: 'tomato-jars',
    topic: 'tomato jars',
    tradition: 'x',
    whatItSays: 'x',
    testedSource: 'x',
    decision: 'x',
  },
  vehicle: {
    id: 'car',
    ...names,
    payloadLowG: 1,
    payloadBaseG: 2,
    payloadHighG: 3,
    crates: 24,
    cityKmPerHour: 20,
    loadSecondsPerCrate: 30,
    fixedCentsPerTrip: 0,
    co2MgPerKmLow: 1,
    co2MgPerKmBase: 2,
    co2MgPerKmHigh: 3,
    coldChain: 'no',
    driverLicence: 'B',
    ...evidence,
  },
  equipmentKind: {
    id: 'cooker',
    ...names,
    type: 'boiling_water',
    jarsPerLoad: { 500: 22 },
    heatupHotPack: '25',
    heatupCold: '98',
    energy: 'electric',
    circuitNote: '',
    pressure: false,
    priceEuro: '100-220',
    note: '',
    ...evidence,
  },
  recipe: {
    id: 'tomato_passata',
    ...names,
    method: 'boiling_water',
    status: 'allowed',
    acidRoute: 'acid_added',
    grades: ['A', 'B'],
    ingredients: 'tomato 1 kg',
    rawGPerL: 1560,
    acidification: 'lemon',
    salt: '',
    labourMinutesPerKgLow: 6,
    labourMinutesPerKgBase: 10,
    labourMinutesPerKgHigh: 15,
    labourSecondsPerJar: 120,
    safetyRules: 'R02',
    ...evidence,
  },
  recipeCrop: { recipeId: 'tomato_passata', cropId: 'tomato' },
  recipeTime: {
    recipeId: 'tomato_passata',
    jarMl: 500,
    method: 'boiling_water',
    minutes: 35,
    permitted: 'yes',
    ...evidence,
  },
}

/**
 * A movement's rows, one in each table but one: of a batch of 24 kg, 6 are offered at once and 2 of them taken;
 * of the other 18, 12 go to a session for 10 jars.
 */
export function movementRows(movementId: string): Rows {
  const own = { movementId, createdAt: AT }
  const part = { movementId }
  const row = { movementId, planId: 'plan-1', position: 0 }
  const week = { weekId: 'week-1' }
  return {
    movement: {
      id: movementId,
      name: 'Movement',
      timeZone: 'Europe/Brussels',
      moveMinutes: 180,
      policy: POLICY,
      createdAt: AT,
    },
    place: { ...own, id: 'place-1', name: 'Farm', lat: 50.8, lon: 4.3, precisionM: 100, commune: 'Jette' },
    jarStock: { ...own, jarMl: 500, count: 60 },
    producer: { ...own, id: 'producer-1', name: 'Farm', kind: 'grower', placeId: 'place-1' },
    kitchen: { ...own, id: 'kitchen-1', name: 'Kitchen', placeId: 'place-1', powerW: 3680 },
    cookingGroup: { ...own, id: 'group-1', name: 'Group', members: 7, language: 'fr' },
    groupPlace: { ...part, groupId: 'group-1', placeId: 'place-1' },
    equipmentItem: {
      ...own,
      id: 'item-1',
      name: 'Cooker',
      kind: 'cooker',
      powerW: 1900,
      ownerKind: 'movement',
      ownerName: 'Movement',
      placeId: 'place-1',
    },
    treatment: { ...own, id: 'boil-500-35', method: 'boiling_water', jarMl: 500, holdMinutes: 35 },
    treatmentMode: {
      ...part,
      treatmentId: 'boil-500-35',
      equipmentKind: 'cooker',
      minutes: 75,
      jarsPerCycle: 22,
    },
    preparation: {
      ...own,
      id: 'passata-500',
      recipeId: 'tomato_passata',
      jarMl: 500,
      labourMinutesPerJar: 10,
      treatmentId: 'boil-500-35',
    },
    preparationInput: {
      ...part,
      preparationId: 'passata-500',
      cropId: 'tomato',
      grades: ['A', 'B'],
      gPerJar: 780,
    },
    person: { ...own, id: 'person-1', name: 'Noor', language: 'nl' },
    role: { ...own, id: 'role-1', personId: 'person-1', kind: 'group', groupId: 'group-1' },
    signInLink: {
      ...own,
      id: 'link-1',
      personId: 'person-1',
      purpose: 'invitation',
      tokenHash: `link of ${movementId}`,
      attempts: 0,
      expiresAt: '2025-08-27T08:00:00.000Z',
    },
    groupInvitation: { ...part, linkId: 'link-1', groupId: 'group-1' },
    device: {
      ...own,
      id: 'device-1',
      personId: 'person-1',
      tokenHash: `device of ${movementId}`,
      browser: 'test',
      lastSeenAt: AT,
    },
    secondFactor: { ...own, id: 'factor-1', personId: 'person-1', sealedSecret: 'x', failures: 0 },
    week: {
      ...own,
      id: 'week-1',
      title: 'Week',
      startsOn: '2025-08-25',
      endsOn: '2025-08-31',
      claimsCloseAt: '2025-08-24T18:00:00.000Z',
      state: 'published',
      policy: POLICY,
    },
    weekJar: { ...part, ...week, jarMl: 500, count: 60 },
    weekGroup: { ...part, ...week, groupId: 'group-1', maxSessions: 2 },
    session: {
      ...own,
      ...week,
      id: 'session-1',
      kitchenId: 'kitchen-1',
      startAt: '2025-08-26T07:30:00.000Z',
      endAt: '2025-08-26T12:30:00.000Z',
      setupMinutes: 20,
      prepMinutes: 85,
      cleanupMinutes: 20,
      seats: 14,
      fixedCents: 0,
    },
    sessionEquipment: { ...part, sessionId: 'session-1', equipmentId: 'item-1' },
    slot: {
      ...own,
      ...week,
      id: 'slot-1',
      vehicle: 'car',
      capacityG: 150_000,
      fixedCents: 900,
      co2G: 3600,
      distanceM: 20_000,
    },
    slotStop: {
      ...part,
      slotId: 'slot-1',
      position: 0,
      placeId: 'place-1',
      at: '2025-08-25T12:00:00.000Z',
      kind: 'pickup',
    },
    batch: {
      ...own,
      ...week,
      id: 'batch-1',
      producerId: 'producer-1',
      cropId: 'tomato',
      grade: 'B',
      placeId: 'place-1',
      quantityG: 24_000,
      crateG: 6000,
      minPickupG: 6000,
      availableFrom: '2025-08-25T06:00:00.000Z',
      availableUntil: '2025-08-25T16:00:00.000Z',
      processBy: '2025-08-26T20:00:00.000Z',
      centsPerKg: 70,
    },
    batchPhoto: { ...own, batchId: 'batch-1', id: 'photo-1', small: '/9j/', large: '/9j/' },
    claim: {
      ...own,
      ...week,
      id: 'claim-1',
      groupId: 'group-1',
      preparationId: 'passata-500',
      jars: 10,
      minJars: 0,
    },
    instantOffer: {
      ...own,
      ...week,
      id: 'offer-1',
      batchId: 'batch-1',
      offeredG: 6000,
      openG: 4000,
      claimedG: 2000,
      withdrawnG: 0,
      expiredG: 0,
      capG: 3000,
      freeFrom: '2025-08-25T14:00:00.000Z',
      endsAt: '2025-08-25T16:00:00.000Z',
      entries: 2,
    },
    instantClaim: {
      ...own,
      ...week,
      id: 'instant-claim-1',
      offerId: 'offer-1',
      groupId: 'group-1',
      quantityG: 2000,
    },
    instantEntry: {
      ...part,
      offerId: 'offer-1',
      seq: 2,
      kind: 'claim',
      claimId: 'instant-claim-1',
      quantityG: 2000,
      openG: 4000,
      at: AT,
    },
    availability: { ...own, ...week, groupId: 'group-1', sessionId: 'session-1', answer: 'yes' },
    collection: {
      ...own,
      ...week,
      id: 'collection-1',
      groupId: 'group-1',
      sessionId: 'session-1',
      jars: 10,
      freshG: 0,
      handedBy: 'person-1',
    },
    pin: { ...own, ...week, id: 'pin-1', kind: 'slot', slotId: 'slot-1', value: true },
    plan: {
      ...own,
      ...week,
      id: 'plan-1',
      state: 'published',
      engine: 'highs',
      seed: 1,
      seconds: 0.5,
      status: 'optimal',
      instance: {
        batches: [{ id: 'batch-1', quantityG: 18_000 }],
        recipes: [{ id: 'passata-500', inputs: [{ crop: 'tomato', grades: ['A', 'B'], gPerJar: 780 }] }],
        claims: [{ id: 'claim-1', group: 'group-1', recipe: 'passata-500', jars: 10, minJars: 0 }],
      },
      scores: { rescue: 13_800 },
      createdBy: 'person-1',
      publishedAt: AT,
    },
    planObjective: { ...row, name: 'rescue', best: 13_800, bound: 13_800, gap: 0, value: 13_800 },
    planLoad: { ...row, batchId: 'batch-1', slotId: 'slot-1', sessionId: 'session-1', quantityG: 12_000 },
    planAttendance: { ...row, groupId: 'group-1', sessionId: 'session-1' },
    planCycle: {
      ...row,
      sessionId: 'session-1',
      equipmentId: 'item-1',
      treatmentId: 'boil-500-35',
      cycles: 1,
    },
    planRun: { ...row, sessionId: 'session-1', preparationId: 'passata-500', jars: 10 },
    planIngredient: {
      ...row,
      sessionId: 'session-1',
      preparationId: 'passata-500',
      batchId: 'batch-1',
      quantityG: 7800,
    },
    planShare: { ...row, claimId: 'claim-1', sessionId: 'session-1', jars: 10 },
    planLeftover: { ...row, batchId: 'batch-1', leftG: 4200, reasons: ['claims-served'] },
    proposal: {
      ...own,
      ...week,
      id: 'proposal-1',
      planId: 'plan-1',
      groupId: 'group-1',
      terms: {
        sessions: [
          {
            session: 'session-1',
            kitchen: 'kitchen-1',
            start: '2025-08-26T07:30:00.000Z',
            end: '2025-08-26T12:30:00.000Z',
            jars: [{ preparation: 'passata-500', jars: 10 }],
          },
        ],
        fresh: [{ claim: 'claim-2', batch: 'batch-1', slot: 'slot-1', place: 'place-1', quantityG: 6000 }],
      },
      onBehalf: false,
    },
    requestKey: {
      ...own,
      personId: 'person-1',
      key: 'key-00000001',
      hash: '0',
      status: 200,
      answer: { id: 'claim-1' },
      expiresAt: '2025-09-03T08:00:00.000Z',
    },
    messageChoice: { ...part, personId: 'person-1', byMail: false, at: AT },
    calendarLink: {
      ...own,
      id: 'calendar-1',
      personId: 'person-1',
      groupId: 'group-1',
      tokenHash: `calendar of ${movementId}`,
    },
    proposalSession: { ...part, proposalId: 'proposal-1', sessionId: 'session-1' },
    planJob: {
      ...own,
      ...week,
      id: 'job-1',
      state: 'done',
      requestedBy: 'person-1',
      seconds: 30,
      engine: 'auto',
      seed: 1,
      planId: 'plan-1',
    },
    departure: {
      ...own,
      ...week,
      id: 'departure-1',
      batchId: 'batch-1',
      slotId: 'slot-1',
      planId: 'plan-1',
      plannedG: 18_000,
      leftG: 17_000,
      confirmed: 'code',
      personId: 'person-1',
    },
    departureGuess: { ...part, ...week, batchId: 'batch-1', slotId: 'slot-1', failures: 1, failedAt: AT },
    payment: { ...own, ...week, id: 'payment-1', batchId: 'batch-1', cents: 1190 },
  }
}

/** Beside those: the ledger's first row, and the other 6 kg go to the group as they are. */
export function freshRows(movementId: string): Rows {
  const row = { movementId, planId: 'plan-1', batchId: 'batch-1', slotId: 'slot-1', placeId: 'place-1' }
  return {
    claim: {
      movementId,
      id: 'claim-2',
      weekId: 'week-1',
      groupId: 'group-1',
      cropId: 'tomato',
      freshG: 6000,
      minG: 0,
      createdAt: AT,
    },
    instantEntry: {
      movementId,
      offerId: 'offer-1',
      seq: 1,
      kind: 'offer',
      quantityG: 6000,
      openG: 6000,
      at: AT,
    },
    planLoad: { ...row, position: 1, quantityG: 6000 },
    planHandover: { ...row, position: 0, claimId: 'claim-2', quantityG: 6000 },
  }
}

/** A message about the audit's first row. */
export function messageRows(movementId: string): Rows {
  const part = { movementId, messageId: 'message-1', personId: 'person-1' }
  return {
    message: {
      movementId,
      id: 'message-1',
      eventSeq: 1,
      groupId: 'group-1',
      weekId: 'week-1',
      kind: 'week-closed',
      facts: { week: 'Week' },
      createdAt: AT,
    },
    messageRead: { ...part, at: AT },
    messageMail: { ...part, dueAt: AT },
  }
}

/** Inserts rows in the order given: each after those it points at. */
export async function insertAll(tx: Writer, rows: Rows): Promise<void> {
  for (const [name, row] of Object.entries(rows)) {
    await tx.insert(tx.tables[name as keyof Tables]).values(row as NewRow<'crop'>)
  }
}

/** A whole movement; the reference facts are there already. */
export async function insertMovement(tx: Writer, movementId: string): Promise<void> {
  await insertAll(tx, movementRows(movementId))
  await insertAll(tx, freshRows(movementId))
  const [departure] = await tx
    .select()
    .from(tx.tables.departure)
    .where(eq(tx.tables.departure.movementId, movementId))
  await appendAudit(tx, {
    movementId,
    at: AT,
    personId: 'person-1',
    action: 'departure.note',
    noun: 'departure',
    nounId: 'departure-1',
    before: null,
    after: departure,
  })
  await insertAll(tx, messageRows(movementId))
}
