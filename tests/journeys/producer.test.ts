/** A grower with surplus and a minute: posts it, sees it, changes it, takes it back. */
import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { alive, expectSound, journeys, SOON, taps, told } from '../support/browser.ts'
import { phonePhoto } from '../support/pictures.ts'
import { plain } from '../support/plain.ts'

/** Too large, and nothing that a browser can draw and make small. */
const NINE_MB = { name: 'IMG_9.jpg', mimeType: 'image/jpeg', buffer: randomBytes(9_000_000) }

journeys('producer', (site) => {
  test('signs in, posts celery in at most six taps, and a group sees it', async () => {
    const { page } = await site().visit()
    await page.goto('/')
    await expectSound(page, { field: true })
    await page.getByRole('button', { name: 'Ferme du Chaudron' }).click()
    await page.waitForURL('**/producers/ferme-du-chaudron')
    await alive(page)

    const { tap, count } = taps()
    await tap(page.getByRole('link', { name: 'Annoncer un surplus' }))
    await page.waitForURL('**/post')
    await tap(page.getByRole('link', { name: 'Céleri' }))
    await page.waitForURL('**/post?crop=celery')
    const kilos = page.locator('output')
    const before = Number.parseInt(await kilos.innerText(), 10)
    await tap(page.getByRole('button', { name: 'Une caisse de plus' }))
    await expect.poll(async () => Number.parseInt(await kilos.innerText(), 10), SOON).toBe((before / 4) * 5)
    await tap(page.getByText('Aujourd’hui').first())
    await tap(page.locator('label:has(input[name=grade][value=A])'))
    const file = page.getByLabel('Une photo (facultatif)')
    await file.setInputFiles({ name: 'IMG_1.jpg', mimeType: 'image/jpeg', buffer: await phonePhoto() })
    // Made small on the telephone before it is sent.
    await expect
      .poll(() => file.evaluate((one: HTMLInputElement) => one.files?.[0]?.name), SOON)
      .toBe('photo.jpg')
    await expectSound(page, { field: true })
    const posted = (before / 4) * 5
    await tap(page.getByRole('button', { name: `Annoncer ${posted} kg de céleri` }))
    await page.waitForURL('**/producers/ferme-du-chaudron?said=posted**')
    expect(count()).toBeLessThanOrEqual(6)
    expect(plain(await told(page).innerText())).toContain(`${posted} kg de céleri`)
    const card = page
      .getByRole('article')
      .filter({ hasText: 'Céleri' })
      .filter({ hasText: `${posted} kg` })
    expect(plain(await card.innerText())).toContain('Pas encore demandé')
    await expectSound(page, { field: true })

    const group = await site().visit({ person: 'ines' })
    await group.page.goto('/groups/episolaires')
    // What this group has not asked for before is one tap further.
    await group.page.getByText(/Voir les autres/).click()
    const seen = group.page
      .getByRole('article')
      .filter({ hasText: 'Céleri' })
      .filter({ hasText: `${posted} kg restent` })
    expect(await seen.count()).toBe(1)
    const photo = seen.getByRole('img', { name: 'Photo : céleri' })
    await photo.scrollIntoViewIfNeeded()
    await expect.poll(() => photo.evaluate((one: HTMLImageElement) => one.naturalWidth), SOON).toBe(224)
    await expectSound(group.page, { field: true })
  })

  test('changes it, and withdraws it in three taps after seeing who is affected', async () => {
    const { page } = await site().visit({ person: 'lea' })
    await page.goto('/producers/nos-oignons')
    await alive(page)
    const carrots = page.getByRole('article').filter({ hasText: 'Carottes' })
    await carrots.getByRole('link', { name: 'Modifier' }).click()
    await page.waitForURL('**/semaine-ouverte/**')
    await alive(page)
    // The groups that asked for carrots stand there before anything is changed.
    expect(plain(await page.getByText('Comptent dessus').innerText())).toBeTruthy()
    const figure = page.locator('output')
    const before = plain(await figure.innerText())
    await page.getByRole('button', { name: 'Une caisse de moins' }).click()
    await expect.poll(async () => plain(await figure.innerText()), SOON).not.toBe(before)
    const after = plain(await figure.innerText())
    await page.getByRole('button', { name: 'Enregistrer' }).click()
    await page.waitForURL('**/producers/nos-oignons?said=changed')
    expect(plain(await carrots.innerText())).toContain(after)

    const { tap, count } = taps()
    await tap(carrots.getByRole('link', { name: 'Modifier' }))
    await page.waitForURL('**/semaine-ouverte/**')
    await tap(page.getByRole('link', { name: 'Retirer ce surplus' }))
    await page.waitForURL('**?withdraw')
    expect(plain(await page.getByRole('heading', { level: 1 }).innerText())).toContain(after)
    await expectSound(page, { field: true })
    await tap(page.getByRole('button', { name: 'Oui, retirer' }))
    await page.waitForURL('**/producers/nos-oignons?said=withdrawn')
    expect(count()).toBe(3)
    await page.getByText(/^Avant \(/).click()
    expect(plain(await carrots.filter({ hasText: after }).innerText())).toContain('Retiré')
  })

  test.each([true, false])(
    'a photo of nine megabytes is answered beside its field, and what was typed stays (JavaScript: %s)',
    async (javaScript) => {
      const { page } = await site().visit({ person: 'benoit', javaScript, provokes: 422 })
      await page.goto('/producers/ferme-de-la-distillerie/post?crop=pumpkin')
      if (javaScript) await alive(page)
      await page.getByText('Demain').click()
      await page.locator('summary').click()
      const minimum = page.getByLabel('On passe dès (kg)')
      await minimum.fill('10')
      await page.getByLabel('Un mot pour qui vient chercher').fill('Derrière la grange')
      const file = page.getByLabel('Une photo (facultatif)')
      await file.setInputFiles(NINE_MB)
      // A browser that cannot make it small says so at once; without JavaScript the server does.
      if (!javaScript) await page.getByRole('button', { name: 'Annoncer ce surplus' }).click()
      await expect.poll(() => file.getAttribute('aria-invalid'), SOON).toBe('true')
      const says = await file.getAttribute('aria-describedby')
      expect(await page.locator(`[id="${says}"]`).innerText()).toContain('8 Mo')
      expect(await minimum.inputValue()).toBe('10')
      expect(await page.getByLabel('Un mot pour qui vient chercher').inputValue()).toBe('Derrière la grange')
      expect(await page.locator('input[name=day]:checked').count()).toBe(1)
      await expectSound(page, { field: true })

      // The rest goes without it.
      await page
        .getByRole('button', { name: /^Annoncer/ })
        .last()
        .click()
      await page.waitForURL('**?said=posted**')
    },
  )

  test('the same as last time is two taps', async () => {
    const { page } = await site().visit({ person: 'pieter', language: 'nl' })
    await page.goto('/producers/fruitbedrijf-doms')
    await alive(page)
    const { tap, count } = taps()
    await tap(page.getByRole('link', { name: 'Zoals vorige keer' }))
    await page.waitForURL('**/post?**')
    await tap(page.getByRole('button', { name: /melden$/ }))
    await page.waitForURL('**?said=posted**')
    expect(count()).toBe(2)
  })

  test('without JavaScript: steps by pages, keeps what was typed beside the error, posts and withdraws', async () => {
    const { page } = await site().visit({ person: 'benoit', javaScript: false, provokes: 422 })
    await page.goto('/producers/ferme-de-la-distillerie')
    await page.getByRole('link', { name: 'Annoncer un surplus' }).click()
    await page.getByRole('link', { name: 'Potirons' }).click()
    const crates = page.locator('input[name=crates]')
    expect(await crates.inputValue()).toBe('4')
    await page.getByText('Demain').click()
    await page.locator('label:has(input[name=grade][value=A])').click()
    await page.getByRole('button', { name: 'Une caisse de plus' }).click()
    expect(await crates.inputValue()).toBe('5')
    expect(await page.locator('input[name=grade]:checked').inputValue()).toBe('A')

    await page.locator('summary').click()
    await page.getByLabel('On passe dès (kg)').fill('9000')
    await page.getByRole('button', { name: 'Annoncer ce surplus' }).click()
    expect(plain(await page.getByRole('alert').innerText())).toContain('Cela n’a pas été enregistré')
    expect(await page.getByLabel('On passe dès (kg)').inputValue()).toBe('9000')
    expect(await page.getByLabel('On passe dès (kg)').getAttribute('aria-invalid')).toBe('true')
    expect(await crates.inputValue()).toBe('5')

    // What is no photo is told beside its field; the page cannot hold the file, and says so.
    await page.getByLabel('On passe dès (kg)').fill('10')
    const file = page.getByLabel('Une photo (facultatif)')
    await file.setInputFiles({ name: 'tomates.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('<html>') })
    await page.getByRole('button', { name: 'Annoncer ce surplus' }).click()
    expect(plain(await page.locator('main').innerText())).toContain('Ce n’est pas une photo lisible')
    expect(await file.getAttribute('aria-invalid')).toBe('true')
    expect(await crates.inputValue()).toBe('5')
    await page.locator('summary').click()
    await page.getByLabel('On passe dès (kg)').fill('9000')
    await file.setInputFiles({ name: 'a.jpg', mimeType: 'image/jpeg', buffer: await phonePhoto() })
    await page.getByRole('button', { name: 'Annoncer ce surplus' }).click()
    expect(plain(await page.locator('main').innerText())).toContain('choisissez-la encore')

    await page.getByLabel('On passe dès (kg)').fill('10')
    await file.setInputFiles({ name: 'a.jpg', mimeType: 'image/jpeg', buffer: await phonePhoto() })
    await page.getByRole('button', { name: 'Annoncer ce surplus' }).click()
    expect(page.url()).toContain('said=posted')
    expect(await page.getByRole('img', { name: 'Photo : potirons' }).count()).toBe(1)
    const card = page
      .getByRole('article')
      .filter({ hasText: 'Potirons' })
      .filter({ hasText: 'Pas encore demandé' })
    await card.getByRole('link', { name: 'Modifier' }).first().click()
    await page.getByRole('link', { name: 'Retirer ce surplus' }).click()
    await page.getByRole('button', { name: 'Oui, retirer' }).click()
    expect(page.url()).toContain('said=withdrawn')
  })
})
