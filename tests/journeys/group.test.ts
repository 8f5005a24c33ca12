/** A cooking group: what is there, what we take, when we can. */
import { expect, test } from 'vitest'
import { alive, expectSound, journeys, SOON, taps } from '../support/browser.ts'

journeys('group', (site) => {
  test('claims jars in three taps, reads that a wish is not a promise, and withdraws', async () => {
    const { page } = await site().visit()
    await page.goto('/sign-in')
    await page.getByRole('button', { name: 'Alim’alpha' }).click()
    await page.waitForURL('**/groups/alim-alpha')
    await alive(page)

    const { tap, count } = taps()
    await tap(page.getByRole('link', { name: /On en prend.*pommes/i }).first())
    await page.waitForURL('**/take/**')
    await expectSound(page, { field: true })
    const jar = page.getByRole('link', { name: /compote de pommes/i })
    await tap(jar.first())
    await page.waitForURL('**?as=**')
    await alive(page)
    await expectSound(page, { field: true })
    await tap(page.getByRole('button', { name: /^Demander \d+ bocaux$/ }))
    await page.waitForURL('**?said=claimed**')
    expect(count()).toBeLessThanOrEqual(3)
    expect(await page.getByRole('status').innerText()).toContain('pas encore confirmé')
    const mine = page.getByRole('listitem').filter({ hasText: /compote de pommes/i })
    expect(await mine.innerText()).toContain('en attente')
    await expectSound(page, { field: true })

    await mine.getByRole('link', { name: /modifier/ }).click()
    await page.waitForURL('**/claims/**')
    await alive(page)
    await expectSound(page, { field: true })
    await page.getByRole('button', { name: 'Un bocal de plus' }).click()
    const asked = await page.locator('output').innerText()
    await page.getByRole('button', { name: 'Enregistrer' }).click()
    await page.waitForURL('**?said=changed')
    expect(await mine.innerText()).toContain(`${asked} bocaux`)
    await mine.getByRole('link', { name: /modifier/ }).click()
    await page.waitForURL('**/claims/**')
    await page.getByRole('button', { name: 'Retirer la demande' }).click()
    await page.waitForURL('**?said=withdrawn')
    expect(await mine.count()).toBe(0)
  })

  test('a recipe that is not safe is refused in words, with what else the crop can become', async () => {
    const { page } = await site().visit({ person: 'yasmina' })
    await page.goto('/groups/alim-alpha')
    await page.getByText(/Voir les autres/).click()
    await page.getByRole('link', { name: /On en prend.*potirons/i }).click()
    await page.waitForURL('**/take/**')
    await page.getByText(/Pas en bocal, pour votre sécurité/).click()
    const refused = page.locator('.refused')
    expect(await refused.innerText()).toMatch(/potiron/i)
    expect(await refused.locator('li p').first().innerText()).not.toBe('')
    // What is refused cannot be chosen.
    expect(await page.getByRole('link', { name: /purée de potiron/i }).count()).toBe(0)
    await expectSound(page, { field: true })
  })

  test('says when it can cook with one tap a session, and it is kept', async () => {
    const { page } = await site().visit({ person: 'griet', language: 'nl' })
    await page.goto('/groups/de-pollepel')
    await alive(page)
    await page.getByRole('link', { name: /Zeggen wanneer/ }).click()
    await page.waitForURL('**/availability')
    await alive(page)
    const yes = page.getByRole('button', { name: /^Ja/ }).first()
    expect(await yes.getAttribute('aria-pressed')).toBe('false')
    await yes.click()
    await expect.poll(() => yes.getAttribute('aria-pressed'), SOON).toBe('true')
    await page.reload()
    expect(await yes.getAttribute('aria-pressed')).toBe('true')
    await expectSound(page, { field: true })
  })

  test('without JavaScript: claims fresh kilos and answers availability', async () => {
    const { page } = await site().visit({ person: 'ines', javaScript: false })
    await page.goto('/groups/episolaires')
    await page
      .getByRole('link', { name: /On en prend.*pommes/i })
      .first()
      .click()
    await page.getByRole('link', { name: /Frais, à cuisiner chez nous/ }).click()
    await page.getByRole('button', { name: 'Un kilo de plus' }).click()
    const kilos = await page.locator('input[name=amount]').inputValue()
    await page.getByRole('button', { name: 'Demander', exact: true }).click()
    expect(page.url()).toContain('said=claimed')
    expect(
      await page
        .getByRole('listitem')
        .filter({ hasText: `jusqu’à ${kilos} kg frais` })
        .innerText(),
    ).toContain('en attente')

    await page.getByRole('link', { name: /Dire quand on peut cuisiner/ }).click()
    const needed = page.getByRole('button', { name: /^Au besoin/ }).first()
    await needed.click()
    expect(await needed.getAttribute('aria-pressed')).toBe('true')
  })

  test('another group’s screen is not there', async () => {
    const { page } = await site().visit({ person: 'ines', provokes: 404 })
    const answer = await page.goto('/groups/alim-alpha')
    expect(answer?.status()).toBe(404)
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('Cette page n’existe pas')
    await expectSound(page, { field: true })
  })
})
