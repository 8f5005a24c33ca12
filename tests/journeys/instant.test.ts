/** An urgent batch: opened to whoever comes first, taken on the phone, seen by all at once, given back. */
import { expect, test } from 'vitest'
import { alive, expectSound, journeys, SOON, taps, told } from '../support/browser.ts'
import { plain } from '../support/plain.ts'

const BATCHES = '/weeks/semaine-ouverte/records/batches'

journeys('instant claims', (site) => {
  test('a coordinator opens one; a group takes in three taps; another and the producer see it at once', async () => {
    const office = (await site().visit({ person: 'amina', width: 1280 })).page
    await office.goto(BATCHES)
    await office
      .getByRole('link', { name: /^Premiers arrivés : pommes/ })
      .first()
      .click()
    await office.waitForURL(`**${BATCHES}/*`)
    await alive(office)
    await expectSound(office, { field: false })
    const cap = office.getByLabel('Au plus par groupe (kg)')
    const usual = await cap.inputValue()
    await cap.fill('0')
    await office.getByRole('button', { name: 'Ouvrir aux premiers arrivés' }).click()
    await expect.poll(() => cap.getAttribute('aria-invalid'), SOON).toBe('true')
    expect(await cap.inputValue()).toBe('0')
    await cap.fill(usual)
    await office.getByRole('button', { name: 'Ouvrir aux premiers arrivés' }).click()
    await office.waitForURL('**?saved')
    await expectSound(office, { field: false })

    const phone = (await site().visit({ person: 'ines' })).page
    await phone.goto('/groups/episolaires')
    const other = (await site().visit({ person: 'yasmina', language: 'nl' })).page
    await other.goto('/groups/alim-alpha')
    const theirs = other.getByRole('article').filter({ hasText: 'We nemen het' })
    const before = plain(await theirs.locator('.number').innerText())
    expect(before).toMatch(/^Nog \d+ kg$/)
    await expectSound(phone, { field: true })
    await expectSound(other, { field: true })

    const { tap, count } = taps()
    await tap(phone.getByRole('link', { name: /^On prend : pommes/ }))
    await phone.waitForURL('**/now/*')
    await expectSound(phone, { field: true })
    await tap(phone.getByRole('button', { name: /^Prendre \d+ kg maintenant$/ }))
    await phone.waitForURL('**?said=taken**')
    expect(count()).toBeLessThanOrEqual(3)
    expect(plain(await told(phone).innerText())).toMatch(/^C’est à vous : \d+ kg de pommes/)
    await expectSound(phone, { field: true })
    // Nobody reloads: what is left changes by itself.
    await expect.poll(async () => plain(await theirs.locator('.number').innerText()), SOON).not.toBe(before)
    await expect.poll(() => office.getByRole('link', { name: /pisolaires/ }).count(), SOON).toBeGreaterThan(0)

    await phone.getByRole('link', { name: /^modifier : pommes/ }).click()
    await phone.waitForURL('**/taken/*')
    await expectSound(phone, { field: true })
    await phone.getByRole('button', { name: /^Rendre les \d+ kg$/ }).click()
    await phone.waitForURL('**?said=given-back')
    await expect.poll(async () => plain(await theirs.locator('.number').innerText()), SOON).toBe(before)
  })

  test('without JavaScript: taken by steps, and who comes too late reads what else there is', async () => {
    const bare = (await site().visit({ person: 'ines', javaScript: false, provokes: 409 })).page
    await bare.goto('/groups/episolaires')
    await bare.getByRole('link', { name: /^On prend : pommes/ }).click()
    const late = bare.url()
    await bare.getByRole('button', { name: 'Une caisse de moins' }).click()
    await bare.getByRole('button', { name: 'Prendre maintenant' }).click()
    expect(bare.url()).toContain('said=taken')
    expect(plain(await told(bare).innerText())).toMatch(/^C’est à vous/)

    // The page is still open elsewhere when the coordination closes the offer.
    await bare.goto(late)
    const office = (await site().visit({ person: 'amina', width: 1280 })).page
    await office.goto(BATCHES)
    await office
      .getByRole('link', { name: /^Premiers arrivés : pommes/ })
      .first()
      .click()
    await office.waitForURL(`**${BATCHES}/*`)
    await office.getByRole('button', { name: 'Clôturer' }).click()
    await office.waitForURL('**?saved')
    await expectSound(office, { field: false })
    await bare.getByRole('button', { name: 'Prendre maintenant' }).click()
    expect(plain(await bare.getByRole('alert').innerText())).toContain('Trop tard')
    await expectSound(bare, { field: true })
  })
})
