import type { Language, Me, ProblemJson, Ref } from '@bocal/server/contract'

declare global {
  namespace App {
    interface Locals {
      /** Who is signed in, or null. */
      me: Me | null
      /** Other movements in which somebody is signed in in this browser. */
      elsewhere: readonly Ref[]
      language: Language
      /** The change a form asks for, when its phone may send it twice. */
      wish: import('./lib/server/wish.ts').Wish | null
    }
    interface PageData {
      me: Me | null
      language: Language
      timeZone: string
    }
    interface Error {
      message: string
    }
    interface Platform {
      /** Fastify's raw request; `inject` is the API in this very process. */
      req: import('node:http').IncomingMessage & { inject?: import('./lib/server/in-process.ts').Inject }
    }
  }
}

export type { ProblemJson }
