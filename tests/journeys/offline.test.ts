/** A phone in a field without network: what was seen opens, what is done waits, and arrives once. */
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { alive, expectKept, expectSound, journeys, kept, SOON } from '../support/browser.ts'
import { plain } from '../support/plain.ts'

const waiting = (page: Page) => page.getByText('en attente d’envoi – pas encore confirmé')

journeys('offline', (site) => {
  test('a producer posts in a field without network: it waits, and arrives once', async () => {
    const { page } = await site().visit({ person: 'lea', goesOffline: true })
    await page.goto('/producers/nos-oignons')
    await alive(page)
    await expectKept(page, '/', '/producers/nos-oignons', '/producers/nos-oignons/post')

    await page.context().setOffline(true)
    await page.goto('/')
    expect(plain(await page.getByText(/^Hors ligne – vu le /).innerText())).toMatch(/\d h/)
    expect(plain(await page.getByRole('heading', { level: 1 }).innerText())).toContain('Nos Oignons')
    await expectSound(page, { field: true })

    await page.getByRole('link', { name: 'Annoncer un surplus' }).click()
    await page.waitForURL('**/post')
    await page.getByRole('link', { name: 'Céleri' }).click()
    await page.locator('input[name=crates]').fill('37')
    const submit = page.getByRole('button', { name: /^Annoncer .* de céleri$/ })
    const said = plain(await submit.innerText())
    await submit.click()
    await page.waitForURL('**/producers/nos-oignons')
    const outbox = page.getByRole('article').filter({ hasText: said })
    await expect.poll(() => outbox.count(), SOON).toBe(1)
    expect(plain(await outbox.innerText())).toContain('en attente d’envoi – pas encore confirmé')
    await expectSound(page, { field: true })
    await page.reload()
    await expect.poll(() => outbox.count(), SOON).toBe(1)

    await page.context().setOffline(false)
    await expect.poll(() => page.getByText(/^Bien arrivé/).count(), SOON).toBe(1)
    expect(await waiting(page).count()).toBe(0)
    await expect.poll(() => page.getByText(/^Hors ligne/).count(), SOON).toBe(0)
    await page.reload()
    const kilos = /(\d+) kg/.exec(said)?.[0] ?? said
    const posted = page.getByRole('article').filter({ hasText: 'Céleri' }).filter({ hasText: kilos })
    expect(await posted.count()).toBe(1)
  })

  test('what is refused later is told in words, and mended without typing it all again', async () => {
    const { page } = await site().visit({ person: 'benoit', goesOffline: true, provokes: 422 })
    await page.goto('/producers/ferme-de-la-distillerie')
    await alive(page)
    await expectKept(page, '/producers/ferme-de-la-distillerie/post')
    await page.context().setOffline(true)
    await page.getByRole('link', { name: 'Annoncer un surplus' }).click()
    await page.waitForURL('**/post')
    await page.getByRole('link', { name: 'Potirons' }).click()
    await page.locator('input[name=crates]').fill('7')
    await page.locator('label:has(input[name=grade][value=A])').click()
    await page.locator('summary').click()
    await page.getByLabel('On passe dès (kg)').fill('9000')
    await page.getByRole('button', { name: /^Annoncer .* de potirons$/ }).click()
    await page.waitForURL('**/producers/ferme-de-la-distillerie')
    await expect.poll(() => waiting(page).count(), SOON).toBe(1)

    await page.context().setOffline(false)
    const refused = page.getByRole('article').filter({ hasText: 'pas accepté' })
    await expect.poll(() => refused.count(), SOON).toBe(1)
    expect(plain(await refused.locator('p').nth(1).innerText())).toMatch(/\S{3,} \S+/)
    await expectSound(page, { field: true })
    await refused.getByRole('button', { name: /^Corriger/ }).click()
    await page.waitForURL('**/post?crop=pumpkin')
    const crates = page.locator('input[name=crates]')
    await expect.poll(() => crates.inputValue(), SOON).toBe('7')
    expect(await page.locator('input[name=grade]:checked').inputValue()).toBe('A')
    await page.locator('summary').click()
    expect(await page.getByLabel('On passe dès (kg)').inputValue()).toBe('9000')
    await page.getByLabel('On passe dès (kg)').fill('10')
    await page.getByRole('button', { name: /^Annoncer .* de potirons$/ }).click()
    await page.waitForURL('**?said=posted**')
    await expect.poll(() => refused.count(), SOON).toBe(0)
  })

  test('a group asks for something without network, and nobody else at the phone speaks for it', async () => {
    const { page } = await site().visit({ person: 'ines', goesOffline: true })
    await page.goto('/groups/episolaires')
    await alive(page)
    const take = page.getByRole('link', { name: /On en prend.*pommes/i }).first()
    const path = (await take.getAttribute('href')) ?? ''
    await expectKept(page, '/groups/episolaires', path, '/groups/episolaires/semaine-ouverte/availability')

    await page.context().setOffline(true)
    await take.click()
    await page.getByRole('link', { name: /Frais, à cuisiner chez nous/ }).click()
    await page.locator('input[name=amount]').fill('3')
    await page.getByRole('button', { name: 'On prendrait jusqu’à 3 kg' }).click()
    await page.waitForURL('**/groups/episolaires')
    await expect.poll(() => waiting(page).count(), SOON).toBe(1)
    const asks = page.getByRole('article').filter({ has: waiting(page) })
    expect(plain(await asks.locator('b').innerText())).toMatch(/ – On prendrait jusqu’à 3 kg$/)
    // A page nobody has opened says so, in the person's language.
    await page.goto('/groups/episolaires/semaine-ouverte/claims/none')
    expect(plain(await page.getByRole('heading', { level: 1 }).innerText())).toBe('Pas de réseau')
    await expectSound(page, { field: true })

    // Somebody else at the same phone: not sent in their name, not shown to them.
    await page.context().setOffline(false)
    const own = await page.context().cookies()
    const other = await site().visit({ person: 'yasmina' })
    await page.context().addCookies(await other.page.context().cookies())
    await page.goto('/groups/alim-alpha')
    await alive(page)
    expect(await waiting(page).count()).toBe(0)
    expect(await page.getByText('3 kg frais').count()).toBe(0)
    expect(await kept(page)).not.toContain('/groups/episolaires')

    await page.context().addCookies(own)
    await page.goto('/groups/episolaires')
    await expect.poll(() => page.getByText(/^Bien arrivé/).count(), SOON).toBe(1)
    await page.reload()
    const asked = page.getByRole('listitem').filter({ hasText: 'jusqu’à 3 kg frais' })
    expect(await asked.count()).toBe(1)
    expect(plain(await asked.innerText())).toContain('en attente')
  })
})
