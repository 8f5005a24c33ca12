/** Starts a TypeScript file of tests/support in a Node of its own. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'

export type Child = {
  /** Waits for a line that it prints. */
  readonly says: (line: (text: string) => boolean) => Promise<string>
  /** Ends it as a power cut would, and gives all the lines it printed. */
  readonly kill: () => Promise<string[]>
}

export function startChild(file: string, ...args: string[]): Child {
  const child: ChildProcess = spawn(
    process.execPath,
    ['--conditions=source', '--import', 'tsx', join(import.meta.dirname, file), ...args],
    { cwd: join(import.meta.dirname, '../..'), stdio: ['ignore', 'pipe', 'pipe'] },
  )
  let text = ''
  let complaints = ''
  const closed = once(child, 'close')
  child.stdout?.on('data', (data) => {
    text += data
  })
  child.stderr?.on('data', (data) => {
    complaints += data
  })
  /** Whole lines only: a number cut short by the kill was not acknowledged. */
  const lines = () => text.split('\n').slice(0, -1)
  return {
    async says(wanted) {
      for (;;) {
        const line = lines().find(wanted)
        if (line !== undefined) return line
        if (child.exitCode !== null) throw new Error(`${file} ended too early: ${complaints}`)
        await Promise.race([once(child.stdout ?? child, 'data'), closed])
      }
    },
    async kill() {
      child.kill('SIGKILL')
      await closed
      return lines()
    },
  }
}
