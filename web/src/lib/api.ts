/** The only fetch. Page loads and form actions call the API with the caller's cookie and language. */
import type { ProblemJson } from '@bocal/server/contract'
import { error, fail } from '@sveltejs/kit'
import createClient from 'openapi-fetch'
import type { paths } from './api-paths.ts'

export const apiOf = (event: { fetch: typeof fetch; url: URL }) =>
  createClient<paths>({ baseUrl: event.url.origin, fetch: event.fetch })

type Answered<T> = Promise<{ data?: T; error?: unknown; response: Response }>

/** What a page cannot do without. @throws SvelteKit's error page with the API's status. */
export async function need<T>(answer: Answered<T>): Promise<NonNullable<T>> {
  const { data, response } = await answer
  if (data === undefined || data === null) error(response.ok ? 500 : response.status, String(response.status))
  return data
}

/** The rows of a list a page cannot do without. */
export const rows = async <T>(answer: Answered<{ items: T[] }>): Promise<T[]> => (await need(answer)).items

/** What a form gets back when the API refuses: the words, and what was typed. */
export type Refused = { problem: ProblemJson; typed: Record<string, string> }

/** A change a form asks for: its result, or the refusal to hand back to the form. */
export async function attempt<T>(
  answer: Answered<T>,
  form: FormData,
): Promise<{ done: T; refused: null } | { done: null; refused: ReturnType<typeof fail<Refused>> }> {
  const { data, error: problem, response } = await answer
  if (response.ok) return { done: data as T, refused: null }
  return {
    done: null,
    refused: fail(response.status, { problem: problem as ProblemJson, typed: typedIn(form) }),
  }
}

export const typedIn = (form: FormData): Record<string, string> =>
  Object.fromEntries([...form].filter((field): field is [string, string] => typeof field[1] === 'string'))
