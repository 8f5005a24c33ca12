/** A group's own people: inviting somebody without an e-mail address, and somebody who cooks with two groups. */
import { expect, test } from 'vitest'
import { alive, expectSound, journeys } from '../support/browser.ts'
import { plain } from '../support/plain.ts'

journeys('group people', (site) => {
  test.each([
    ['fr', 'Son prénom', 'Faire l’invitation', 'Entrer', 'Texte à coller'],
    ['nl', 'De voornaam', 'Uitnodiging maken', 'Binnen', 'Tekst om te plakken'],
  ] as const)(
    'in %s: a member invites, the other comes in with the link into that group; it can be taken back',
    async (language, name, make, come, text) => {
      const { page } = await site().visit({ person: 'salma', language })
      await page.goto('/groups/ca-chauffe/people')
      await alive(page)
      await expectSound(page, { field: true })
      await page.getByLabel(name).fill('Nadia')
      await page.getByRole('button', { name: make }).click()
      await page.getByLabel(text).waitFor()
      await expectSound(page, { field: true })
      const url = /http:\S+\/join\/\S+/.exec(await page.getByLabel(text).inputValue())?.[0] ?? ''
      const { page: phone } = await site().visit({ language, javaScript: false })
      await phone.goto(url)
      await phone.getByRole('button', { name: come }).click()
      await phone.waitForURL('**/groups/ca-chauffe')
      // What is not hers is not there, and not even linked.
      expect(await phone.locator('a[href^="/weeks"], a[href^="/people"]').count()).toBe(0)
    },
  )

  test('without JavaScript: an empty name is told beside its field; an invitation is taken back; one leaves', async () => {
    const { page } = await site().visit({ person: 'ines', javaScript: false, provokes: 400 })
    await page.goto('/groups/episolaires/people')
    await page.getByRole('radio', { name: 'Nederlands' }).check({ force: true })
    await page.getByRole('button', { name: 'Faire l’invitation' }).click()
    expect(await page.getByLabel('Son prénom').getAttribute('aria-invalid')).toBe('true')
    expect(await page.getByRole('radio', { name: 'Nederlands' }).isChecked()).toBe(true)
    await page.getByLabel('Son prénom').fill('Tom')
    await page.getByRole('button', { name: 'Faire l’invitation' }).click()
    expect(await page.getByLabel('Texte à coller').inputValue()).toContain('Dag Tom')
    await page.getByRole('button', { name: /Retirer Tom/ }).click()
    expect(await page.getByText('Tom', { exact: true }).count()).toBe(0)
    await page.getByText('Quitter le groupe').click()
    await page.getByRole('button', { name: /^Oui, quitter/ }).click()
    expect(page.url()).toContain('/sign-in')
  })

  test('who cooks with two groups sees which one it is, and changes with one tap', async () => {
    const { page: office } = await site().visit({ person: 'amina' })
    const group = (id: string) => ({ kind: 'group', group: id })
    const given = await office.request.put('/api/people/yasmina/roles', {
      data: { roles: [group('alim-alpha'), group('ca-chauffe')] },
      headers: { origin: site().address },
    })
    expect(given.status()).toBe(200)
    const { page } = await site().visit({ person: 'yasmina' })
    await page.goto('/groups/alim-alpha')
    await alive(page)
    const nav = page.getByRole('navigation', { name: 'Mes rôles' })
    expect(plain(await nav.locator('[aria-current]').innerText())).toContain('Alim’alpha')
    await expectSound(page, { field: true })
    await nav.getByRole('link', { name: 'Ça Chauffe' }).click()
    await page.waitForURL('**/groups/ca-chauffe')
    await alive(page)
    await page
      .getByRole('link', { name: /On en prend/ })
      .first()
      .click()
    await page.waitForURL('**/take/**')
    await page.getByRole('link', { name: /Frais/ }).first().click()
    await page.waitForURL('**?as=fresh')
    await alive(page)
    expect(plain(await nav.locator('[aria-current]').innerText())).toContain('Ça Chauffe')
    await page.getByRole('button', { name: /^On prendrait/ }).click()
    await page.waitForURL('**/groups/ca-chauffe?said=claimed**')
  })
})
