import type { FastifyRequest } from 'fastify'
import { Refused } from '../problems.ts'

const READS = new Set(['GET', 'HEAD', 'OPTIONS'])
const OURS = new Set(['same-origin', 'none'])

/**
 * A page of another site can make a browser send a request with our cookie, but not lie about where it comes
 * from: a change is refused unless `Origin` names this host, or, without `Origin`, `Sec-Fetch-Site` says so.
 * The scheme is not compared: a proxy may end TLS before us.
 */
export function refuseForged(request: FastifyRequest): void {
  if (READS.has(request.method)) return
  const { origin, 'sec-fetch-site': site } = request.headers
  const ours =
    origin === undefined
      ? typeof site === 'string' && OURS.has(site)
      : URL.canParse(origin) && new URL(origin).host === request.host
  if (!ours) throw new Refused('origin')
}
