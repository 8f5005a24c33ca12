/** Forms of the planner's screens whose answer is a plan made again, which takes seconds. */
import type { SubmitFunction } from '@sveltejs/kit'

let underWay = $state(0)

export const isAsking = (): boolean => underWay > 0

/** Sends a form and is under way until its answer is shown; `stays` keeps what was typed beside the answer. */
export const asks =
  ({ stays = false } = {}): SubmitFunction =>
  () => {
    underWay += 1
    return async ({ update }) => {
      try {
        await update(stays ? { reset: false, invalidateAll: false } : {})
      } finally {
        underWay -= 1
      }
    }
  }
