import {
  check,
  type Global,
  index,
  type Owned,
  primary,
  unique,
  uniqueWhere,
  type Vocabulary,
  weekKey,
  within,
} from '../columns.ts'

/**
 * A plan and all its rows (PROBLEM.md "Plan"), each row at its position in the wire format.
 * Rows are written once, with their plan; only the plan's state changes after that.
 */
export const planTables = (
  k: Vocabulary,
  of: {
    movement: Global
    week: Owned
    person: Owned
    batch: Owned
    slot: Owned
    session: Owned
    place: Owned
    cookingGroup: Owned
    equipmentItem: Owned
    treatment: Owned
    preparation: Owned
    claim: Owned
  },
) => {
  const plan = k.owned(
    of.movement,
    'plan',
    {
      weekId: k.text(),
      state: k.oneOf(['draft', 'published', 'superseded']).default('draft'),
      engine: k.oneOf(['highs', 'lp-solver', 'greedy']),
      seed: k.int(),
      seconds: k.real({ min: 0 }),
      status: k.oneOf(['optimal', 'feasible', 'cancelled']),
      /** The instance it answers, as the solver got it. */
      instance: k.json<unknown>(),
      scores: k.json<Readonly<Record<string, number>>>(),
      /**
       * What its search was asked for beside the policy: `saves` or `holds`. Without a CHECK: for one, drizzle-kit rebuilds
       * SQLite's table and reads the new column from the old one.
       */
      prefer: k.text().default('saves'),
      createdBy: k.maybe.text(),
      publishedAt: k.maybe.instant(),
      ...k.changes(),
    },
    (t) => [
      within(t, t.weekId, of.week),
      within(t, t.createdBy, of.person),
      weekKey(t),
      uniqueWhere("state = 'published'", t.movementId, t.weekId),
      check('published', "state = 'draft' or published_at is not null"),
    ],
  )
  const row = { planId: k.text(), position: k.int() }
  const key = (t: { movementId: Owned['movementId']; planId: Owned['id']; position: Owned['id'] }) => [
    primary(t.movementId, t.planId, t.position),
    within(t, t.planId, plan),
  ]
  return {
    plan,
    planObjective: k.part(
      'plan_objective',
      {
        ...row,
        name: k.oneOf(['rescue', 'fairness', 'cost', 'co2', 'changes']),
        best: k.real(),
        bound: k.real(),
        gap: k.real({ min: 0 }),
        value: k.real(),
      },
      (t) => [...key(t), unique(t.movementId, t.planId, t.name)],
    ),
    planLoad: k.part(
      'plan_load',
      {
        ...row,
        batchId: k.text(),
        slotId: k.text(),
        sessionId: k.maybe.text(),
        placeId: k.maybe.text(),
        quantityG: k.int({ min: 1 }),
      },
      (t) => [
        ...key(t),
        within(t, t.batchId, of.batch),
        within(t, t.slotId, of.slot),
        within(t, t.sessionId, of.session),
        within(t, t.placeId, of.place),
        unique(t.movementId, t.planId, t.batchId, t.slotId, t.sessionId, t.placeId),
        check('one_destination', '(session_id is null) <> (place_id is null)'),
      ],
    ),
    planAttendance: k.part('plan_attendance', { ...row, groupId: k.text(), sessionId: k.text() }, (t) => [
      ...key(t),
      within(t, t.groupId, of.cookingGroup),
      within(t, t.sessionId, of.session),
      unique(t.movementId, t.planId, t.groupId, t.sessionId),
    ]),
    planCycle: k.part(
      'plan_cycle',
      {
        ...row,
        sessionId: k.text(),
        equipmentId: k.text(),
        treatmentId: k.text(),
        cycles: k.int({ min: 1 }),
      },
      (t) => [
        ...key(t),
        within(t, t.sessionId, of.session),
        within(t, t.equipmentId, of.equipmentItem),
        within(t, t.treatmentId, of.treatment),
        unique(t.movementId, t.planId, t.sessionId, t.equipmentId, t.treatmentId),
      ],
    ),
    planRun: k.part(
      'plan_run',
      { ...row, sessionId: k.text(), preparationId: k.text(), jars: k.int({ min: 1 }) },
      (t) => [
        ...key(t),
        within(t, t.sessionId, of.session),
        within(t, t.preparationId, of.preparation),
        unique(t.movementId, t.planId, t.sessionId, t.preparationId),
      ],
    ),
    planIngredient: k.part(
      'plan_ingredient',
      {
        ...row,
        sessionId: k.text(),
        preparationId: k.text(),
        batchId: k.text(),
        quantityG: k.int({ min: 1 }),
      },
      (t) => [
        ...key(t),
        within(t, t.sessionId, of.session),
        within(t, t.preparationId, of.preparation),
        within(t, t.batchId, of.batch),
        unique(t.movementId, t.planId, t.sessionId, t.preparationId, t.batchId),
      ],
    ),
    planShare: k.part(
      'plan_share',
      { ...row, claimId: k.text(), sessionId: k.text(), jars: k.int({ min: 1 }) },
      (t) => [
        ...key(t),
        within(t, t.claimId, of.claim),
        within(t, t.sessionId, of.session),
        unique(t.movementId, t.planId, t.claimId, t.sessionId),
      ],
    ),
    planHandover: k.part(
      'plan_handover',
      {
        ...row,
        claimId: k.text(),
        batchId: k.text(),
        slotId: k.text(),
        placeId: k.text(),
        quantityG: k.int({ min: 1 }),
      },
      (t) => [
        ...key(t),
        within(t, t.claimId, of.claim),
        within(t, t.batchId, of.batch),
        within(t, t.slotId, of.slot),
        within(t, t.placeId, of.place),
        unique(t.movementId, t.planId, t.claimId, t.batchId, t.slotId, t.placeId),
      ],
    ),
    planLeftover: k.part(
      'plan_leftover',
      { ...row, batchId: k.text(), leftG: k.int({ min: 1 }), reasons: k.json<readonly string[]>() },
      (t) => [...key(t), within(t, t.batchId, of.batch), unique(t.movementId, t.planId, t.batchId)],
    ),
    planJob: k.owned(
      of.movement,
      'plan_job',
      {
        weekId: k.text(),
        state: k.oneOf(['queued', 'running', 'done', 'failed', 'cancelled']).default('queued'),
        requestedBy: k.maybe.text(),
        seconds: k.int({ min: 1, max: 86_400 }),
        engine: k.oneOf(['auto', 'highs', 'lp-solver', 'greedy']),
        seed: k.int(),
        planId: k.maybe.text(),
        error: k.maybe.text(),
        startedAt: k.maybe.instant(),
        finishedAt: k.maybe.instant(),
        ...k.changes(),
      },
      (t) => [
        within(t, t.weekId, of.week),
        within(t, t.requestedBy, of.person),
        within(t, t.planId, plan),
        index(t.movementId, t.weekId),
        check('failed', "(state = 'failed') = (error is not null)"),
      ],
    ),
  }
}
