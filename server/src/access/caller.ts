import type { Language, Role } from '../../contract/index.ts'

/** Who is asking, and with which hats. Ids are of the caller's movement. */
export type Caller = {
  readonly person: { readonly id: string; readonly name: string }
  readonly language: Language
  readonly movement: { readonly id: string; readonly name: string; readonly timeZone: string }
  readonly roles: readonly Role[]
}

export const isCoordinator = (caller: Caller): boolean =>
  caller.roles.some(({ kind }) => kind === 'coordinator' || kind === 'admin')

/** Groups the caller speaks for. */
export const groupsOf = (caller: Caller): readonly string[] =>
  caller.roles.flatMap(({ kind, group }) => (kind === 'group' && group ? [group.id] : []))

/** Producers the caller speaks for. */
export const producersOf = (caller: Caller): readonly string[] =>
  caller.roles.flatMap(({ kind, producer }) => (kind === 'producer' && producer ? [producer.id] : []))
