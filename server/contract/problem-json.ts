import { z } from 'zod'

/** Says where in the request something is wrong: `path` is like `body.stops.0.at` or `query.week`. */
export const Issue = z.strictObject({ path: z.string(), message: z.string() }).meta({ id: 'Issue' })
export type Issue = z.infer<typeof Issue>

export const PROBLEM_CODES = [
  'validation', // 400, 422: the request itself is wrong; `issues` says where
  'sign-in', // 401: nobody is signed in
  'second-factor', // 403: a coordinator has still to give the authenticator app's code
  'forbidden', // 403: signed in, but not for this
  'origin', // 403: the request comes from another site
  'not-found', // 404: absent, or somebody else's
  'method', // 405
  'conflict', // 409: `issues` says what stands in the way
  'version', // 409: changed by somebody else meanwhile
  'too-large', // 413
  'media-type', // 415
  'too-many', // 429
  'unavailable', // 503
  'internal', // 500
] as const
export type ProblemCode = (typeof PROBLEM_CODES)[number]

/** RFC 9457, in the caller's language. `type` is `/problems/<code>` with a code of the list above. */
export const ProblemJson = z
  .strictObject({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    issues: z.array(Issue),
  })
  .meta({ id: 'Problem' })
export type ProblemJson = z.infer<typeof ProblemJson>
