/** A cooking group: what is there, what we take, when we can. */
import { expect, test } from 'vitest'
import { alive, expectSound, journeys, SOON, taps, told } from '../support/browser.ts'
import { plain } from '../support/plain.ts'

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
    await tap(page.getByRole('button', { name: /^On prendrait jusqu’à \d+ bocaux/ }))
    await page.waitForURL('**?said=claimed**')
    expect(count()).toBeLessThanOrEqual(3)
    expect(plain(await told(page).innerText())).toContain('pas encore confirmé')
    const mine = page.getByRole('listitem').filter({ hasText: /compote de pommes/i })
    expect(plain(await mine.innerText())).toContain('en attente')
    await expectSound(page, { field: true })

    await mine.getByRole('link', { name: /modifier/ }).click()
    await page.waitForURL('**/claims/**')
    await alive(page)
    await expectSound(page, { field: true })
    await page.getByRole('button', { name: 'Un bocal de plus' }).click()
    const asked = plain(await page.locator('output').innerText())
    await page.getByRole('button', { name: /^On prend \d+ bocaux/ }).click()
    await page.waitForURL('**?said=changed')
    // Firm: so many, and no longer "up to".
    expect(plain(await mine.innerText())).toContain(`· ${asked} bocaux`)
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
    const refused = page.locator('.refused').first()
    expect(plain(await refused.innerText())).toMatch(/potiron/i)
    expect(plain(await refused.innerText())).toContain('pas possible')
    expect(plain(await refused.locator('p').first().innerText())).not.toBe('')
    // What is refused cannot be chosen; what the crop can become instead is a tap away.
    expect(await page.getByRole('link', { name: /purée de potiron/i }).count()).toBe(0)
    const instead = refused.getByRole('link').first()
    const offered = page.locator('.choices-list a')
    if ((await offered.count()) > 1) expect(await instead.isVisible()).toBe(true)
    else expect(plain(await refused.innerText())).toContain('Seulement frais')
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
    const { page } = await site().visit({ person: 'ines', javaScript: false, provokes: 400 })
    await page.goto('/groups/episolaires')
    await page
      .getByRole('link', { name: /On en prend.*pommes/i })
      .first()
      .click()
    await page.getByRole('link', { name: /Frais, à cuisiner chez nous/ }).click()
    await page.getByRole('button', { name: 'Un kilo de plus' }).click()
    const kilos = await page.locator('input[name=amount]').inputValue()
    await page.getByRole('button', { name: /^On prendrait jusqu’à/ }).click()
    expect(page.url()).toContain('said=claimed')
    const claim = page.getByRole('listitem').filter({ hasText: `jusqu’à ${kilos} kg frais` })
    expect(await claim.innerText()).toContain('en attente')

    // Nothing, from a browser that lets it through: told beside the amount, which stays as it was typed.
    await claim.getByRole('link').first().click()
    const amount = page.locator('input[name=amount]')
    await amount.evaluate((one: HTMLInputElement) => one.form?.setAttribute('novalidate', ''))
    await amount.fill('0')
    await page.getByRole('button', { name: /^On prendrait jusqu’à/ }).click()
    expect(plain(await page.getByRole('alert').innerText())).toContain('Cela n’a pas été enregistré')
    expect(await amount.getAttribute('aria-invalid')).toBe('true')
    expect(await amount.inputValue()).toBe('0')
    await page.goto('/groups/episolaires')

    await page.getByRole('link', { name: /Dire quand on peut cuisiner/ }).click()
    const needed = page.getByRole('button', { name: /^Au besoin/ }).first()
    await needed.click()
    expect(await needed.getAttribute('aria-pressed')).toBe('true')
  })

  test('a refused recipe posted by hand is refused in words, and nothing is asked', async () => {
    const { page } = await site().visit({ person: 'yasmina', provokes: 422 })
    const batches = `${site().address}/api/weeks/semaine-ouverte/batches?group=alim-alpha`
    const { items } = await (await page.request.get(batches)).json()
    const withRefusal = items.find((one: { refusals: unknown[] }) => one.refusals.length > 0)
    const take = `/groups/alim-alpha/semaine-ouverte/take/${withRefusal.id}`
    const claims = async () =>
      (await (await page.request.get(`${site().address}/api/weeks/semaine-ouverte/claims`)).json()).items
        .length
    const before = await claims()
    await page.goto(`${take}?as=fresh`)
    await alive(page)
    // As somebody would who edits the form: the button is the page's own.
    await page.locator('form', { has: page.locator('input[name=amount]') }).evaluate((form, preparation) => {
      const field = form.ownerDocument.createElement('input')
      Object.assign(field, { type: 'hidden', name: 'preparation', value: preparation })
      form.append(field)
    }, withRefusal.refusals[0].preparation.id)
    await page.getByRole('button', { name: /^On prendrait/ }).click()
    await page.getByRole('alert').waitFor()
    expect(plain(await page.getByRole('alert').innerText())).toMatch(/pas autorisé/)
    expect(await claims()).toBe(before)
  })

  test('no jars at all: the message stands beside the number, which is kept', async () => {
    const { page } = await site().visit({ person: 'yasmina', javaScript: false, provokes: 400 })
    await page.goto('/groups/alim-alpha')
    await page
      .getByRole('link', { name: /On en prend.*pommes/i })
      .first()
      .click()
    await page.getByRole('link', { name: /Frais, à cuisiner chez nous/ }).click()
    await page
      .locator('form', { has: page.locator('input[name=amount]') })
      .evaluate((form) => form.setAttribute('novalidate', ''))
    await page.locator('input[name=amount]').fill('0')
    await page.getByRole('button', { name: /^On prendrait/ }).click()
    const amount = page.locator('input[name=amount]')
    expect(await amount.inputValue()).toBe('0')
    expect(await amount.getAttribute('aria-invalid')).toBe('true')
    const described = await amount.getAttribute('aria-describedby')
    expect(plain(await page.locator(`[id="${described}"]`).innerText())).not.toBe('')
  })

  test('another group’s screen is not there', async () => {
    const { page } = await site().visit({ person: 'ines', provokes: 404 })
    const answer = await page.goto('/groups/alim-alpha')
    expect(answer?.status()).toBe(404)
    expect(plain(await page.getByRole('heading', { level: 1 }).innerText())).toBe('Cette page n’existe pas')
    await expectSound(page, { field: true })
  })
})
