/** A plan is published: who is told what is shown before; each finds it at home, in their language; the calendar. */
import type { APIRequestContext, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { alive, expectSound, journeys, type Site, SOON } from '../support/browser.ts'
import { plain } from '../support/plain.ts'

const WEEK = 'semaine-2025'
const api = `/api/weeks/${WEEK}`

/** The draft that the coordinator is about to publish. */
async function drafted(site: Site, request: APIRequestContext): Promise<string> {
  const headers = { origin: site.address }
  const body = { engine: 'greedy', seconds: 30, seed: 1 }
  const { id } = await (await request.post(`${api}/plan-jobs`, { data: body, headers })).json()
  const job = async () => (await request.get(`${api}/plan-jobs/${id}`)).json()
  await expect.poll(async () => (await job()).state, { timeout: 90_000 }).toBe('done')
  return (await job()).plan
}

async function soundAtBoth(page: Page, { field }: { field: boolean }) {
  for (const size of [
    { width: 1280, height: 800 },
    { width: 360, height: 640 },
  ]) {
    await page.setViewportSize(size)
    await expectSound(page, { field })
  }
}

journeys('messages', (site) => {
  test('publishing says who is told what; groups read it, coordinators see what arrived and copy the rest', {
    timeout: 180_000,
  }, async () => {
    const { page } = await site().visit({ person: 'amina', width: 1280 })
    const plan = await drafted(site(), page.request)
    await page.goto(`/weeks/${WEEK}/plans/${plan}`)
    await page.getByRole('link', { name: 'Publier' }).click()
    await page.waitForURL('**?publish**')
    await alive(page)
    const told = page.getByRole('row', { name: /Lotte/ })
    expect(plain(await told.innerText())).toMatch(/NL/)
    expect(plain(await told.innerText())).toMatch(/uw rit/)
    await soundAtBoth(page, { field: false })
    await page.setViewportSize({ width: 1280, height: 800 })
    await page.locator('form[action="?/publish"] button').click()
    await page.waitForURL(`**/weeks/${WEEK}?said=published`)

    await page.goto(`/weeks/${WEEK}/messages`)
    await alive(page)
    await expect
      .poll(async () => {
        await page.reload()
        return plain(await page.locator('main').innerText())
      }, SOON)
      .toMatch(/0 en attente/)
    const driver = page.locator('article', { hasText: 'Lotte' })
    expect(plain(await driver.innerText())).toMatch(/Lotte · e.mail parti/)
    await driver.getByText('Texte à coller').click()
    const text = await driver.getByRole('textbox').inputValue()
    expect(text).toContain('uw rit')
    expect(text).toMatch(/\/news$/)
    expect(await driver.getByRole('link', { name: 'Ouvrir WhatsApp' }).getAttribute('href')).toBe(
      `https://wa.me/?text=${encodeURIComponent(text)}`,
    )
    await soundAtBoth(page, { field: false })

    const member = await site().visit({ person: 'salma', language: 'nl' })
    await member.page.goto('/groups/ca-chauffe')
    await alive(member.page)
    await soundAtBoth(member.page, { field: true })
    await member.page.getByRole('link', { name: /nieuw(e)? bericht/ }).click()
    await member.page.waitForURL('**/news')
    await alive(member.page)
    expect(plain(await member.page.locator('main').innerText())).toMatch(/een voorstel voor u/)
    await soundAtBoth(member.page, { field: true })
    await member.page.getByRole('button', { name: 'Gelezen' }).click()
    await expect.poll(() => member.page.getByText('nieuw', { exact: true }).count(), SOON).toBe(0)
    await page.reload()
    expect(plain(await page.locator('article', { hasText: 'Ça Chauffe' }).innerText())).toContain(
      'lu à l’écran',
    )
  })

  test('without JavaScript: read, choose a language and no e-mails, make and revoke an address', {
    timeout: 120_000,
  }, async () => {
    const { page } = await site().visit({ person: 'salma', javaScript: false, provokes: 404 })
    await page.goto('/account')
    await page.getByRole('link', { name: /Langue, e.mails et agenda/ }).click()
    await page.getByRole('radio', { name: /Non, pas d’e.mails/ }).check()
    await page.getByRole('radio', { name: 'Nederlands' }).check()
    await page.getByRole('button', { name: 'Enregistrer' }).click()
    expect(plain(await page.locator('main').innerText())).toMatch(/Taal, e.mails en agenda/)
    expect(await page.getByRole('radio', { name: /Nee, geen e.mails/ }).isChecked()).toBe(true)
    await page.getByRole('button', { name: /Adres maken ?: Alles wat mij aangaat/ }).click()
    const url = await page.getByRole('textbox', { name: 'Adres om te kopiëren' }).inputValue()
    expect(await (await page.request.get(url)).text()).toMatch(/^BEGIN:VCALENDAR/)
    expect(await page.getByRole('img', { name: 'QR-code van de agenda' }).count()).toBe(1)
    await page.getByRole('button', { name: /Intrekken ?: Alles wat mij aangaat/ }).click()
    expect(plain(await page.locator('main').innerText())).toContain('Het adres werkt niet meer.')
    expect((await page.request.get(url)).status()).toBe(404)

    const withScript = await site().visit({ person: 'salma', language: 'nl' })
    await withScript.page.goto('/account/settings')
    await withScript.page.getByRole('button', { name: /Adres maken ?: Alles/ }).click()
    await withScript.page.getByRole('textbox', { name: 'Adres om te kopiëren' }).waitFor()
    await soundAtBoth(withScript.page, { field: true })
  })
})
