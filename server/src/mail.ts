/** Sends e-mail: to an SMTP server, or as files into a folder, where the demo and tests read them. */
import { mkdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { newId } from '@bocal/db'
import { createTransport } from 'nodemailer'
import type { Letter } from './messages/letters.ts'

export type Mail = {
  readonly send: (letter: Letter & { readonly to: string }) => Promise<void>
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
    send: ({ to, subject, text }) => deliver({ from, to, subject, text }),
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

type Envelope = Letter & { readonly from: string; readonly to: string }

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
