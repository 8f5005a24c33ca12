import { readFile, stat } from 'node:fs/promises'
import type { Plan } from '../plan.ts'
import type { Problem } from '../problem.ts'
import { type Issues, parsePlan, validate } from '../validate.ts'

/** Where a command writes: answers to `out`, everything meant for eyes to `err`. */
export type Io = { readonly out: (text: string) => void; readonly err: (text: string) => void }

/** Why a file gives nothing: it cannot be read as JSON, or what it says is invalid. In words, with its path. */
export type Refused = { readonly refused: 'unreadable' | 'invalid'; readonly why: string }

/** A movement's year is a few megabytes; what is larger is no instance, and would fill the memory. */
const MOST_BYTES = 32 * 1024 * 1024

export async function readProblem(file: string): Promise<{ readonly problem: Problem } | Refused> {
  const read = await readJson(file)
  if ('refused' in read) return read
  const validated = validate(read.value)
  return 'problem' in validated ? validated : invalid(file, validated)
}

export async function readPlan(file: string): Promise<{ readonly plan: Plan } | Refused> {
  const read = await readJson(file)
  if ('refused' in read) return read
  const parsed = parsePlan(read.value)
  return 'plan' in parsed ? parsed : invalid(file, parsed)
}

async function readJson(file: string): Promise<{ readonly value: unknown } | Refused> {
  const unreadable = (why: string): Refused => ({ refused: 'unreadable', why: `${file}: ${why}` })
  let bytes: Buffer
  try {
    const { size } = await stat(file)
    if (size > MOST_BYTES) {
      return unreadable(`${size} bytes are too many; an instance or a plan has at most ${MOST_BYTES}`)
    }
    bytes = await readFile(file)
  } catch (error) {
    return unreadable(`cannot be read: ${messageOf(error)}`)
  }
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return { value: JSON.parse(text) }
  } catch (error) {
    return unreadable(`is not JSON: ${messageOf(error)}`)
  }
}

function invalid(file: string, { issues, more }: Issues): Refused {
  const lines = issues.map(({ path, message }) => `${file}: ${path === '' ? '' : `${path}: `}${message}`)
  const rest = more > 0 ? [`${file}: and ${more} more`] : []
  return { refused: 'invalid', why: [...lines, ...rest].join('\n') }
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))
