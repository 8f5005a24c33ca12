import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { arch, cpus, totalmem } from 'node:os'

const FILE = new URL('../../docs/benchmarks.md', import.meta.url)
const TITLE = '# Benchmarks\n\nHow they are made: [tests/bench](../tests/bench). Anyone can run them again.\n'

/** Puts a table between its markers in docs/benchmarks.md, and leaves the rest of the file as it is. */
export function writeTable(name: string, heading: string, lines: readonly string[]): void {
  const [open, close] = [`<!-- ${name} -->`, `<!-- /${name} -->`]
  const before = existsSync(FILE) ? readFileSync(FILE, 'utf8') : TITLE
  const body = `${open}\n\n${[machine(), ...lines].join('\n')}\n\n${close}`
  const [from, to] = [before.indexOf(open), before.indexOf(close)]
  const after =
    from >= 0 && to > from
      ? before.slice(0, from) + body + before.slice(to + close.length)
      : `${before.trimEnd()}\n\n## ${heading}\n\n${body}\n`
  writeFileSync(FILE, after)
}

const machine = (): string =>
  `${new Date().toISOString().slice(0, 10)}, Node ${process.versions.node}, ${cpus().length} cores ` +
  `(${cpus()[0]?.model.trim()}, ${arch()}), ${Math.round(totalmem() / 2 ** 30)} GiB.\n`

export const row = (...cells: readonly (string | number)[]): string => `| ${cells.join(' | ')} |`

export const percent = (share: number): string =>
  share > 10 ? 'open' : `${(100 * share).toFixed(share < 0.01 ? 2 : 1)} %`

export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}
