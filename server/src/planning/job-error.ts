import type { Messages } from '../messages/index.ts'

/** Why a job gave no plan: a code, and what a sentence needs. Stored as text, told in the reader's language. */
export type JobError = {
  readonly code: 'invalid' | 'crashed' | 'lied' | 'pins' | 'shutdown' | 'cancelled' | 'unexpected'
  readonly detail?: string
}

export const storedError = ({ code, detail }: JobError): string => (detail ? `${code}: ${detail}` : code)

export function sayJobError(stored: string, messages: Messages): string {
  const [code = '', ...rest] = stored.split(': ')
  const detail = rest.join(': ')
  switch (code) {
    case 'invalid':
      return messages.jobInvalid(detail)
    case 'lied':
      return messages.jobLied(detail)
    case 'pins':
      return messages.jobPins(Number(detail))
    case 'shutdown':
      return messages.jobShutdown()
    default:
      return messages.jobCrashed()
  }
}
