import { page } from '$app/state'
import { coordinates, homeOf } from '../home.ts'
import type { KeepReady } from './kept-pages.ts'
import { isField } from './owner.ts'

/** Keeps the page people are on, their home, and what its links marked `data-keep` lead to. */
export async function keepReady({ again = false } = {}): Promise<void> {
  const { me } = page.data
  if (!me || coordinates(me.roles) || !navigator.onLine || !('serviceWorker' in navigator)) return
  const { active } = await navigator.serviceWorker.ready
  const home = homeOf(me.roles)
  const links = [...document.querySelectorAll<HTMLAnchorElement>('a[data-keep]')]
  const here = isField(page.route.id) ? [location.pathname + location.search] : []
  const pages = [home, ...here, ...links.map((link) => link.pathname + link.search)]
  active?.postMessage({ home, pages, again } satisfies KeepReady)
}
