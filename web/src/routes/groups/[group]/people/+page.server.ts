import { redirect } from '@sveltejs/kit'
import { apiOf, attempt, rows } from '$lib/api.ts'
import { homeOf } from '$lib/home.ts'
import { isLanguage } from '$lib/server/language.ts'
import { groupOf } from '$lib/server/whose.ts'
import { textOf } from '$lib/typed.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { group } = event.params
  const owner = await groupOf(event, group)
  return {
    group: owner,
    members: await rows(apiOf(event).GET('/api/groups/{group}/members', { params: { path: { group } } })),
  }
}

export const actions: Actions = {
  /** Shows the link once; it is not kept. */
  invite: async (event) => {
    const form = await event.request.formData()
    const { group } = event.params
    const language = textOf(form.get('language'))
    const { done, refused } = await attempt(
      apiOf(event).POST('/api/groups/{group}/invitations', {
        params: { path: { group } },
        body: {
          name: textOf(form.get('name')),
          language: isLanguage(language) ? language : event.locals.language,
        },
      }),
      form,
    )
    return refused ?? { invited: done }
  },
  revoke: async (event) => {
    const form = await event.request.formData()
    const { group } = event.params
    const path = { group, invitation: textOf(form.get('invitation')) }
    const { refused } = await attempt(
      apiOf(event).DELETE('/api/groups/{group}/invitations/{invitation}', { params: { path } }),
      form,
    )
    return refused ?? redirect(303, `/groups/${group}/people`)
  },
  leave: async (event) => {
    const form = await event.request.formData()
    const { group } = event.params
    const { refused } = await attempt(
      apiOf(event).DELETE('/api/groups/{group}/members/me', { params: { path: { group } } }),
      form,
    )
    if (refused) return refused
    const left = event.locals.me?.roles.filter((role) => role.group?.id !== group) ?? []
    redirect(303, left.length > 0 ? homeOf(left) : '/sign-in')
  },
}
