import type { ProblemJson } from '@bocal/server/contract'
import type { ActionResult } from '@sveltejs/kit'
import { PERSON } from '../offline/owner.ts'
import type { Answer, Entry } from './outbox.ts'

/** Longer than a slow phone needs; then the answer counts as lost. */
const TIMEOUT_MS = 20_000

type Parts = {
  readonly fetch: typeof fetch
  /** Reads SvelteKit's answer to a form. @throws when it is none, like the page of a café's wifi */
  readonly read: (text: string) => ActionResult
}

/** Posts a kept form as SvelteKit's own forms do, with its key and whom it is for, and reads the answer. */
export const poster =
  ({ fetch, read }: Parts) =>
  async (entry: Entry): Promise<Answer<ActionResult>> => {
    let status: number
    let result: ActionResult
    try {
      const response = await fetch(entry.action, {
        method: 'POST',
        headers: {
          accept: 'application/json',
          'x-sveltekit-action': 'true',
          'idempotency-key': entry.key,
          [PERSON]: entry.person,
        },
        body: bodyOf(entry),
        cache: 'no-store',
        redirect: 'error',
        signal: AbortSignal.timeout(TIMEOUT_MS),
      })
      if (response.status === 401) return { is: 'signed-out' }
      if (response.status === 413) return tooLarge(entry, response)
      result = read(await response.text())
      status = result.type === 'failure' ? result.status : response.status
    } catch {
      return { is: 'lost' }
    }
    if (result.type === 'success' || result.type === 'redirect') return { is: 'done', result }
    if (status === 401) return { is: 'signed-out' }
    if (status === 429) return { is: 'lost' }
    return { is: status >= 500 ? 'trouble' : 'refused', result, why: sentencesOf(result) }
  }

/** The form never got to its page: its words are the server's sentence, when it is one. */
async function tooLarge({ fields }: Entry, response: Response): Promise<Answer<ActionResult>> {
  const isSentence = response.headers.get('content-type')?.startsWith('text/plain')
  const detail = isSentence ? await response.text() : ''
  const problem: ProblemJson = { type: '/problems/too-large', title: '', status: 413, detail, issues: [] }
  const typed = Object.fromEntries(fields.filter(([, value]) => typeof value === 'string'))
  const result = { type: 'failure', status: 413, data: { problem, typed } } as const
  return { is: 'refused', result, why: detail ? [detail] : [] }
}

function bodyOf({ fields }: Entry): URLSearchParams | FormData {
  const body = fields.some(([, value]) => typeof value !== 'string') ? new FormData() : new URLSearchParams()
  // Both take what they are given; only FormData is ever given files.
  for (const [name, value] of fields) (body as FormData).append(name, value)
  return body
}

/** The API's words for a refusal; none when it said nothing. */
function sentencesOf(result: ActionResult): string[] {
  const problem = result.type === 'failure' ? (result.data?.problem as ProblemJson | undefined) : undefined
  if (!problem) return []
  return problem.issues.length > 0 ? problem.issues.map((issue) => issue.message) : [problem.detail]
}
