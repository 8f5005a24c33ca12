/** What a group said yes to, until it carries its jars home: the voucher, on a screen and on paper, and whoever hands out. */
import { expect, test } from 'vitest'
import {
  alive,
  expectKept,
  expectSound,
  journeys,
  publishWeek,
  taps,
  told,
  weigh,
} from '../support/browser.ts'
import { plain } from '../support/plain.ts'

const WEEK = 'semaine-2025'

/** Published once, and accepted by the two groups of this file. */
let agreed: Promise<void> | undefined

journeys('voucher', (site) => {
  async function agree() {
    const plan = await publishWeek(site(), WEEK)
    const { page } = await site().visit({ person: 'joris' })
    for (const group of ['ca-chauffe', 'episolaires']) {
      const answer = await page.request.post(`/api/weeks/${WEEK}/proposals/${group}/answer`, {
        data: { answer: 'accept', plan },
        headers: { origin: site().address },
      })
      expect(answer.status()).toBe(200)
    }
    await page.context().close()
  }

  test.each([
    ['fr', 'salma', 'ca-chauffe', 'Voir notre bon'],
    ['nl', 'ines', 'episolaires', 'Onze bon tonen'],
  ] as const)(
    'in %s: one tap from home, jars huge, place, hour, QR and code; light, sound, and whole on paper',
    { timeout: 120_000 },
    async (language, person, group, open) => {
      await (agreed ??= agree())
      const { page } = await site().visit({ language, person })
      await page.goto(`/groups/${group}`)
      await alive(page)
      const { tap, count } = taps()
      await tap(page.getByRole('link', { name: new RegExp(open) }).first())
      await page.waitForURL('**/vouchers/**')
      expect(count()).toBe(1)
      await expectSound(page, { field: true })
      const voucher = page.getByRole('article')
      const own = await (await page.request.get(`/api/groups/${group}/vouchers`)).json()
      const jars = own.items[0].jars.reduce((sum: number, row: { jars: number }) => sum + row.jars, 0)
      const huge = voucher.locator('.huge')
      expect(plain(await huge.innerText())).toBe(String(jars))
      expect(
        await huge.evaluate((node) => Number.parseFloat(getComputedStyle(node).fontSize)),
      ).toBeGreaterThan(72)
      const code = `${own.items[0].code.slice(0, 4)} ${own.items[0].code.slice(4)}`
      expect(plain(await voucher.innerText())).toContain(code)
      // Inline: it is there without another request, and so without a network.
      expect(await voucher.locator('.qr svg').count()).toBe(1)

      // On paper: the voucher and nothing to press, on one sheet of A4.
      await page.emulateMedia({ media: 'print' })
      expect(await voucher.isVisible()).toBe(true)
      expect(await page.locator('.button').locator('visible=true').count()).toBe(0)
      const pdf = await page.pdf({ format: 'A4' })
      expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length).toBe(1)
      await page.emulateMedia({ media: 'screen' })

      const weight = await weigh(page, page.url())
      expect(weight.js).toBeLessThanOrEqual(70_000)
      expect(weight.css).toBeLessThanOrEqual(15_000)
      expect(weight.html).toBeLessThanOrEqual(30_000)
      expect(weight.requests).toBeLessThanOrEqual(12)

      const { page: bare } = await site().visit({ language, person, javaScript: false })
      await bare.goto(page.url())
      expect(plain(await bare.getByRole('article').innerText())).toContain(code)
    },
  )

  test('opens without a network, with its code and its QR, though nobody opened it before', {
    timeout: 120_000,
  }, async () => {
    await (agreed ??= agree())
    const { page } = await site().visit({ person: 'salma', goesOffline: true })
    await page.goto('/groups/ca-chauffe')
    await alive(page)
    const link = page.getByRole('link', { name: /Voir notre bon/ }).first()
    await expectKept(page, '/groups/ca-chauffe', (await link.getAttribute('href')) ?? '')
    const own = await (await page.request.get('/api/groups/ca-chauffe/vouchers')).json()

    await page.context().setOffline(true)
    await page.reload()
    await link.click()
    await page.waitForURL('**/vouchers/**')
    const voucher = page.getByRole('article')
    expect(await voucher.innerText()).toContain(
      `${own.items[0].code.slice(0, 4)} ${own.items[0].code.slice(4)}`,
    )
    expect(await voucher.locator('.qr svg').count()).toBe(1)
    await page.context().setOffline(false)
  })

  test('another group’s voucher is like a missing one', { timeout: 120_000 }, async () => {
    await (agreed ??= agree())
    const { page } = await site().visit({ person: 'odette', provokes: 404 })
    const { page: own } = await site().visit({ person: 'salma' })
    const { items } = await (await own.request.get('/api/groups/ca-chauffe/vouchers')).json()
    const texts: string[] = []
    for (const path of [
      `/groups/ca-chauffe/vouchers/${items[0].id}`,
      '/groups/there-is-none/vouchers/there-is-none',
      `/groups/jette-ta-recette/vouchers/${items[0].id}`,
    ]) {
      expect((await page.goto(path))?.status()).toBe(404)
      texts.push(await page.locator('main').innerText())
    }
    expect(new Set(texts).size).toBe(1)
  })

  test('a kitchen lead types the code without JavaScript, hands out once, undoes a mistake; a wrong code is kept', {
    timeout: 120_000,
  }, async () => {
    await (agreed ??= agree())
    const { page: own } = await site().visit({ person: 'salma' })
    const { items } = await (await own.request.get('/api/groups/ca-chauffe/vouchers')).json()
    const { page } = await site().visit({ person: 'bart', language: 'fr', javaScript: false })
    await page.goto('/collect')
    await page.getByLabel('Code du bon').fill('nope')
    await page.getByRole('button', { name: 'Voir le bon' }).click()
    expect(await page.getByLabel('Code du bon').inputValue()).toBe('nope')
    expect(plain(await page.locator('.error').innerText())).toContain('Il n’y a pas de bon')
    await page.getByLabel('Code du bon').fill('')
    await page.getByRole('button', { name: 'Voir le bon' }).click()
    expect(plain(await page.locator('.error').innerText())).toContain('Tapez le code')
    await page.getByLabel('Code du bon').fill(items[0].code.toLowerCase())
    await page.getByRole('button', { name: 'Voir le bon' }).click()
    expect(plain(await page.getByRole('heading', { level: 2 }).innerText())).toBe('Ça Chauffe')
    await page.getByRole('button', { name: /^Remettre \d+ bocaux/ }).click()
    expect(plain(await told(page).innerText())).toBe('C’est remis et noté.')
    expect(plain(await page.locator('.alarm').innerText())).toContain('par Bart')
    await own.goto(`/groups/ca-chauffe/vouchers/${items[0].id}`)
    expect(plain(await own.getByRole('article').innerText())).toContain('par Bart')
    await page.getByRole('button', { name: /erreur/ }).click()
    expect(await page.getByRole('button', { name: /^Remettre/ }).count()).toBe(1)

    const sighted = await site().visit({ person: 'bart', language: 'nl' })
    for (const path of ['/collect', '/collect?code=nope', `/collect/${items[0].code}`]) {
      await sighted.page.goto(path)
      await expectSound(sighted.page, { field: true })
    }
  })
})
