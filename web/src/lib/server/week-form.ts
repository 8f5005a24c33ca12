import { instantOf } from './days.ts'

/** The API's body for a week from the form's fields; instants are the movement's clock. */
export const weekBody = (form: FormData, timeZone: string) => ({
  title: String(form.get('title')),
  startsOn: String(form.get('startsOn')),
  endsOn: String(form.get('endsOn')),
  claimsCloseAt: instantOf(String(form.get('claimsCloseAt')), timeZone) ?? '',
})
