/** Sends e-mail: to an SMTP server, or as files into a folder, where the demo and tests read them. */
import { mkdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { newId } from '@bocal/db'
import { createTransport } from 'nodemailer'
import type { Letter } from './messages/letters.ts'

export type Mail = {
  /** `to` is one e-mail address; letters with the same `id` are the same letter to whoever receives them. */
  readonly send: (letter: Letter & { readonly to: string; readonly id?: string }) => Promise<void>
  /** Does work of sending after the answer; what fails is logged. */
  readonly later: (work: () => Promise<void>) => void
  /** Waits for what was put off. */
  readonly close: () => Promise<void>
}

type Target = { readonly smtpUrl: string } | { readonly folder: string }

const SMTP_PATIENCE_MS = 20_000

export function createMail({
  target,
  from,
  log,
}: {
  target: Target
  /** `Bocal <bocal@example.org>` */
  from: string
  log: (error: unknown) => void
}): Mail {
  const deliver = 'smtpUrl' in target ? bySmtp(target.smtpUrl) : intoFolder(target.folder)
  const open = new Set<Promise<void>>()
  return {
    send: ({ to, subject, text, id }) =>
      deliver({
        from,
        // As an address, not as a list of them to be read.
        to: { name: '', address: to },
        subject,
        text,
        ...(id && { messageId: `<${id}@bocal>` }),
      }),
    later(work) {
      const running = new Promise((next) => setImmediate(next))
        .then(work)
        .catch(log)
        .finally(() => open.delete(running))
      open.add(running)
    },
    close: async () => {
      await Promise.all(open)
    },
  }
}

type Envelope = Letter & {
  readonly from: string
  readonly to: { readonly name: string; readonly address: string }
  readonly messageId?: string
}

/** Whether the mail server said that it will never take this letter: no use in trying again. */
export const refusedForGood = (error: unknown): boolean =>
  ((error as { responseCode?: number }).responseCode ?? 0) >= 500

/**
 * Whether a letter may have arrived although sending it failed: the line to the mail server broke after it had been
 * reached, and nothing was answered. Nodemailer gives a refusal its `responseCode`, and what the system could not
 * do its `syscall`.
 */
export function mayHaveArrived(error: unknown): boolean {
  const { code, responseCode, syscall, timeoutType } = error as {
    code?: string
    responseCode?: number
    syscall?: string
    timeoutType?: string
  }
  if (responseCode !== undefined || syscall === 'connect' || syscall === 'getaddrinfo') return false
  return timeoutType === 'SOCKET_TIMEOUT' || code === 'ECONNECTION' || code === 'ESOCKET'
}

function bySmtp(url: string) {
  const transport = createTransport({
    url,
    connectionTimeout: SMTP_PATIENCE_MS,
    greetingTimeout: SMTP_PATIENCE_MS,
    socketTimeout: SMTP_PATIENCE_MS,
  })
  return async (envelope: Envelope) => {
    await transport.sendMail(envelope)
  }
}

function intoFolder(folder: string) {
  const transport = createTransport({ streamTransport: true, buffer: true })
  return async (envelope: Envelope) => {
    const { message } = await transport.sendMail(envelope)
    await mkdir(folder, { recursive: true })
    // It holds a link that signs somebody in: only whoever runs the server reads it.
    const file = join(folder, newId())
    await writeFile(file, message as Buffer, { mode: 0o600 })
    // Under its name once it is whole.
    await rename(file, `${file}.eml`)
  }
}
