import type { Language, Role, SecondFactor } from '../../contract/index.ts'

/** Who is asking, and with which hats. Ids are of the caller's movement. */
export type Caller = {
  readonly person: { readonly id: string; readonly name: string }
  readonly language: Language
  readonly movement: { readonly id: string; readonly name: string; readonly timeZone: string }
  /** Without coordinator and admin while their second factor is not given in this browser. */
  readonly roles: readonly Role[]
  readonly secondFactor: SecondFactor
  /** The browser's row in the store. */
  readonly device: string
}

export const COORDINATORS: readonly Role['kind'][] = ['coordinator', 'admin']

export const isCoordinator = (caller: Caller): boolean =>
  caller.roles.some(({ kind }) => COORDINATORS.includes(kind))

/** Groups the caller speaks for. */
export const groupsOf = (caller: Caller): readonly string[] =>
  caller.roles.flatMap(({ kind, group }) => (kind === 'group' && group ? [group.id] : []))

/** Producers the caller speaks for. */
export const producersOf = (caller: Caller): readonly string[] =>
  caller.roles.flatMap(({ kind, producer }) => (kind === 'producer' && producer ? [producer.id] : []))

/** What is a group's is its people's to see and to answer for, and the coordinators'. */
export const mayActForGroup = (caller: Caller, group: string): boolean =>
  isCoordinator(caller) || groupsOf(caller).includes(group)

/** The same for a producer. */
export const mayActForProducer = (caller: Caller, producer: string): boolean =>
  isCoordinator(caller) || producersOf(caller).includes(producer)
