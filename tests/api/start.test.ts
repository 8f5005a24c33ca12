/** The server as a process: what it says, where it listens, how it ends. */
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { readOptions, WrongOption } from '../../server/src/options.ts'

const MAIN = resolve(import.meta.dirname, '../../server/dist/main.js')
const folder = mkdtempSync(join(tmpdir(), 'bocal-start-'))
const children: ChildProcess[] = []
afterAll(() => {
  for (const child of children) child.kill('SIGKILL')
  rmSync(folder, { recursive: true, force: true })
})

type Run = {
  readonly child: ChildProcess
  readonly output: () => string
  readonly said: (words: RegExp) => Promise<RegExpMatchArray>
  readonly ended: Promise<number | null>
}

function start(...args: string[]): Run {
  const child = spawn(process.execPath, [MAIN, ...args], { env: { PATH: process.env.PATH }, stdio: 'pipe' })
  children.push(child)
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (output += chunk))
  const ended = new Promise<number | null>((done) => child.on('close', (code) => done(code)))
  return {
    child,
    output: () => output,
    ended,
    said: async (words) => {
      await expect.poll(() => output, { timeout: 30_000 }).toMatch(words)
      return output.match(words) as RegExpMatchArray
    },
  }
}

test('it says where it is, serves the demo, keeps it, and ends cleanly', async () => {
  const data = join(folder, 'data')
  const first = start('--port', '0', '--data', data)
  const [, address] = await first.said(/ready at (http:\/\/127\.0\.0\.1:\d+)/)
  const { items } = (await (await fetch(`${address}/api/demo/people`)).json()) as { items: unknown[] }
  expect(items.length).toBeGreaterThan(20)
  expect(statSync(join(data, 'secret')).mode & 0o777).toBe(0o600)
  first.child.kill('SIGTERM')
  expect(await first.ended).toBe(0)
  expect(first.output()).not.toMatch(/Error|at .*\.js:/)

  const second = start('--port', '0', '--data', data)
  const [, again] = await second.said(/ready at (http:\/\/127\.0\.0\.1:\d+)/)
  expect(((await (await fetch(`${again}/api/demo/people`)).json()) as { items: unknown[] }).items).toEqual(
    items,
  )
  second.child.kill('SIGINT')
  expect(await second.ended).toBe(0)
})

test('a movement of one’s own begins with a link for its coordinator, and without the demo', async () => {
  const data = join(folder, 'own')
  const first = start('--port', '0', '--data', data, '--movement', 'Nos cuisines')
  const [, address, token] = await first.said(/Nos cuisines: .*(http:\/\/127\.0\.0\.1:\d+)\/join\/(\S{43})/)
  expect(await (await fetch(`${address}/api/demo/people`)).json()).toEqual({ items: [] })
  const enter = () =>
    fetch(`${address}/api/session/link`, {
      method: 'POST',
      headers: { origin: `${address}`, 'content-type': 'application/json' },
      body: JSON.stringify({ token }),
    })
  expect((await enter()).status).toBe(200)
  expect((await enter()).status).toBe(422)
  first.child.kill('SIGTERM')
  await first.ended

  const second = start('--port', '0', '--data', data)
  await second.said(/ready at/)
  second.child.kill('SIGTERM')
  expect(await second.ended).toBe(0)
  expect(second.output()).not.toContain('/join/')
})

test('a movement of one’s own is not put beside the demo', async () => {
  const data = join(folder, 'data')
  const run = start('--port', '0', '--data', data, '--movement', 'Nos cuisines')
  expect(await run.ended).toBe(1)
  expect(run.output()).toMatch(/holds the demo.*--data/)
})

test('a port that is taken is named, with what to do', async () => {
  const other = createServer()
  await new Promise<void>((done) => other.listen(0, '127.0.0.1', done))
  const { port } = other.address() as { port: number }
  const run = start('--port', String(port), '--data', join(folder, 'taken'))
  expect(await run.ended).toBe(1)
  expect(run.output()).toMatch(new RegExp(`port ${port} is taken.*--port ${port + 1}`))
  other.close()
})

test('a data folder that cannot be used is named, with what to do', async () => {
  const file = join(folder, 'a-file')
  writeFileSync(file, '')
  const run = start('--port', '0', '--data', join(file, 'data'))
  expect(await run.ended).toBe(1)
  expect(run.output()).toMatch(/data folder .*a-file\/data cannot be used.*--data DIR/)
})

test('an option nobody knows is answered with those there are', async () => {
  const run = start('--prot', '4000')
  expect(await run.ended).toBe(1)
  expect(run.output()).toMatch(/--prot[\s\S]*--port 3000/)
})

describe('options', () => {
  test('flags come before the environment, and that before the defaults', () => {
    expect(readOptions([], { INIT_CWD: '/home/x' })).toEqual({
      port: 3000,
      host: '127.0.0.1',
      data: '/home/x/data',
      databaseUrl: undefined,
      secret: undefined,
      movement: undefined,
      demo: false,
      publicUrl: undefined,
      smtpUrl: undefined,
      mailFrom: 'Bocal <bocal@localhost>',
    })
    expect(
      readOptions([], { BOCAL_PUBLIC_URL: 'https://bocal.example.org/', BOCAL_DEMO: '1' }),
    ).toMatchObject({
      publicUrl: 'https://bocal.example.org',
      mailFrom: 'Bocal <bocal@bocal.example.org>',
      demo: true,
    })
    const env = { BOCAL_PORT: '4000', PORT: '5000', BOCAL_DATA: '/var/bocal', BOCAL_HOST: '::1' }
    expect(readOptions([], env)).toMatchObject({ port: 4000, host: '::1', data: '/var/bocal' })
    expect(readOptions(['--port', '6000', '--data', '/x'], env)).toMatchObject({ port: 6000, data: '/x' })
    expect(readOptions([], { PORT: '5000' }).port).toBe(5000)
  })

  test.each([
    [['--port', 'http'], {}, /--port http/],
    [['--port', '70000'], {}, /65535/],
    [[], { BOCAL_PORT: '-1' }, /65535/],
    [[], { BOCAL_DATABASE_URL: 'mysql://x' }, /postgres:\/\//],
    [[], { BOCAL_SECRET: 'short' }, /32 characters/],
    [['stray'], {}, /stray/],
    [[], { BOCAL_PUBLIC_URL: 'bocal.example.org' }, /https:\/\//],
    [[], { BOCAL_PUBLIC_URL: 'https://bocal.example.org/path' }, /without a path/],
    [[], { BOCAL_SMTP_URL: 'http://mail' }, /smtp:\/\//],
    [[], { BOCAL_DEMO: 'yes' }, /1 or 0/],
  ])('%j %j', (argv, env, words) => {
    expect(() => readOptions(argv, env)).toThrow(WrongOption)
    expect(() => readOptions(argv, env)).toThrow(words)
  })
})
