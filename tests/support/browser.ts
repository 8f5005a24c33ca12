/** The real server from its bundles, and a browser that looks at it as people do. */
import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { AxeResults } from 'axe-core'
import { type Browser, chromium, type Locator, type Page, type Response } from 'playwright-core'
import { afterAll, beforeAll, describe, expect } from 'vitest'

const MAIN = resolve(import.meta.dirname, '../../server/dist/main.js')
const PAGES = resolve(import.meta.dirname, '../../web/build/handler.js')
const PLACES = [
  process.env.BOCAL_CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]
/** No traffic of the browser's own. */
const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]
const UNREACHED = /net::ERR_(INTERNET_DISCONNECTED|FAILED)|Failed to fetch/
const MOVEMENT = 'cuisines-de-quartier'
/** Axe without its long names: it is read again for every page. */
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const AA = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
/** A page is still once nothing was asked for half a second, which on a machine with much else to do takes long. */
const STILL_MS = 90_000
/** Smallest side of what a finger must hit. */
const TARGET_PX = 44

/** Pages that run no script of their own. */
const withoutScripts = new WeakSet<Page>()

const executablePath = PLACES.find((place) => place !== undefined && existsSync(place))
if (!executablePath) {
  console.warn(
    'Browser tests are skipped: no Chromium found. Install it (Debian: apt-get install chromium) or name it in BOCAL_CHROMIUM.',
  )
}

export type Visit = {
  readonly language?: 'fr' | 'nl' | 'en'
  /** 360 is a phone, 1280 a laptop. */
  readonly width?: 360 | 1280
  readonly javaScript?: boolean
  /** Answers (404, 422) the visit provokes on purpose; the browser logs those of pages as errors. */
  readonly provokes?: number
  /** Without one, nothing is kept for when there is no network: a browser that is looked at only has less to do. */
  readonly serviceWorker?: boolean
  /** Goes out of reach on purpose: the browser logs what it could not load as errors. */
  readonly goesOffline?: boolean
  /** Signed in already as this person of the demo. */
  readonly person?: string
}

export type Site = {
  readonly address: string
  readonly visit: (visit?: Visit) => Promise<{ readonly page: Page }>
}

/**
 * Journeys on one server of their own with the demo movement; skipped where there is no browser.
 * After them, any console error, page error, failed answer or request to elsewhere fails the suite.
 */
export function journeys(name: string, walk: (site: () => Site) => void) {
  describe.skipIf(!executablePath)(name, () => {
    let site: Site | undefined
    let end = async () => {}
    const troubles: string[] = []

    beforeAll(async () => {
      if (!existsSync(MAIN) || !existsSync(PAGES))
        throw new Error('no bundles: run `npm test`, which builds them first')
      const folder = mkdtempSync(join(tmpdir(), 'bocal-journey-'))
      const server = await startServer(folder)
      const browser = await chromium.launch({ executablePath: executablePath as string, args: QUIET })
      site = {
        address: server.address,
        visit: (visit = {}) => visitSite(browser, server.address, visit, troubles),
      }
      end = async () => {
        await browser.close()
        await server.stop()
        rmSync(folder, { recursive: true, force: true })
      }
    })
    afterAll(async () => {
      await end()
      expect(troubles).toEqual([])
    })
    walk(() => {
      if (!site) throw new Error('the server did not start')
      return site
    })
  })
}

async function startServer(folder: string) {
  const child = spawn(process.execPath, [MAIN, '--port', '0', '--data', folder], {
    env: { PATH: process.env.PATH, NODE_ENV: 'production' },
    stdio: 'pipe',
  })
  const ended = new Promise<void>((done) => child.on('close', () => done()))
  let output = ''
  const address = await new Promise<string>((done, fail) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk) => {
        output += chunk
        const found = /ready at (http:\/\/\S+)/.exec(output)
        if (found?.[1]) done(found[1])
      })
    }
    void ended.then(() => fail(new Error(`the server ended: ${output}`)))
  })
  return {
    address,
    stop: async () => {
      child.kill('SIGTERM')
      await ended
    },
  }
}

async function visitSite(
  browser: Browser,
  address: string,
  visit: Visit,
  all: string[],
): Promise<{ page: Page }> {
  const { language = 'fr', width = 360, javaScript = true, serviceWorker = true } = visit
  const context = await browser.newContext({
    baseURL: address,
    viewport: { width, height: width === 360 ? 640 : 800 },
    locale: { fr: 'fr-BE', nl: 'nl-BE', en: 'en-GB' }[language],
    javaScriptEnabled: javaScript,
    serviceWorkers: serviceWorker ? 'allow' : 'block',
  })
  if (visit.person) {
    const answer = await context.request.post('/api/session', {
      data: { movement: MOVEMENT, person: visit.person },
      headers: { origin: address },
    })
    expect(answer.status(), `signing in as ${visit.person}`).toBeLessThan(300)
    await context.addCookies([{ name: 'bocal_language', value: language, url: address }])
  }
  const page = await context.newPage()
  page.setDefaultTimeout(SOON.timeout)
  page.setDefaultNavigationTimeout(STILL_MS)
  if (!javaScript) withoutScripts.add(page)
  const trouble = (text: string) => void all.push(`${page.url()}: ${text}`)
  page.on('console', (message) => {
    const provoked = visit.provokes !== undefined && message.text().includes(`status of ${visit.provokes} `)
    const unreached = visit.goesOffline && UNREACHED.test(message.text())
    if (message.type() === 'error' && !provoked && !unreached) trouble(`console: ${message.text()}`)
  })
  page.on('pageerror', (error) => trouble(`page error: ${error.message}`))
  page.on('request', (request) => {
    const { protocol, origin } = new URL(request.url())
    if (protocol.startsWith('http') && origin !== address) trouble(`asked elsewhere: ${request.url()}`)
  })
  return { page }
}

/** What a busy machine shows late; what has not come by then does not come. */
export const SOON = { timeout: 20_000 }

/** A finger or a mouse, counted. */
export function taps() {
  let count = 0
  return {
    count: () => count,
    tap: async (target: Locator) => {
      count += 1
      await target.click()
    },
  }
}

/** What the page says has happened; the live regions that wait for news are empty. */
export const told = (page: Page) => page.getByRole('status').filter({ hasText: /\S/ })

/** Waits until Svelte has taken over the page, so that what is tapped is not the page before it. */
export const alive = (page: Page) => page.waitForLoadState('networkidle')

/**
 * A screen as it must be in every language and at every width: no violation of WCAG 2.2 AA that axe can see,
 * nothing to scroll sideways, a title and a language; on field screens every target large enough for a thumb.
 */
export async function expectSound(page: Page, { field }: { field: boolean }) {
  const where = `${page.url()} at ${page.viewportSize()?.width}`
  const html = page.locator('html')
  expect(await violations(page), where).toEqual([])
  await expectFits(page)
  expect(await page.title(), where).toMatch(/ · /)
  expect(await html.getAttribute('lang'), where).toMatch(/^(fr|nl|en)$/)
  if (field) await expectTargets(page)
}

/** What axe finds wrong. */
async function violations(page: Page): Promise<string[]> {
  const judged = withoutScripts.has(page) ? await withScripts(page) : page
  const html = judged.locator('html')
  await html.evaluate((node, source) => {
    const window = node.ownerDocument.defaultView as unknown as Judged
    if (!window.axe) window.eval(source)
  }, AXE)
  const found: string[] = await html.evaluate(async (node, runOnly) => {
    const document = node.ownerDocument
    const { axe } = document.defaultView as unknown as Judged
    const { violations } = await axe.run(document, { runOnly, resultTypes: ['violations'] })
    return violations.map(
      (one) =>
        `${one.id}: ${one.nodes.map(({ html, failureSummary }) => `${html} ${failureSummary}`).join(' | ')}`,
    )
  }, AA)
  if (judged !== page) await judged.context().close()
  return found
}

/** The same screen, without its scripts, where scripts run: axe waits for a clock that stands still elsewhere. */
async function withScripts(page: Page): Promise<Page> {
  const storageState = await page.context().storageState()
  const context = await page.context().browser()?.newContext({ viewport: page.viewportSize(), storageState })
  if (!context) throw new Error('no browser')
  const body = (await page.content()).replaceAll(/<script\b.*?<\/script>/gs, '')
  await context.route(page.url(), (route) => route.fulfill({ body, contentType: 'text/html; charset=utf-8' }))
  const copy = await context.newPage()
  await copy.goto(page.url())
  return copy
}

/** Nothing to scroll sideways. */
export async function expectFits(page: Page) {
  const over = await page.locator('html').evaluate((node) => {
    const most = node.clientWidth
    const wide = [...node.querySelectorAll('body *')].filter(
      (one) => one.getBoundingClientRect().right > most + 1,
    )
    return { px: node.scrollWidth - most, by: wide.slice(-3).map((one) => one.outerHTML.slice(0, 120)) }
  })
  const where = `${page.url()} at ${page.viewportSize()?.width}`
  expect(over.px, `${where} scrolls sideways: ${over.by.join(' ')}`).toBe(0)
}

/** Makes every word on the page 40 % longer, as another language or a long name could. */
export const lengthen = (page: Page) =>
  page.locator('body').evaluate((body) => {
    const walker = body.ownerDocument.createTreeWalker(body, 4 /* text */)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const { data } = node as Text
      if (/\p{L}/u.test(data) && !node.parentElement?.closest('script, style'))
        (node as Text).data = data.replaceAll(
          /\p{L}+/gu,
          (word) => word + word.slice(0, Math.ceil(word.length * 0.4)),
        )
    }
  })

/** The addresses of the pages the phone keeps. */
export const kept = (page: Page) =>
  page.evaluate(async () => {
    const names = (await caches.keys()).filter((name) => name.startsWith('pages-'))
    const requests = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()))
    return requests.flat().map((request) => new URL(request.url).pathname)
  })

export async function expectKept(page: Page, ...paths: readonly string[]) {
  for (const path of paths) await expect.poll(() => kept(page), SOON).toContain(path)
}

/** Plans a week as the coordinator and publishes it. @returns the plan */
export async function publishWeek(site: Site, week: string): Promise<string> {
  const { page } = await site.visit({ person: 'joris' })
  const headers = { origin: site.address }
  const at = `/api/weeks/${week}`
  const body = { engine: 'greedy', seconds: 5, seed: 1 }
  const started = await page.request.post(`${at}/plan-jobs`, { data: body, headers })
  expect(started.status()).toBe(202)
  const job = `${at}/plan-jobs/${(await started.json()).id}`
  const stateOf = async () => (await (await page.request.get(job)).json()).state
  await expect.poll(stateOf, { timeout: 60_000 }).toBe('done')
  const { plan } = await (await page.request.get(job)).json()
  const answer = await page.request.post(`${at}/plans/${plan}/publish`, { headers })
  expect(answer.status(), await answer.text()).toBe(200)
  await page.context().close()
  return plan
}

/** A window that axe was put into. */
type Judged = { axe: { run: (...given: unknown[]) => Promise<AxeResults> }; eval: (code: string) => void }

/** Every target large enough for a thumb. */
export async function expectTargets(page: Page) {
  const small = await page.locator('html').evaluate(
    (node, least) =>
      [
        ...node.querySelectorAll(
          'a[href]:not(.skip), button, summary, select, input:not([type=hidden]), textarea',
        ),
      ]
        .filter((one) => !one.closest('.visually-hidden') && one.checkVisibility())
        .map((one) => ({ box: one.getBoundingClientRect(), text: one.outerHTML.slice(0, 120) }))
        .filter(({ box }) => box.width > 0 && (box.width < least || box.height < least))
        .map(({ box, text }) => `${Math.round(box.width)}×${Math.round(box.height)} ${text}`),
    TARGET_PX,
  )
  const where = `${page.url()} at ${page.viewportSize()?.width}`
  expect(small, `${where}: targets under ${TARGET_PX} px`).toEqual([])
}

/** What a first visit to a page costs: requests, and bytes gzipped by kind. */
export async function weigh(page: Page, path: string) {
  const bytes = { html: 0, js: 0, css: 0 }
  const answers: Promise<void>[] = []
  let requests = 0
  const count = (response: Response) => {
    requests += 1
    const type = response.headers()['content-type'] ?? ''
    const kind = type.includes('html')
      ? 'html'
      : type.includes('javascript')
        ? 'js'
        : type.includes('css')
          ? 'css'
          : null
    if (kind) answers.push(response.body().then((body) => void (bytes[kind] += gzipSync(body).length)))
  }
  page.on('response', count)
  await page.goto(path, { waitUntil: 'networkidle' })
  page.off('response', count)
  await Promise.all(answers)
  return { requests, ...bytes }
}
