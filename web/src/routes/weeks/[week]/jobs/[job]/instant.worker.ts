/** Plans a week beside the page, so that only this thread is busy: the page never loads an engine. */
import { disagreement, type Instant, instant } from '@bocal/solver/instant'
import type { Asked, Told } from './preview.ts'

/** A small week is proven in less; what takes longer the server does better. */
const SECONDS = 3

const tell = (message: Told) => self.postMessage(message)
let known: { readonly problem: Parameters<typeof instant>[0]; readonly answer: Instant } | null = null

self.addEventListener('message', ({ data }: MessageEvent<Asked>) => void heed(data))

async function heed(data: Asked): Promise<void> {
  if ('problem' in data) {
    const answer = await instant(data.problem, { seconds: SECONDS, now: () => performance.now() })
    known = answer && { problem: data.problem, answer }
    tell({
      savedG: answer?.scores.rescue ?? null,
      jars: answer?.scores.jars ?? 0,
      proven: answer?.proven != null,
    })
  } else tell({ disagrees: known && disagreement(known.problem, known.answer, data.objectives) })
}
