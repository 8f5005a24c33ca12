/** The phone rings: 31 kg instead of 50. The coordinator tries it, keeps it, takes it back, asks why, and compares. */
import type { Page, Route } from 'playwright-core'
import { expect, test } from 'vitest'
import { alive, expectFits, expectSound, journeys, taps, told } from '../support/browser.ts'
import { plain } from '../support/plain.ts'

const PLAN_MS = 120_000
/** An answer has its 3 seconds; a busy machine more. */
const ANSWER_MS = 60_000

/** Pictures of each screen, for whoever wants to look at them. */
const seen = async (page: Page, name: string) => {
  const folder = process.env.BOCAL_TEST_PICTURES
  if (folder) await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true })
}

journeys('explain', (site) => {
  let plan = ''

  test('a plan; what if a grower brings less: the figures, kept, undone', { timeout: 300_000 }, async () => {
    const { page } = await site().visit({ width: 1280, person: 'amina' })
    await page.goto('/weeks/semaine-2025')
    await page.getByRole('button', { name: 'Faire le plan' }).click()
    await page.waitForURL('**/plans/**', { timeout: PLAN_MS })
    plan = new URL(page.url()).pathname
    await alive(page)
    await seen(page, 'plan-fr-1280')
    await expectSound(page, { field: false })

    await page.getByRole('link', { name: 'Et si… ?' }).click()
    await page.waitForURL('**/what-if')
    await alive(page)
    await seen(page, 'what-if-fr-1280')
    await expectSound(page, { field: false })

    const { tap, count } = taps()
    const batch = page.getByRole('form', { name: 'Un surplus change' })
    // A word is not tried as 0 kg: the field is pointed at, and nothing is asked.
    await batch.getByLabel('Kilos').fill('vingt')
    await batch.getByRole('button', { name: 'Essayer ces kilos' }).click()
    expect(await batch.locator('input:invalid:focus').count()).toBe(1)
    expect(new URL(page.url()).pathname).toBe(`${plan}/what-if`)
    await batch.getByLabel('Kilos').fill('20')
    await batch.getByLabel('Surplus').selectOption({ index: 0 })
    await tap(batch.getByRole('button', { name: 'Essayer ces kilos' }))
    await page.waitForURL('**/trials/**', { timeout: ANSWER_MS })
    expect(count()).toBeLessThanOrEqual(2)
    await alive(page)
    await seen(page, 'trial-fr-1280')
    await expectSound(page, { field: false })
    const asked = plain(await page.locator('main').innerText())
    expect(asked).toMatch(/20 kg au lieu de \d+ kg/)
    expect(asked).toMatch(/kg perdus|rien ne change/i)
    expect(asked).toMatch(/Choisir (quand même|ce plan) \?/)

    await page.getByRole('button', { name: 'Oui, garder ce plan' }).click()
    await page.waitForURL('**/plans/**?kept=**')
    await alive(page)
    expect(plain(await told(page).innerText())).toContain('Gardé comme nouveau plan')
    expect(await page.getByRole('link', { name: 'Publier' }).count()).toBe(1)
    await expectSound(page, { field: false })
    await page.getByRole('button', { name: 'Défaire' }).click()
    await page.waitForURL(`**${plan}?undone`)
    expect(plain(await told(page).innerText())).toContain('Défait')
  })

  test('a decision by menu, at 360 px and without JavaScript, in Dutch', { timeout: 200_000 }, async () => {
    const { page } = await site().visit({ width: 360, person: 'joris', language: 'nl', javaScript: false })
    await page.goto(`${plan}/what-if`)
    const decide = page.getByRole('form', { name: 'Een groep in een sessie' })
    await decide.getByRole('button', { name: 'Komt niet' }).click()
    await page.waitForURL('**/trials/**', { timeout: ANSWER_MS })
    expect(plain(await page.getByRole('heading', { level: 1 }).innerText())).toMatch(/komt niet/)
    expect(plain(await page.locator('main').innerText())).toMatch(/Toch kiezen\?|Dit plan kiezen\?/)
    await seen(page, 'trial-nl-360')
    await expectFits(page)
    await page.getByRole('button', { name: 'Ja, dit plan houden' }).click()
    await page.waitForURL('**/plans/**?kept=**')
    await page.goto(`${plan}/what-if`)
    const known = page.getByRole('region', { name: 'Al beslist' })
    expect(plain(await known.innerText())).toMatch(/komt niet/)
    await seen(page, 'what-if-nl-360')
    await known.getByRole('button', { name: /^Losmaken/ }).click()
    await page.waitForURL('**/trials/**', { timeout: ANSWER_MS })
    expect(plain(await page.getByRole('heading', { level: 1 }).innerText())).toMatch(/^Niet meer vastgelegd/)
  })

  test('why, why not, and plans side by side, at 360 px', { timeout: 300_000 }, async () => {
    const { page } = await site().visit({ width: 360, person: 'amina' })
    await page.goto(`${plan}/why`)
    await alive(page)
    await seen(page, 'why-fr-360')
    await expectSound(page, { field: false })
    expect(
      plain(await page.getByRole('region', { name: 'Ce qui reste, et pourquoi' }).innerText()),
    ).toContain('Toutes les demandes sont déjà servies.')
    await page.getByText('Des bocaux dans une séance').click()
    const jars = page.locator('form').filter({ has: page.getByLabel('Nombre de bocaux') })
    await jars.getByLabel('Nombre de bocaux').fill('5000')
    await jars.getByRole('button', { name: 'Demander' }).click()
    const answer = page.getByRole('region', { name: 'Pourquoi pas… ?' }).getByRole('status')
    await answer.waitFor({ timeout: ANSWER_MS })
    expect(plain(await answer.innerText())).toMatch(/Ce n’est pas possible, tant que/)
    await seen(page, 'why-not-fr-360')
    await expectSound(page, { field: false })

    await page.goto(`${plan}/compare?longer`)
    await alive(page)
    await seen(page, 'compare-fr-360')
    await expectSound(page, { field: false })
    const see = page.getByRole('link', { name: /^Voir le moins cher/ })
    await see.click()
    await page.waitForURL('**/trials/**')
    expect(plain(await page.getByRole('heading', { level: 1 }).innerText())).toMatch(/moins cher/)
  })

  test('why and compare in Dutch on a laptop, by keyboard', { timeout: 200_000 }, async () => {
    const { page } = await site().visit({ width: 1280, person: 'joris', language: 'nl' })
    await page.goto(plan)
    await alive(page)
    // The answer comes once the page has said that it was asked.
    const held = (route: Route) =>
      page
        .getByText('Een ogenblik…')
        .waitFor()
        .then(() => route.continue())
    await page.route('**/why/__data.json*', held, { times: 1 })
    await page.getByRole('link', { name: 'Waarom?' }).focus()
    await page.keyboard.press('Enter')
    await page.waitForURL('**/why', { timeout: ANSWER_MS })
    await page.getByRole('heading', { level: 1, name: 'Waarom dit plan?' }).waitFor()
    await alive(page)
    await seen(page, 'why-nl-1280')
    await expectSound(page, { field: false })
    await page.goto(`${plan}/compare?longer`)
    await alive(page)
    await seen(page, 'compare-nl-1280')
    await expectSound(page, { field: false })
  })
})
