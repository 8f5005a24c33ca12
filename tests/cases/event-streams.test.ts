/** Streams of events over real connections: told, bounded for a person, forgotten when closed, ended by a drain. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { type EventStream, eventStreams, latest } from '../../server/src/event-streams.ts'

async function serve() {
  const streams = eventStreams()
  const opened: EventStream[] = []
  const server = createServer((request, raw) => {
    const reply = { raw, hijack: () => reply as never, getHeaders: () => raw.getHeaders() as never }
    const stream = streams.open(reply, request.url ?? '')
    opened.push(stream)
    stream.send('hello', { person: opened.length })
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  /** Ends when no connection is left. */
  const drain = () => {
    const closed = new Promise((done) => server.close(done))
    streams.close()
    return closed
  }
  const listen = async (person: string) => {
    const leave = new AbortController()
    const answer = await fetch(`${address}/${person}`, { signal: leave.signal })
    const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader()
    if (!reader) throw new Error('an answer without a body')
    return { answer, leave, read: async () => (await reader.read()).value }
  }
  return { drain, streams, opened, listen }
}

test('an event is told as it is sent, and a listener who leaves is forgotten', async () => {
  const { drain, streams, opened, listen } = await serve()
  const { answer, leave, read } = await listen('noor')
  expect(answer.headers.get('content-type')).toBe('text/event-stream; charset=utf-8')
  expect(answer.headers.get('cache-control')).toBe('no-store')
  expect(await read()).toBe('event: hello\ndata: {"person":1}\n\n')
  const gone = new Promise<void>((done) => opened[0]?.onEnd(done))
  expect(streams.count()).toBe(1)
  leave.abort()
  await gone
  expect(streams.count()).toBe(0)
  opened[0]?.send('late', {})
  await drain()
})

test('of too many of one person the oldest ends, and says that it is replaced', async () => {
  const { drain, streams, listen } = await serve()
  const first = await listen('noor')
  const other = await listen('odette')
  await first.read()
  await other.read()
  for (let n = 0; n < 6; n++) await listen('noor')
  expect(await first.read()).toBe('event: replaced\ndata:\n\n')
  expect(await first.read()).toBeUndefined()
  await expect.poll(() => streams.count()).toBe(7)
  await drain()
  expect(await other.read()).toBeUndefined()
})

test('a drain ends every stream at once', async () => {
  const { drain, listen } = await serve()
  const listeners = await Promise.all(Array.from({ length: 20 }, (_, n) => listen(`person-${n}`)))
  for (const { read } of listeners) await read()
  await drain()
  expect(await Promise.all(listeners.map(({ read }) => read()))).toEqual(listeners.map(() => undefined))
})

test('what is asked while it runs is done once more, whatever fails', async () => {
  const runs: (() => void)[] = []
  const failures: unknown[] = []
  const ask = latest(
    () =>
      new Promise((_, fail) => {
        runs.push(() => fail(new Error(`run ${runs.length}`)))
      }),
    (error) => failures.push(error),
  )
  for (let n = 0; n < 5; n++) ask()
  expect(runs).toHaveLength(1)
  runs[0]?.()
  await expect.poll(() => runs.length).toBe(2)
  runs[1]?.()
  await expect.poll(() => failures.length).toBe(2)
  ask()
  expect(runs).toHaveLength(3)
})
