import type { Recipe, Week } from '@bocal/server/contract'
import { type apiOf, need, rows } from '$lib/api.ts'

/** What the published plan asks a group, with what it takes to answer; null before there is a plan. */
export type Asked = NonNullable<Awaited<ReturnType<typeof askedOf>>>

/**
 * @param of.now an instant: sessions that began before it can no longer be chosen
 * @param of.own whether the visitor is of the group: only then can a coordinator's answer be taken back
 */
export async function askedOf(
  api: ReturnType<typeof apiOf>,
  of: { week: Week; group: string; now: string; own: boolean },
) {
  const { week, group, now, own } = of
  if (!week.publishedPlan) return null
  const path = { week: week.id }
  const [proposal, sessions, recipes] = await Promise.all([
    need(api.GET('/api/weeks/{week}/proposal', { params: { path, query: { group } } })),
    rows(api.GET('/api/weeks/{week}/sessions', { params: { path } })),
    rows(api.GET('/api/recipes')),
  ])
  // A week planned after it was over, like the demo's of 2025, is answered as if it were still to come.
  const isReplayed = (proposal.publishedAt ?? now).slice(0, 10) > week.endsOn
  const from = isReplayed ? week.startsOn : now
  const asked = new Set(proposal.sessions.map((session) => session.id))
  const made = new Set(proposal.sessions.flatMap((session) => session.jars.map((row) => row.preparation)))
  const undoUntil = proposal.answer?.undoUntil ?? null
  return {
    ...proposal,
    canAnswer: proposal.answer !== null && week.endsOn >= from.slice(0, 10),
    canUndo: own && undoUntil !== null && now <= undoUntil,
    others: sessions
      .filter((session) => session.state === 'planned' && session.start > from && !asked.has(session.id))
      .sort((a, b) => a.start.localeCompare(b.start))
      .map(({ id, start, kitchen }) => ({ id, start, kitchen: kitchen.name })),
    /** What fills the jars of each preparation. */
    crops: Object.fromEntries(
      recipes.filter((recipe) => made.has(recipe.id)).map((recipe) => [recipe.id, mainCrop(recipe)]),
    ),
  }
}

/** The crop there is most of in a jar. */
const mainCrop = ({ inputs }: Recipe): string =>
  inputs.toSorted((a, b) => b.gPerJar - a.gPerJar)[0]?.crop.id ?? ''
