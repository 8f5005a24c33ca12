/** A line for what takes memory: so many at once, the others wait for their turn. */
import type { IncomingMessage, ServerResponse } from 'node:http'

/** What a request may bring that is no photo. */
export const USUAL_BYTES = 1024 * 1024

/** A request that brings more than usual, or does not say how much. */
export function isLarge({ headers }: Pick<IncomingMessage, 'headers'>): boolean {
  const said = headers['content-length']
  return said === undefined ? headers['transfer-encoding'] !== undefined : Number(said) > USUAL_BYTES
}

/** @returns waits until fewer than `most` are being answered; the turn is over when the answer is, or its reader is gone */
export function atOnce(most: number): (reply: ServerResponse) => Promise<void> {
  let busy = 0
  const waiting: (() => void)[] = []
  return async (reply) => {
    if (busy >= most) await new Promise<void>((go) => waiting.push(go))
    busy += 1
    let over = false
    const end = () => {
      if (over) return
      over = true
      busy -= 1
      waiting.shift()?.()
    }
    reply.once('close', end)
    reply.once('finish', end)
    if (reply.closed || reply.destroyed) end()
  }
}
