/** Server-sent events: one open answer per listener, with a heartbeat, a limit, and an end when the server drains. */
import type { ServerResponse } from 'node:http'
import type { FastifyReply } from 'fastify'

const HEARTBEAT_MS = 15_000
/** A stream that lasts longer is closed; the browser opens it again and reads what then stands. */
const STREAM_MS = 20 * 60_000
/** Open at once for one person: a few tabs and a phone. */
const PER_PERSON = 6
/** What a listener who does not read may leave waiting. */
const WAITING_BYTES = 256 * 1024
/** How long a drain waits for the end to be read. */
const UNREAD_MS = 1000

/** What a stream needs of a reply. */
type Answer = Pick<FastifyReply, 'hijack' | 'getHeaders' | 'raw'>
export type EventStream = {
  readonly send: (event: string, data: unknown) => void
  readonly end: () => void
  /** Runs once, however it ends. */
  readonly onEnd: (work: () => void) => void
}
export type EventStreams = ReturnType<typeof eventStreams>

export function eventStreams() {
  const open = new Map<ServerResponse, string>()

  return {
    /**
     * Turns an answer into a stream of a person's. Of too many the oldest ends with the event `replaced`: whoever
     * hears it does not come back.
     */
    open(reply: Answer, person: string): EventStream {
      const raw = begin(reply)
      const own = [...open].filter(([, of]) => of === person).map(([one]) => one)
      for (const one of own.slice(0, Math.max(0, own.length + 1 - PER_PERSON)))
        one.end('event: replaced\ndata:\n\n')
      open.set(raw, person)
      const write = (text: string) => {
        if (!raw.writableEnded) raw.write(text)
        if (raw.writableLength > WAITING_BYTES) raw.destroy()
      }
      const heartbeat = setInterval(() => write(': still here\n\n'), HEARTBEAT_MS)
      const limit = setTimeout(() => raw.end(), STREAM_MS)
      raw.on('close', () => {
        open.delete(raw)
        clearInterval(heartbeat)
        clearTimeout(limit)
      })
      return {
        send: (event, data) => write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`),
        end: () => void raw.end(),
        onEnd: (work) => void raw.once('close', work),
      }
    },
    /** Ends them all: a drain waits for no listener, and not long for one that does not read. */
    close() {
      for (const raw of open.keys()) {
        raw.end()
        setTimeout(() => raw.destroy(), UNREAD_MS).unref()
      }
    },
    count: () => open.size,
  }
}

function begin(reply: Answer): ServerResponse {
  reply.hijack()
  const { raw } = reply
  for (const [name, value] of Object.entries(reply.getHeaders()))
    if (value !== undefined) raw.setHeader(name, value)
  raw.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
    // Else a connection that has just ended its stream would keep a drain waiting.
    connection: 'close',
  })
  return raw
}

/** Runs `work` now; asked again meanwhile, however often, once more after that. `failed` gets what it throws. */
export function latest(work: () => Promise<void>, failed: (error: unknown) => void): () => void {
  let busy = false
  let again = false
  const run = async () => {
    again = busy
    if (busy) return
    busy = true
    do {
      again = false
      await work().catch(failed)
    } while (again)
    busy = false
  }
  return () => void run()
}
