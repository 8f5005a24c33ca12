/** The API's paths as openapi-fetch reads them, from the contract's types: a wrong path does not compile. */
import type * as C from '@bocal/server/contract'

/** What a schema of the contract lets through. */
type Out<S extends { _output: unknown }> = S['_output']

type Json<T> = { content: { 'application/json': T } }
type Answer<T> = {
  responses: { 200: Json<T>; default: { content: { 'application/problem+json': C.ProblemJson } } }
}
type At<P> = { parameters: { path: P } }
type Body<T> = { requestBody: Json<T> }
type Items<T> = { items: T[] }

type Week = { week: string }
type PlanOf = Week & { plan: string }
/** How long an answer may take. */
type Within = { parameters: { query?: { seconds?: number } } }
type Group = { group: string }

/** A noun of the week: list and create; read, change and withdraw. */
type Collection<Row, Create> = {
  get: At<Week> & Answer<Items<Row>>
  post: At<Week> & Body<Create> & Answer<Row>
}
type Member<P, Row, Change> = {
  get: At<P> & Answer<Row>
  patch: At<P> & Body<Change> & Answer<Row>
  /** `version` is what the person saw; without it whatever there is now is withdrawn. */
  delete: At<P> & { parameters: { query?: { version?: number } } } & Answer<C.Withdrawn>
}
/** What fits that group. */
type ForGroup = { parameters: { query?: { group?: string } } }
type List<Row> = { get: Answer<Items<Row>> }

export type paths = {
  '/api/me': { get: Answer<C.WhoAmI> }
  '/api/session': { post: Body<Out<typeof C.SignIn>> & Answer<unknown>; delete: Answer<unknown> }
  '/api/session/movement': { post: Body<Out<typeof C.MovementChange>> & Answer<C.MeAnswer> }
  '/api/demo/people': List<Out<typeof C.DemoPerson>>
  '/api/crops': List<C.Crop>
  '/api/recipes': List<C.Recipe>
  '/api/places': List<C.Place>
  '/api/kitchens': List<C.Kitchen>
  '/api/groups': List<C.Group>
  '/api/producers': List<C.Producer>
  '/api/people': List<C.Member> & {
    post: Body<Out<typeof C.PersonCreate>> & Answer<C.Member>
  }
  '/api/people/{person}/roles': {
    put: At<{ person: string }> & Body<Out<typeof C.RolesChange>> & Answer<C.Member>
  }
  '/api/people/{person}/devices': { delete: At<{ person: string }> & Answer<Out<typeof C.SignedOut>> }
  '/api/invitations': List<C.Invitation> & {
    post: Body<Out<typeof C.InvitationCreate>> & Answer<C.NewInvitation>
  }
  '/api/invitations/{invitation}': { delete: At<{ invitation: string }> & Answer<{ id: string }> }
  '/api/groups/{group}/members': { get: At<Group> & Answer<Items<C.GroupMember>> }
  '/api/groups/{group}/members/me': { delete: At<Group> & Answer<{ id: string }> }
  '/api/groups/{group}/invitations': {
    post: At<Group> & Body<C.GroupInvitationCreate> & Answer<C.NewInvitation>
  }
  '/api/groups/{group}/invitations/{invitation}': {
    delete: At<Group & { invitation: string }> & Answer<{ id: string }>
  }
  '/api/groups/{group}/vouchers': { get: At<Group> & Answer<Items<C.Voucher>> }
  '/api/groups/{group}/vouchers/{voucher}': {
    get: At<Group & { voucher: string }> & Answer<C.OwnVoucher>
  }
  '/api/vouchers/{code}': { get: At<{ code: string }> & Answer<C.Voucher> }
  '/api/vouchers/{code}/collection': {
    post: At<{ code: string }> & Answer<C.Voucher>
    delete: At<{ code: string }> & Answer<C.Voucher>
  }
  '/api/sign-in-links': { post: Body<Out<typeof C.LinkRequest>> & Answer<C.LinkRequested> }
  '/api/session/link': { post: Body<Out<typeof C.LinkSignIn>> & Answer<Out<typeof C.MeAnswer>> }
  '/api/session/code': { post: Body<Out<typeof C.CodeSignIn>> & Answer<Out<typeof C.MeAnswer>> }
  '/api/me/devices': List<C.Device> & { delete: Answer<Out<typeof C.SignedOut>> }
  '/api/me/devices/{device}': { delete: At<{ device: string }> & Answer<Out<typeof C.SignedOut>> }
  '/api/me/on-behalf': List<C.OnBehalfAct>
  '/api/me/second-factor': { post: Answer<C.SecondFactorSetUp> }
  '/api/me/second-factor/code': {
    post: Body<Out<typeof C.SecondFactorCode>> & Answer<Out<typeof C.SecondFactorGiven>>
  }
  '/api/me/messages': List<C.Message>
  '/api/me/messages/unread': { get: Answer<C.Unread> }
  '/api/me/messages/read': { post: Body<Out<typeof C.MessagesRead>> & Answer<C.Unread> }
  '/api/me/settings': {
    get: Answer<C.Settings>
    patch: Body<Out<typeof C.SettingsChange>> & Answer<C.Settings>
  }
  '/api/me/calendars': List<C.CalendarLink> & {
    post: Body<Out<typeof C.CalendarLinkCreate>> & Answer<C.NewCalendarLink>
  }
  '/api/me/calendars/{calendar}': { delete: At<{ calendar: string }> & Answer<{ id: string }> }
  '/api/vehicles': List<C.Vehicle>
  '/api/equipment-kinds': List<C.EquipmentKind>
  '/api/equipment': {
    get: Answer<Items<C.EquipmentItem>>
    post: Body<Out<typeof C.EquipmentCreate>> & Answer<C.EquipmentItem>
  }
  '/api/equipment/{item}': Member<{ item: string }, C.EquipmentItem, Out<typeof C.EquipmentChange>>
  '/api/weeks': { get: Answer<Items<C.Week>>; post: Body<Out<typeof C.WeekCreate>> & Answer<C.Week> }
  '/api/weeks/{week}': {
    get: At<Week> & Answer<C.Week>
    patch: At<Week> & Body<Out<typeof C.WeekChange>> & Answer<C.Week>
  }
  '/api/weeks/{week}/open': { post: At<Week> & Body<{ version: number }> & Answer<C.Week> }
  '/api/weeks/{week}/close': { post: At<Week> & Body<{ version: number }> & Answer<C.Week> }
  '/api/weeks/{week}/overview': { get: At<Week> & Answer<C.Overview> }
  '/api/rounds': List<C.Round>
  '/api/session-sheets': List<C.SessionSheet>
  '/api/weeks/{week}/batches': Collection<C.Batch, C.BatchCreate> & { get: ForGroup }
  '/api/weeks/{week}/batches/{batch}': Member<Week & { batch: string }, C.Batch, C.BatchChange> & {
    get: ForGroup
  }
  '/api/weeks/{week}/batches/{batch}/affected': { get: At<Week & { batch: string }> & Answer<C.Affected> }
  '/api/weeks/{week}/batches/{batch}/payment': {
    post: At<Week & { batch: string }> & Body<Out<typeof C.PaymentCreate>> & Answer<C.OwedRow>
    delete: At<Week & { batch: string }> & Answer<C.OwedRow>
  }
  '/api/weeks/{week}/pickups': { get: At<Week> & Answer<Items<C.Pickup>> }
  '/api/weeks/{week}/pickups/{batch}/{slot}/departure': {
    post: At<Week & { batch: string; slot: string }> & Body<C.DepartureCreate> & Answer<C.Pickup>
  }
  '/api/groups/{group}/bill': { get: At<{ group: string }> & Answer<C.Bill> }
  '/api/producers/{producer}/owed': { get: At<{ producer: string }> & Answer<C.Owed> }
  '/api/weeks/{week}/slots/{slot}/affected': { get: At<Week & { slot: string }> & Answer<C.Affected> }
  '/api/weeks/{week}/sessions/{session}/affected': {
    get: At<Week & { session: string }> & Answer<C.Affected>
  }
  '/api/producers/{producer}/batch-templates': {
    get: At<{ producer: string }> & Answer<Items<C.BatchTemplate>>
  }
  '/api/weeks/{week}/claims': Collection<C.Claim, C.ClaimCreate>
  '/api/weeks/{week}/claims/{claim}': Member<Week & { claim: string }, C.Claim, C.ClaimChange>
  '/api/weeks/{week}/instant-offers': Collection<C.InstantOffer, C.InstantOfferCreate>
  '/api/weeks/{week}/instant-offers/{offer}/close': {
    post: At<Week & { offer: string }> & Body<Out<typeof C.InstantOfferClose>> & Answer<C.InstantOffer>
  }
  '/api/weeks/{week}/instant-offers/{offer}/claims': {
    post: At<Week & { offer: string }> & Body<Out<typeof C.InstantClaimCreate>> & Answer<C.InstantClaim>
  }
  '/api/weeks/{week}/instant-claims': { get: At<Week> & Answer<Items<C.InstantClaim>> }
  '/api/weeks/{week}/instant-claims/{taken}': Member<
    Week & { taken: string },
    C.InstantClaim,
    Out<typeof C.InstantClaimChange>
  >
  '/api/weeks/{week}/slots': Collection<C.Slot, Out<typeof C.SlotCreate>>
  '/api/weeks/{week}/slots/{slot}': Member<Week & { slot: string }, C.Slot, Out<typeof C.SlotChange>>
  '/api/weeks/{week}/sessions': Collection<C.Session, Out<typeof C.SessionCreate>>
  '/api/weeks/{week}/sessions/{session}': Member<
    Week & { session: string },
    C.Session,
    Out<typeof C.SessionChange>
  >
  '/api/weeks/{week}/availability': { get: At<Week> & Answer<Items<C.Availability>> }
  '/api/weeks/{week}/availability/{group}/{session}': {
    put: At<Week & { group: string; session: string }> & Body<{ answer: C.Answer }> & Answer<C.Availability>
  }
  '/api/weeks/{week}/plan-jobs': { post: At<Week> & Body<Out<typeof C.PlanJobCreate>> & Answer<C.PlanJob> }
  '/api/weeks/{week}/plan-jobs/{job}': { get: At<Week & { job: string }> & Answer<C.PlanJob> }
  '/api/weeks/{week}/plan-jobs/{job}/cancel': { post: At<Week & { job: string }> & Answer<C.PlanJob> }
  '/api/weeks/{week}/plans': { get: At<Week> & Answer<Items<C.PlanSummary>> }
  '/api/weeks/{week}/plans/{plan}': { get: At<Week & { plan: string }> & Answer<C.PlanResult> }
  '/api/weeks/{week}/plans/{plan}/assurance': {
    get: At<Week & { plan: string }> & Answer<C.PlanAssuranceAnswer>
  }
  '/api/weeks/{week}/plans/{plan}/publish': { post: At<Week & { plan: string }> & Answer<C.PlanSummary> }
  '/api/weeks/{week}/plans/{plan}/messages': {
    get: At<Week & { plan: string }> & Answer<Items<C.MessageToCome>>
  }
  '/api/weeks/{week}/messages': { get: At<Week> & Answer<Items<C.SentMessage>> }
  '/api/weeks/{week}/messages/{message}/mails': {
    post: At<Week & { message: string }> & Answer<Out<typeof C.MailsAgain>>
  }
  '/api/weeks/{week}/plans/{plan}/why': { get: At<PlanOf> & Within & Answer<C.WhyAnswer> }
  '/api/weeks/{week}/plans/{plan}/why-not': {
    post: At<PlanOf> & Body<{ question: C.Question }> & Answer<C.WhyNotAnswer>
  }
  '/api/weeks/{week}/plans/{plan}/alternatives': { get: At<PlanOf> & Within & Answer<C.Alternatives> }
  '/api/weeks/{week}/plans/{plan}/trials': {
    post: At<PlanOf> & Body<C.TrialCreate> & Answer<C.Trial>
  }
  '/api/weeks/{week}/trials/{trial}': { get: At<Week & { trial: string }> & Answer<C.Trial> }
  '/api/weeks/{week}/trials/{trial}/keep': { post: At<Week & { trial: string }> & Answer<C.PlanSummary> }
  '/api/weeks/{week}/trials/{trial}/undo': { post: At<Week & { trial: string }> & Answer<C.Trial> }
  '/api/weeks/{week}/choices': { get: At<Week> & Answer<C.Choices> }
  '/api/weeks/{week}/pins': { get: At<Week> & Answer<Items<C.Pin>> }
  '/api/weeks/{week}/proposal': {
    get: At<Week> & { parameters: { query?: { group?: string } } } & Answer<C.Proposal>
  }
  '/api/weeks/{week}/proposals': { get: At<Week> & Answer<Items<C.ProposalSummary>> }
  '/api/weeks/{week}/proposals/{group}/answer': {
    post: At<Week & { group: string }> & Body<C.ProposalAnswer> & Answer<C.ProposalState>
    delete: At<Week & { group: string }> & Answer<C.ProposalState>
  }
}
