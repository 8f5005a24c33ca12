/** Coming in: an invitation on a phone without JavaScript, the e-mail's page, one's devices. */
import { expect, test } from 'vitest'
import { alive, expectSound, journeys } from '../support/browser.ts'
import { plain } from '../support/plain.ts'

journeys('sign-in', (site) => {
  test('a coordinator invites, and the link opens the person’s own role, without JavaScript', async () => {
    const { page: office } = await site().visit({ person: 'joris', width: 1280 })
    await office.goto('/people')
    await alive(office)
    await expectSound(office, { field: false })
    await office.getByRole('button', { name: 'Inviter Yasmina' }).click()
    const text = office.getByLabel('Texte à coller')
    await text.waitFor()
    await expectSound(office, { field: false })
    expect(await office.getByAltText('Code QR de l’invitation').isVisible()).toBe(true)
    const url = /http:\S+\/join\/\S+/.exec(await text.inputValue())?.[0] ?? ''

    const { page: phone } = await site().visit({ javaScript: false })
    await phone.goto(url)
    await phone.reload()
    await phone.getByRole('button', { name: 'Entrer' }).click()
    await phone.waitForURL('**/groups/alim-alpha')

    const { page: late } = await site().visit({ javaScript: false, provokes: 422 })
    await late.goto(url)
    await late.getByRole('button', { name: 'Entrer' }).click()
    expect(plain(await late.getByRole('alert').innerText())).toContain('a déjà servi')
  })

  test('an invitation that was revoked is no longer listed', async () => {
    const { page } = await site().visit({ person: 'joris', width: 1280 })
    await page.goto('/people')
    await alive(page)
    await page.getByRole('button', { name: 'Inviter Odette' }).click()
    await page.getByLabel('Texte à coller').waitFor()
    const revoke = page.getByRole('button', { name: 'Retirer Odette' })
    await revoke.click()
    await revoke.waitFor({ state: 'detached' })
    expect(await revoke.count()).toBe(0)
  })

  test('the e-mail’s page keeps the address and says what is wrong beside the code', async () => {
    const { page } = await site().visit({ provokes: 422 })
    await page.goto('/sign-in/link')
    await alive(page)
    await expectSound(page, { field: true })
    await page.getByLabel(/Adresse e.mail/).fill('nobody@example.org')
    await page.getByRole('button', { name: 'Recevoir le code' }).click()
    await page.getByText('nobody@example.org').waitFor()
    await page.getByLabel('Code à 6 chiffres').fill('123 456')
    await page.getByRole('button', { name: 'Entrer' }).click()
    await page.getByText('Ce code n’est pas bon').waitFor()
    await expectSound(page, { field: true })
    expect(await page.getByText('nobody@example.org').isVisible()).toBe(true)
  })

  test.each(['fr', 'nl', 'en'] as const)(
    'one’s account is sound in %s, and signs out everywhere',
    async (language) => {
      const { page } = await site().visit({ person: 'hugo', language })
      await page.goto('/account')
      await alive(page)
      await expectSound(page, { field: true })
      await page.locator('form[action="?/everywhere"] button').click()
      await page.waitForURL('**/sign-in')
      await page.goto('/account')
      expect(new URL(page.url()).pathname).toBe('/sign-in')
    },
  )

  test.each([360, 1280] as const)('the page behind a link is sound at %i px', async (width) => {
    const { page } = await site().visit({ width })
    await page.goto('/join/there-is-none')
    await alive(page)
    await expectSound(page, { field: true })
  })
})
