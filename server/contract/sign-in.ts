/** Signing in, where one is signed in, and inviting people. Tokens and codes go in; only new invitations go out. */
import { z } from 'zod'
import { Day, Id, Instant, Language, listOf, Ref, Text } from './common.ts'
import { ROLE_KINDS, Role, SecondFactor } from './me.ts'

const Email = z.email().max(200)
const Code = z.string().regex(/^\d{6}$/)

/** Asks for an e-mail with a link and a code. The answer is the same whether the address is known or not. */
export const LinkRequest = z.strictObject({ email: Email }).meta({ id: 'LinkRequest' })
export const LinkRequested = z.strictObject({ minutes: z.int() }).meta({ id: 'LinkRequested' })
export type LinkRequested = z.infer<typeof LinkRequested>

export const LinkSignIn = z.strictObject({ token: z.string().min(1).max(200) }).meta({ id: 'LinkSignIn' })
export const CodeSignIn = z.strictObject({ email: Email, code: Code }).meta({ id: 'CodeSignIn' })

/** A browser in which one is signed in. */
export const Device = z
  .strictObject({ id: Id, browser: z.string(), since: Instant, lastSeen: Instant, here: z.boolean() })
  .meta({ id: 'Device' })
export type Device = z.infer<typeof Device>
export const Devices = listOf(Device)
export const SignedOut = z.strictObject({ devices: z.int() }).meta({ id: 'SignedOut' })

/** What a coordinator did in the name of the caller's group or producer. */
export const OnBehalfAct = z
  .strictObject({ at: Instant, by: z.string(), action: z.string(), of: Ref })
  .meta({ id: 'OnBehalfAct' })
export type OnBehalfAct = z.infer<typeof OnBehalfAct>
export const OnBehalfActs = listOf(OnBehalfAct)

/** For the authenticator app: `qr` is an SVG image of `address`, `secret` is for typing. */
export const SecondFactorSetUp = z
  .strictObject({ address: z.string(), secret: z.string(), qr: z.string() })
  .meta({ id: 'SecondFactorSetUp' })
export type SecondFactorSetUp = z.infer<typeof SecondFactorSetUp>
export const SecondFactorCode = z.strictObject({ code: Code }).meta({ id: 'SecondFactorCode' })

export const SecondFactorGiven = z
  .strictObject({ secondFactor: SecondFactor })
  .meta({ id: 'SecondFactorGiven' })

export const HatInput = z
  .strictObject({ kind: z.enum(ROLE_KINDS), group: Id.optional(), producer: Id.optional() })
  .meta({ id: 'HatInput' })
export type HatInput = z.infer<typeof HatInput>

export const PersonCreate = z
  .strictObject({
    name: Text,
    language: Language,
    /** An e-mail address or a telephone number; null when there is none. */
    contact: Text.nullable(),
    roles: z.array(HatInput).min(1).max(20),
  })
  .meta({ id: 'PersonCreate' })
export const RolesChange = z.strictObject({ roles: z.array(HatInput).max(20) }).meta({ id: 'RolesChange' })

/** A person as coordinators see them. */
export const Member = z
  .strictObject({
    id: Id,
    name: z.string(),
    language: Language,
    contact: z.string().nullable(),
    roles: z.array(Role),
  })
  .meta({ id: 'Member' })
export type Member = z.infer<typeof Member>
export const Members = listOf(Member)

export const InvitationCreate = z
  .strictObject({ person: Id, days: z.int().min(1).max(30).optional() })
  .meta({ id: 'InvitationCreate' })

export const Invitation = z
  .strictObject({
    id: Id,
    person: Ref,
    created: Instant,
    expires: Instant,
    state: z.enum(['open', 'used', 'revoked', 'over']),
  })
  .meta({ id: 'Invitation' })
export type Invitation = z.infer<typeof Invitation>
export const Invitations = listOf(Invitation)

/** The only time its address is told: it is not kept. `text` is ready to paste, `qr` an SVG image to print. */
export const NewInvitation = z
  .strictObject({
    id: Id,
    person: Ref,
    url: z.url(),
    qr: z.string(),
    text: z.string(),
    expires: Instant,
    until: Day,
  })
  .meta({ id: 'NewInvitation' })
export type NewInvitation = z.infer<typeof NewInvitation>
