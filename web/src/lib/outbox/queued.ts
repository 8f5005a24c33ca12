import type { SubmitFunction } from '@sveltejs/kit'
import { applyAction, enhance } from '$app/forms'
import { goto, invalidateAll } from '$app/navigation'
import { page } from '$app/state'
import { colon } from '../format.ts'
import { keepReady } from '../offline/keep-ready.ts'
import { ownerOf } from '../offline/owner.ts'
import { m } from '../paraglide/messages.js'
import { box } from './box.svelte.ts'
import type { Wish } from './outbox.ts'

/** An answer that takes longer is shown as waiting meanwhile. */
const PATIENCE_MS = 2000

/**
 * `use:queued` on a form: it is kept on the phone before it is sent, and sent once, now or when there is a
 * network again. Answered at once it behaves like `use:enhance`; else it is shown as waiting, and people go on
 * to `next`. Without JavaScript, or a database in the browser, it is a form like any other.
 */
export function queued(form: HTMLFormElement, options: { next?: string } = {}) {
  let { next } = options
  let isBusy = false
  const enhanced = enhance(form, async (submission) => {
    const { me } = page.data
    if (!me) return
    if (isBusy) return submission.cancel()
    isBusy = true
    try {
      const person = ownerOf(me)
      const wish = wishOf(submission)
      const key = await box.keep(person, wish).catch(() => null)
      if (key === null) return
      submission.cancel()
      await handOver({ form, person, key, said: wish.words, next })
    } finally {
      isBusy = false
    }
  })
  return {
    update: (changed: { next?: string } = {}) => {
      next = changed.next
    },
    destroy: () => enhanced.destroy(),
  }
}

type Submission = Parameters<SubmitFunction>[0]

function wishOf({ action, formData, formElement, submitter }: Submission): Wish {
  const heading = formElement.querySelector('h2, h3') ?? document.querySelector('h1')
  const said = [heading, submitter].map(textOf)
  return {
    action: action.pathname + action.search,
    page: location.pathname + location.search,
    words: said.filter(Boolean).join(' – '),
    fields: [...formData],
  }
}

/** What an element says to people who listen, without its hints. */
function textOf(element: Element | null): string {
  const copy = element?.cloneNode(true) as Element | undefined
  for (const silent of copy?.querySelectorAll('[aria-hidden], small') ?? []) silent.remove()
  return copy?.textContent?.replace(/\s+/g, ' ').trim() ?? ''
}

async function handOver({
  form,
  person,
  key,
  said,
  next,
}: {
  form: HTMLFormElement
  person: string
  key: string
  said: string
  next: string | undefined
}): Promise<void> {
  const patience = setTimeout(() => void box.look(person), PATIENCE_MS)
  const answer = await box.send(person, key)
  clearTimeout(patience)
  if (answer?.is === 'done') {
    await box.look(person)
    if (answer.result.type === 'success') await invalidateAll()
    await applyAction(answer.result)
    return keepReady({ again: true })
  }
  if (answer?.is === 'refused') {
    await box.look(person)
    return applyAction(answer.result)
  }
  await box.look(person)
  if (next) return goto(next)
  form.dataset.waiting = `${said}${colon()} ${m.outbox_waiting()}`
}
