/** At the tail of the van: the producer shows a code, who drives types it with what was counted. */
import { expect, test } from 'vitest'
import { alive, expectSound, journeys, publishWeek, taps, told } from '../support/browser.ts'
import { plain } from '../support/plain.ts'

const HOME = '/producers/ferme-du-chaudron'

journeys('pickup', (site) => {
  let published: Promise<string> | undefined

  test('two taps each: four digits on one screen, typed on the other, and seen by the coordination', {
    timeout: 120_000,
  }, async () => {
    await (published ??= publishWeek(site(), 'semaine-2025'))
    const farm = (await site().visit({ person: 'hugo' })).page
    await farm.goto(HOME)
    await farm.getByText(/^Avant \(/).click()
    await alive(farm)
    await expectSound(farm, { field: true })
    const shows = taps()
    await shows.tap(farm.getByRole('link', { name: /^Remettre/ }).first())
    await farm.waitForURL('**/pickups/semaine-2025/**')
    expect(shows.count()).toBeLessThanOrEqual(2)
    const code = plain(await farm.locator('.code output').innerText())
    expect(code).toMatch(/^\d{4}$/)
    await expectSound(farm, { field: true })

    const van = (await site().visit({ person: 'karim', provokes: 422 })).page
    await van.goto('/pickups')
    await alive(van)
    await expectSound(van, { field: true })
    const types = taps()
    await types.tap(van.locator(`a[href="${new URL(farm.url()).pathname}"]`))
    await van.waitForURL('**/pickups/semaine-2025/**')
    await alive(van)
    expect(await van.locator('.code').count()).toBe(0)
    // A wrong digit: said beside the field, what was typed stays.
    const wrong = String((Number(code) + 1) % 10_000).padStart(4, '0')
    await van.getByLabel('Le code du producteur').fill(wrong)
    await van.getByRole('button', { name: 'C’est parti' }).click()
    await van.getByText('Ce n’est pas le code de cet enlèvement').waitFor()
    expect(await van.getByLabel('Le code du producteur').inputValue()).toBe(wrong)
    await expectSound(van, { field: true })
    await van.getByLabel('Le code du producteur').fill(code)
    await types.tap(van.getByRole('button', { name: 'C’est parti' }))
    await van.waitForURL('**?said')
    expect(types.count()).toBeLessThanOrEqual(2)
    expect(plain(await told(van).innerText())).toMatch(/^C’est noté : .* partis\.$/)

    await farm.reload()
    expect(plain(await farm.locator('main').innerText())).toContain('compté par Karim, avec le code')
    const desk = (await site().visit({ person: 'amina', width: 1280 })).page
    await desk.goto('/weeks/semaine-2025/records/pickups')
    expect(plain(await desk.getByRole('table').innerText())).toContain('compté par Karim, avec le code')
    await expectSound(desk, { field: false })
  })

  test('without JavaScript, in Dutch: the producer’s own word, more than announced refused, corrected, owed, paid', {
    timeout: 120_000,
  }, async () => {
    await (published ??= publishWeek(site(), 'semaine-2025'))
    const { page } = await site().visit({ person: 'lea', language: 'nl', javaScript: false, provokes: 422 })
    await page.goto('/producers/nos-oignons')
    await page.getByText(/^Eerder \(/).click()
    await page
      .getByRole('link', { name: /meegeven/ })
      .first()
      .click()
    const kilos = page.locator('input[name=kilos]')
    const planned = Number(await kilos.inputValue())
    await page.getByRole('button', { name: 'Een kilo minder' }).click()
    expect(Number(await kilos.inputValue())).toBe(planned - 1)
    await kilos.fill('9000')
    await page.getByRole('button', { name: 'Het is vertrokken' }).click()
    expect(plain(await page.locator('main').innerText())).toContain('Wijzig eerst het overschot')
    expect(await kilos.inputValue()).toBe('9000')
    await kilos.fill('7.5')
    await page.getByRole('button', { name: 'Het is vertrokken' }).click()
    expect(page.url()).toContain('said')
    expect(plain(await page.locator('main').innerText())).toContain('genoteerd door Léa')
    await page.getByRole('link', { name: 'Verbeteren' }).click()
    await kilos.fill('7')
    await page.getByRole('button', { name: 'Het is vertrokken' }).click()
    expect(plain(await told(page).innerText())).toContain('7 kg vertrokken')

    await page.goto('/producers/nos-oignons/owed')
    expect(plain(await page.getByRole('heading', { level: 1 }).innerText())).toBe('Wat ik nog krijg')
    await expectSound(page, { field: true })
  })
})
