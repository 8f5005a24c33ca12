/** What is left of a week's urgent batches, told by the server while somebody looks. */
import type { LiveOffers } from '@bocal/server/contract'

type Left = LiveOffers['items']

/** Calls back now and at each change; a page in the background does not listen. @returns how to stop */
export function listenLeft(week: string, heard: (left: Left) => void): () => void {
  let stream: EventSource | undefined
  const stop = () => {
    stream?.close()
    stream = undefined
  }
  const follow = () => {
    if (document.hidden) stop()
    if (document.hidden || stream) return
    stream = new EventSource(`/api/weeks/${week}/instant-offers/live`)
    stream.addEventListener('left', (message: MessageEvent<string>) =>
      heard((JSON.parse(message.data) as LiveOffers).items),
    )
    // The same person opened this too often elsewhere: the number of the last load stays.
    stream.addEventListener('replaced', stop)
  }
  follow()
  document.addEventListener('visibilitychange', follow)
  return () => {
    document.removeEventListener('visibilitychange', follow)
    stop()
  }
}
