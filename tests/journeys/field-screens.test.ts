/**
 * The screens and flows of the field roles against their figures, as a table: `docs/field-screens.md`, written anew
 * with BOCAL_WRITE=1. A figure above its budget fails; a table that is a few bytes behind does not.
 */
import { writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Locator, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import {
  alive,
  expectFits,
  expectSound,
  journeys,
  lengthen,
  publishWeek,
  type Site,
  SOON,
  taps,
  told,
  weigh,
} from '../support/browser.ts'
import { BATCH, FIELD_BUDGET, FIELD_SCREENS, type Screen } from '../support/screens.ts'

const LANGUAGES = ['fr', 'nl', 'en', 'long'] as const
const WIDTHS = { phone: 360, laptop: 1280, zoomed: 320 } as const
const TABLE = resolve(import.meta.dirname, '../../docs/field-screens.md')

type Weight = Awaited<ReturnType<typeof weigh>>
const weights = new Map<string, Weight>()
const flows: { name: string; taps: number; most: number; digits: number; mostDigits: number }[] = []

/** Counts what a flow costs, and keeps it for the table. */
function counted(name: string, most: number, mostDigits = 0) {
  const { tap, count } = taps()
  let digits = 0
  return {
    tap,
    type: async (field: Locator, text: string) => {
      digits += text.replaceAll(/\D/g, '').length
      await field.fill(text)
    },
    /** What it costs above its figures. */
    over: () => {
      flows.push({ name, taps: count(), most, digits, mostDigits })
      return [
        ...(count() > most ? [`${name}: ${count()} taps`] : []),
        ...(digits > mostDigits ? [`${name}: ${digits} digits`] : []),
      ]
    },
  }
}

async function open(site: Site, { person, path, link }: Screen, language: (typeof LANGUAGES)[number]) {
  const visit = { language: language === 'long' ? 'fr' : language } as const
  const { page } = await site.visit({ ...visit, ...(person !== undefined && { person }) })
  await page.goto(path)
  if (link === undefined) return { page, path }
  const href = await page.locator(link).first().getAttribute('href')
  await page.goto(href ?? '')
  return { page, path: href ?? '' }
}

/**
 * In French, Dutch, English and long words; on a phone, a laptop, and a laptop zoomed four times.
 *
 * @returns what a first visit weighs above the budget
 */
async function walk(site: Site, screen: Screen) {
  for (const language of LANGUAGES) {
    const { page, path } = await open(site, screen, language)
    await alive(page)
    if (language === 'long') await lengthen(page)
    for (const width of [WIDTHS.laptop, WIDTHS.zoomed]) {
      await page.setViewportSize({ width, height: 800 })
      await expectFits(page)
    }
    await page.setViewportSize({ width: WIDTHS.phone, height: 640 })
    await expectSound(page, { field: true })
    await page.context().close()
    if (language !== 'fr') continue
    const fresh = await site.visit(screen.person === undefined ? {} : { person: screen.person })
    const weight = await weigh(fresh.page, path)
    weights.set(screen.name, weight)
    await fresh.page.context().close()
  }
  return Object.entries(FIELD_BUDGET)
    .map(([kind, most]) => ({ kind, most, is: weights.get(screen.name)?.[kind as keyof Weight] ?? 0 }))
    .filter(({ most, is }) => is > most)
}

journeys('field screens', (site) => {
  test.each(FIELD_SCREENS.filter(({ published }) => !published).map((one) => [one.name, one] as const))(
    '%s',
    async (_, screen) => expect(await walk(site(), screen)).toEqual([]),
  )

  test('what posting costs', async () => {
    const { page } = await site().visit({ person: 'hugo' })
    await page.goto('/producers/ferme-du-chaudron')
    await alive(page)
    const post = counted('Producer: post a batch', 6, 4)
    await post.tap(page.getByRole('link', { name: 'Annoncer un surplus' }))
    await page.waitForURL('**/post')
    await post.tap(page.getByRole('link', { name: 'Céleri' }))
    await page.waitForURL('**/post?crop=celery')
    await alive(page)
    await post.tap(page.getByRole('button', { name: 'Une caisse de plus' }))
    await post.tap(page.getByText('Aujourd’hui').first())
    await post.tap(page.locator('label:has(input[name=grade][value=A])'))
    await post.tap(page.getByRole('button', { name: /^Annoncer \d+ kg de céleri$/ }))
    await page.waitForURL('**?said=posted**')
    expect(post.over()).toEqual([])

    const again = counted('Producer: same as last time', 2)
    await again.tap(page.getByRole('link', { name: 'Comme la dernière fois' }).first())
    await page.waitForURL('**/post?**')
    await alive(page)
    await again.tap(page.getByRole('button', { name: /^Annoncer \d+ kg/ }))
    await page.waitForURL('**?said=posted**')
    expect(again.over()).toEqual([])

    const back = counted('Producer: withdraw, having seen who is affected', 3)
    await back.tap(page.locator(BATCH).first())
    await page.waitForURL('**/semaine-ouverte/**')
    await back.tap(page.getByRole('link', { name: 'Retirer ce surplus' }))
    await page.waitForURL('**?withdraw')
    await back.tap(page.getByRole('button', { name: 'Oui, retirer' }))
    await page.waitForURL('**?said=withdrawn')
    expect(back.over()).toEqual([])
  })

  test('what taking and saying when costs', async () => {
    const { page } = await site().visit({ person: 'yasmina' })
    await page.goto('/groups/alim-alpha')
    await alive(page)
    const claim = counted('Group: claim', 3)
    await claim.tap(page.getByRole('link', { name: /On en prend.*pommes/i }).first())
    await page.waitForURL('**/take/**')
    await claim.tap(page.getByRole('link', { name: /compote de pommes/i }).first())
    await page.waitForURL('**?as=**')
    await alive(page)
    await claim.tap(page.getByRole('button', { name: /^On prendrait jusqu’à \d+ bocaux/ }))
    await page.waitForURL('**?said=claimed**')
    expect(claim.over()).toEqual([])

    await page.goto('/groups/alim-alpha/semaine-ouverte/availability')
    await alive(page)
    const when = counted('Group: availability, each session', 1)
    const yes = page.getByRole('button', { name: /^Oui/ }).first()
    await when.tap(yes)
    await expect.poll(() => yes.getAttribute('aria-pressed'), SOON).toBe('true')
    expect(when.over()).toEqual([])
  })

  test('posting and claiming by the keyboard alone', async () => {
    const { page } = await site().visit({ person: 'samira' })
    await page.goto('/')
    await alive(page)
    await reach(page, 'Annoncer un surplus')
    await page.waitForURL('**/post')
    await alive(page)
    await reach(page, 'Céleri')
    await page.waitForURL('**/post?crop=celery')
    await alive(page)
    await reach(page, 'Aujourd’hui', 'Space')
    await reach(page, 'fermes', 'Space')
    await reach(page, /^Annoncer \d+ kg/)
    await page.waitForURL('**?said=posted**')

    const { page: group } = await site().visit({ person: 'fatou' })
    await group.goto('/')
    await alive(group)
    await reach(group, /On en prend.*pommes/i)
    await group.waitForURL('**/take/**')
    await alive(group)
    await reach(group, /compote de pommes/i)
    await group.waitForURL('**?as=**')
    await alive(group)
    await reach(group, /^On prendrait jusqu’à \d+ bocaux/)
    await group.waitForURL('**?said=claimed**')
    expect(await told(group).innerText()).toContain('pas encore confirmé')
  })

  test('what answering costs, and by the keyboard', async () => {
    for (const week of ['semaine-2025', 'semaine-ouverte']) await publishWeek(site(), week)
    const { page } = await site().visit({ person: 'salma' })
    await page.goto('/groups/ca-chauffe')
    await alive(page)
    const yes = counted('Group: accept a proposal', 2)
    await yes.tap(page.getByRole('button', { name: 'On vient' }))
    await page.waitForURL('**?said=answered**')
    expect(yes.over()).toEqual([])
    await page.getByText('Changer de réponse').click()
    const no = counted('Group: decline a proposal', 2)
    await no.tap(page.getByRole('button', { name: 'Non merci' }))
    await expect.poll(() => page.locator('main').innerText(), SOON).toContain('on ne compte pas sur vous')
    expect(no.over()).toEqual([])

    const { page: keys } = await site().visit({ person: 'ines' })
    await keys.goto('/groups/episolaires')
    await alive(keys)
    await reach(keys, 'On vient')
    await keys.waitForURL('**?said=answered**')
    expect(await keys.locator('main').innerText()).toContain('Vous avez dit oui : c’est confirmé.')
  })

  test('what changing hats costs', async () => {
    const { page } = await site().visit({ person: 'lotte' })
    await page.goto('/')
    expect(new URL(page.url()).pathname).toBe('/round')
    await alive(page)
    const hat = counted('Several hats: change to the next', 1)
    await hat.tap(page.getByRole('navigation').getByRole('link', { name: 'De Pollepel' }))
    await page.waitForURL('**/groups/de-pollepel')
    expect(hat.over()).toEqual([])
    expect(await page.getByRole('link', { name: 'De Pollepel' }).getAttribute('aria-current')).toBe('page')
  })

  test.each(FIELD_SCREENS.filter(({ published }) => published).map((one) => [one.name, one] as const))(
    '%s',
    async (_, screen) => expect(await walk(site(), screen)).toEqual([]),
  )

  test('the table', () => {
    expect(weights.size).toBe(FIELD_SCREENS.length)
    if (process.env.BOCAL_WRITE) writeFileSync(TABLE, table())
  })
})

/** Goes on with the tabulator until what is named has the focus, and presses it. */
async function reach(page: Page, name: string | RegExp, key: 'Enter' | 'Space' = 'Enter') {
  const met: string[] = []
  for (let steps = 0; steps < 150; steps += 1) {
    await page.keyboard.press('Tab')
    const text = await page.evaluate(() => {
      const here = document.activeElement
      const said = here instanceof HTMLInputElement ? here.closest('label') : here
      return (here?.getAttribute('aria-label') ?? said?.textContent ?? '').replaceAll(/\s+/g, ' ').trim()
    })
    met.push(text.slice(0, 40))
    if (typeof name === 'string' ? text.includes(name) : name.test(text)) return page.keyboard.press(key)
  }
  throw new Error(`${page.url()}: the keyboard does not reach ${name}; it reached ${met.join(' | ')}`)
}

function table(): string {
  const kb = (bytes: number) => (bytes / 1000).toFixed(1)
  const rows = FIELD_SCREENS.map(({ name }) => {
    const { js, css, html, requests } = weights.get(name) ?? { js: 0, css: 0, html: 0, requests: 0 }
    return `| ${name} | ${kb(js)} | ${kb(css)} | ${kb(html)} | ${requests} | 0 | 0 | 0 |`
  })
  const { js, css, html, requests } = FIELD_BUDGET
  return `# Field screens, measured

Written by \`tests/journeys/field-screens.test.ts\` (\`BOCAL_WRITE=1 npm test -- tests/journeys/field-screens.test.ts\`), which fails
above a budget. Each screen is walked in French, Dutch, English and with every word 40 % longer, at 360, 1280 and 320 px (1280 zoomed
four times); each is free of console errors and of requests to elsewhere. kB gzipped, of a first visit.

| screen | JS kB | CSS kB | HTML kB | requests | axe | targets < 44 px | sideways |
| --- | --- | --- | --- | --- | --- | --- | --- |
| budget | ${js / 1000} | ${css / 1000} | ${html / 1000} | ${requests} | 0 | 0 | 0 |
${rows.join('\n')}

| flow | taps | at most | digits | at most |
| --- | --- | --- | --- | --- |
${flows.map((one) => `| ${one.name} | ${one.taps} | ${one.most} | ${one.digits} | ${one.mostDigits} |`).join('\n')}

Posting, claiming and accepting were also done with the keyboard alone.
`
}
