import { textOf } from '../typed.ts'
import { instantOf } from './days.ts'

/** The API's body for a week from the form's fields; instants are the movement's clock. */
export const weekBody = (form: FormData, timeZone: string) => ({
  title: textOf(form.get('title')),
  startsOn: textOf(form.get('startsOn')),
  endsOn: textOf(form.get('endsOn')),
  claimsCloseAt: instantOf(textOf(form.get('claimsCloseAt')), timeZone) ?? '',
})
