import { z } from 'zod'
import { Id, Language, listOf, Ref } from './common.ts'

export const ROLE_KINDS = ['coordinator', 'group', 'producer', 'driver', 'kitchen_lead', 'admin'] as const

/** A hat of a person; `group` or `producer` says of whom. */
export const Role = z
  .strictObject({ kind: z.enum(ROLE_KINDS), group: Ref.nullable(), producer: Ref.nullable() })
  .meta({ id: 'Role' })
export type Role = z.infer<typeof Role>

/** What coordinators still do before they act as such: set up an authenticator app, or give its code. */
export const SecondFactor = z.enum(['not-needed', 'set-up', 'ask', 'given'])
export type SecondFactor = z.infer<typeof SecondFactor>

export const Me = z
  .strictObject({
    person: Ref,
    language: Language,
    movement: z.strictObject({ id: Id, name: z.string(), timeZone: z.string() }),
    roles: z.array(Role),
    secondFactor: SecondFactor,
  })
  .meta({ id: 'Me' })
export type Me = z.infer<typeof Me>

/** `me` is null when nobody is signed in. */
export const MeAnswer = z.strictObject({ me: Me.nullable() })
export type MeAnswer = z.infer<typeof MeAnswer>

/** `elsewhere`: other movements in which somebody is signed in in this browser, to change to. */
export const WhoAmI = z.strictObject({ me: Me.nullable(), elsewhere: z.array(Ref) })
export type WhoAmI = z.infer<typeof WhoAmI>
export const MovementChange = z.strictObject({ movement: Id }).meta({ id: 'MovementChange' })

/** Who one can sign in as on the demo page. */
export const DemoPerson = z
  .strictObject({ id: Id, name: z.string(), language: Language, movement: Ref, roles: z.array(Role) })
  .meta({ id: 'DemoPerson' })
export type DemoPerson = z.infer<typeof DemoPerson>
export const DemoPeople = listOf(DemoPerson)

/** Person ids are unique within their movement only. */
export const SignIn = z.strictObject({ movement: Id, person: Id }).meta({ id: 'SignIn' })
export type SignIn = z.infer<typeof SignIn>
