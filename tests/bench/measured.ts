/** One engine on one instance, in a process of its own so that its peak memory is its own. */
import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

import type { Scores } from '@bocal/solver'

/** `plain-highs`: what one gets without a search of one's own, see plain-highs.ts. The others are `npm run plan`. */
export const ENGINES = ['greedy', 'lp-solver', 'plain-highs', 'bocal'] as const
export type EngineName = (typeof ENGINES)[number]

export type Stage = {
  readonly name: string
  readonly best: number
  readonly bound: number
  readonly gap: number
}

export type Measured = {
  readonly seconds: number
  readonly firstPlanSeconds: number | null
  readonly peakMiB: number
  readonly status: string
  /** Of the last plan; null where there is none. */
  readonly scores: Pick<Scores, 'groupsServed' | 'leastPerMemberG'> | null
  /** Those for which a plan was found. */
  readonly objectives: readonly Stage[]
}

const run = promisify(execFile)
const at = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** Tells its peak memory when it ends. */
const TELL_PEAK = `data:text/javascript,process.on('exit',()=>process.stderr.write('\\npeak '+process.resourceUsage().maxRSS))`

/** Throws what the child says when it fails. */
export async function measure(engine: EngineName, instanceFile: string, seconds: number): Promise<Measured> {
  const folder = mkdtempSync(join(tmpdir(), 'bocal-bench-'))
  try {
    const call =
      engine === 'plain-highs'
        ? ['--conditions=source', '--import', 'tsx', at('plain-highs.ts'), instanceFile, String(seconds)]
        : [at('../../solver/dist/cli.js'), 'plan', instanceFile, '--out', join(folder, 'plan.json')].concat([
            '--seconds',
            String(seconds),
            '--engine',
            engine === 'bocal' ? 'auto' : engine,
          ])
    const { stdout, stderr } = await run(process.execPath, ['--import', TELL_PEAK, ...call], {
      maxBuffer: 256 * 1024 * 1024,
    })
    const first = /^([\d.]+) s, 1\//m.exec(stderr)?.[1]
    return {
      ...JSON.parse(stdout),
      peakMiB: Math.round(Number(/peak (\d+)$/.exec(stderr)?.[1]) / 1024),
      firstPlanSeconds: first === undefined ? null : Number(first),
    }
  } finally {
    rmSync(folder, { recursive: true })
  }
}
