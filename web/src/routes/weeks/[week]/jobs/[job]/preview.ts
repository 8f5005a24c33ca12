/** A first answer from the browser while the server searches, and whether the two agree. */
import type { InstanceAnswer, ObjectiveResult, PlanResult } from '@bocal/server/contract'
import type { instant } from '@bocal/solver/instant'

type Problem = Parameters<typeof instant>[0]
type Objectives = readonly Pick<ObjectiveResult, 'name' | 'best' | 'bound'>[]

export type Asked = { readonly problem: Problem } | { readonly objectives: Objectives }
export type Shown = { readonly savedG: number | null; readonly jars: number; readonly proven: boolean }
export type Told = Shown | { readonly disagrees: ObjectiveResult['name'] | null }

/**
 * Plans the week in a worker, which is loaded now and not before. `show` hears of the plan found at once, if there is
 * one; `contradicts` tells what the saved plan and this one cannot both be right about.
 */
export function preview(week: string, show: (shown: Shown) => void) {
  const leaving = new AbortController()
  let worker: Worker | null = null
  let ready = false

  async function begin() {
    const answer = await fetch(`/api/weeks/${week}/instance`, { signal: leaving.signal })
    if (!answer.ok || leaving.signal.aborted) return
    const { problem } = (await answer.json()) as InstanceAnswer
    worker = new Worker(new URL('./instant.worker.ts', import.meta.url), { type: 'module' })
    worker.addEventListener('message', ({ data }: MessageEvent<Told>) => {
      if (!('savedG' in data) || data.savedG === null) return
      ready = true
      show(data)
    })
    // What the server planned from is checked there: this is the same.
    worker.postMessage({ problem: problem as unknown as Problem } satisfies Asked)
  }
  // Without an instant answer the page waits for the server's, as it does without JavaScript.
  begin().catch(() => undefined)

  return {
    async contradicts(plan: string): Promise<ObjectiveResult['name'] | null> {
      const asked = worker
      if (!ready || asked === null) return null
      const answer = await fetch(`/api/weeks/${week}/plans/${plan}`, { signal: leaving.signal })
      if (!answer.ok) return null
      const { objectives } = (await answer.json()) as PlanResult
      return new Promise((resolve) => {
        asked.addEventListener('message', ({ data }: MessageEvent<Told>) => {
          if ('disagrees' in data) resolve(data.disagrees)
        })
        asked.postMessage({ objectives } satisfies Asked)
      })
    },
    close() {
      leaving.abort()
      worker?.terminate()
    },
  }
}
