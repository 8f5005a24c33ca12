/** The photo of a form, as the API takes it. */
import type { ProblemJson } from '@bocal/server/contract'
import { fail } from '@sveltejs/kit'
import { type Refused, typedIn } from '../api.ts'
import { m } from '../paraglide/messages.js'
import { PHOTO_BYTES, PHOTO_MB } from '../photos.ts'

/** The name of the file's field, and of what remembers that there was one. */
const FIELD = 'photo'

/**
 * The file sent, in base64; undefined when none was. One that is too large is refused here already: the API
 * would not read it to its end.
 */
export async function photoIn(
  form: FormData,
): Promise<
  { photo: string | undefined; refused: null } | { photo: null; refused: ReturnType<typeof fail<Refused>> }
> {
  const file = form.get(FIELD)
  if (!(file instanceof File) || file.size === 0) return { photo: undefined, refused: null }
  // A page cannot give a file back: the form says that it must be chosen again.
  form.set(FIELD, file.name)
  if (file.size <= PHOTO_BYTES)
    return { photo: Buffer.from(await file.arrayBuffer()).toString('base64'), refused: null }
  const problem: ProblemJson = {
    type: '/problems/validation',
    title: m.form_problem(),
    status: 422,
    detail: '',
    issues: [{ path: 'body.photo', message: m.photo_too_large({ most: PHOTO_MB }) }],
  }
  return { photo: null, refused: fail(422, { problem, typed: typedIn(form) }) }
}
