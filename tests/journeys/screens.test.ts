/** The coordinator's screens in French and Dutch on a phone and a laptop; those of the field: field-screens.test.ts. */
import { expect, test } from 'vitest'
import { expectSound, journeys, weigh } from '../support/browser.ts'
import { plain } from '../support/plain.ts'

const WEEK = '/weeks/semaine-ouverte'
const SCREENS: readonly { person: string; paths: readonly string[] }[] = [
  {
    person: 'amina',
    paths: [
      '/weeks',
      '/weeks/new',
      WEEK,
      `${WEEK}?view=axis`,
      `${WEEK}/records/batches`,
      `${WEEK}/records/pickups`,
      `${WEEK}/records/claims`,
      `${WEEK}/records/availability`,
      `${WEEK}/records/sessions`,
      `${WEEK}/records/slots`,
      `${WEEK}/records/slots/new`,
      `${WEEK}/records/equipment`,
      `${WEEK}/records/equipment/new`,
      `${WEEK}/records/week`,
      '/groups',
      '/producers',
    ],
  },
]
/** A phone, then the same page on a laptop. */
const WIDTHS = [
  { width: 360, height: 640 },
  { width: 1280, height: 800 },
]

journeys('screens', (site) => {
  test.each(['fr', 'nl'] as const)(
    'every screen in %s on a phone and a laptop',
    { timeout: 180_000 },
    async (language) => {
      for (const { person, paths } of SCREENS) {
        const { page } = await site().visit({ language, person })
        for (const path of paths) {
          await page.goto(path)
          expect(await page.locator('html').getAttribute('lang')).toBe(language)
          for (const size of WIDTHS) {
            await page.setViewportSize(size)
            await expectSound(page, { field: false })
          }
        }
        await page.context().close()
      }
    },
  )

  test('the language is the person’s own, then the one chosen, and the choice comes back to the same page', async () => {
    const { page } = await site().visit({ language: 'en' })
    await page.goto('/sign-in')
    expect(plain(await page.getByRole('heading', { level: 1 }).innerText())).toBe('Who are you?')
    await page.getByRole('button', { name: 'Fruitbedrijf Doms' }).click()
    await page.waitForURL('**/producers/fruitbedrijf-doms')
    expect(await page.locator('html').getAttribute('lang')).toBe('nl')
    await page.goto('/producers/fruitbedrijf-doms/post?crop=apple')
    await page.getByRole('button', { name: 'Français' }).click()
    await page.waitForURL('**/producers/fruitbedrijf-doms/post?crop=apple')
    expect(await page.locator('html').getAttribute('lang')).toBe('fr')
    expect(plain(await page.locator('main').innerText())).toContain('Pommes')
  })

  test('the coordinator’s week stays within its budget', async () => {
    const { page } = await site().visit({ person: 'amina', width: 1280 })
    expect((await weigh(page, WEEK)).js).toBeLessThanOrEqual(200_000)
  })
})
