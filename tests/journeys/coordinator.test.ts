/** The coordinator's day: the movement's own week, planned, published, and read by a group. */
import { expect, test } from 'vitest'
import { alive, expectSound, journeys, taps, told } from '../support/browser.ts'
import { plain } from '../support/plain.ts'

/** A search on a busy machine. */
const PLAN_MS = 90_000

journeys('coordinator', (site) => {
  test('plans the 2025 week: 110 kg, 160 jars, proven; publishes; a group reads its proposal', {
    timeout: 180_000,
  }, async () => {
    const { page } = await site().visit({ width: 1280 })
    await page.goto('/')
    await page.getByRole('button', { name: 'Amina' }).click()
    await page.waitForURL('**/weeks')
    await alive(page)
    await expectSound(page, { field: false })

    await page.getByRole('link', { name: /25–30 août 2025/ }).click()
    await page.waitForURL('**/weeks/semaine-2025')
    await alive(page)
    expect(plain(await page.locator('main').innerText())).toContain('Pas encore de plan')
    await expectSound(page, { field: false })

    const { tap, count } = taps()
    await tap(page.getByRole('button', { name: 'Faire le plan' }))
    await page.waitForURL('**/jobs/**')
    expect(plain(await page.getByRole('heading', { level: 1 }).innerText())).toBe('Le plan se fait')
    expect(await page.getByRole('button', { name: 'Arrêter et garder le meilleur' }).count()).toBe(1)
    await page.waitForURL('**/plans/**', { timeout: PLAN_MS })
    await alive(page)
    const numbers = plain(await page.locator('dl').first().innerText())
    expect(numbers).toMatch(/110 kg/)
    expect(numbers).toMatch(/meilleur possible, prouvé/)
    expect(numbers).toMatch(/\b160\b/)
    expect(numbers).toMatch(/19 kg/)
    expect(numbers).toMatch(/123,66/)
    expect(plain(await page.getByRole('row', { name: /Ça Chauffe/ }).innerText())).toContain('47 kg')
    expect(plain(await page.locator('#left').innerText())).toContain('Toutes les demandes sont déjà servies.')
    await expectSound(page, { field: false })

    await tap(page.getByRole('link', { name: 'Publier' }))
    await page.waitForURL('**?publish')
    expect(plain(await page.locator('.publish').innerText())).toContain('Ça Chauffe')
    await expectSound(page, { field: false })
    await tap(page.getByRole('button', { name: 'Oui, publier' }))
    await page.waitForURL('**/weeks/semaine-2025?said=published')
    expect(count()).toBe(3)
    expect(plain(await told(page).innerText())).toContain('Publié')
    await alive(page)
    await expectSound(page, { field: false })

    const group = await site().visit({ person: 'salma' })
    await group.page.goto('/groups/ca-chauffe')
    const proposal = group.page.getByRole('region', { name: /Proposition/ })
    const text = plain(await proposal.innerText())
    expect(text).toContain('Mardi 26 août, 9 h 30')
    expect(text).toContain('Molleke')
    expect(text).toMatch(/10\s+bocaux de tomates concassées/)
    await expectSound(group.page, { field: true })
  })

  test('without JavaScript the page of a search reloads itself until the plan is there', {
    timeout: 180_000,
  }, async () => {
    const { page } = await site().visit({ width: 1280, person: 'amina', javaScript: false })
    await page.goto('/weeks/semaine-2025')
    await page.getByRole('button', { name: /le plan$/ }).click()
    await page.waitForURL('**/plans/**', { timeout: PLAN_MS })
    expect(plain(await page.locator('dl').first().innerText())).toMatch(/110 kg/)
  })

  test('stopping a search leads to the best so far, or to the proven plan if that was quicker', {
    timeout: 180_000,
  }, async () => {
    const { page } = await site().visit({ width: 1280, person: 'joris', language: 'nl' })
    await page.goto('/weeks/semaine-ouverte')
    await alive(page)
    await page.getByRole('button', { name: 'Plan maken' }).click()
    const stop = async () => {
      await page.getByText('Beste plan tot nu').waitFor({ timeout: PLAN_MS })
      await page.getByRole('button', { name: 'Stoppen en het beste houden' }).click()
    }
    // A small week may be proven before anybody can stop it.
    const there = page.waitForURL('**/plans/**', { timeout: PLAN_MS })
    await Promise.race([stop(), there])
    await there
    await page
      .getByText(/Gestopt vóór het einde|best mogelijk, bewezen/)
      .first()
      .waitFor()
    await alive(page)
    await expectSound(page, { field: false })
  })

  test('the list says what the time axis shows, and the axis scrolls in its own region', async () => {
    const { page } = await site().visit({ width: 1280, person: 'amina' })
    await page.goto('/weeks/semaine-2025?view=axis&zoom=hours')
    const region = page.getByRole('region', { name: /Axe du temps/ })
    expect(await region.evaluate((node) => node.scrollWidth > node.clientWidth)).toBe(true)
    const axis = plain(await region.innerText())
    await expectSound(page, { field: false })
    await page.getByRole('link', { name: 'Liste' }).click()
    await page.waitForURL('**?view=list')
    const tables = plain(await page.locator('.lanes').innerText())
    for (const name of ['Molleke', 'BEES coop', 'Espace CBO', 'Stérilisateur 1', 'Tomates', 'Fenouil']) {
      expect(axis).toContain(name)
      expect(tables).toContain(name)
    }
    await expectSound(page, { field: false })
  })

  test('prepares a week, gives it a session, opens and closes it', async () => {
    const { page } = await site().visit({ width: 1280, person: 'amina' })
    await page.goto('/weeks/new')
    await alive(page)
    await page.getByLabel('Dernier jour').fill('2020-01-01')
    await page.getByLabel('Nom de la semaine').fill('Semaine des pommes')
    await page.getByRole('button', { name: 'Préparer une semaine' }).click()
    expect(plain(await page.getByRole('alert').innerText())).toContain('Cela n’a pas été enregistré')
    expect(await page.getByLabel('Nom de la semaine').inputValue()).toBe('Semaine des pommes')
    const start = await page.getByLabel('Premier jour').inputValue()
    await page.getByLabel('Dernier jour').fill(start)
    await page.getByRole('button', { name: 'Préparer une semaine' }).click()
    await page.waitForURL('**?said=created')
    const week = page.url().split('?')[0] ?? ''

    await page.goto(`${week}/records/sessions`)
    await page.getByRole('link', { name: 'Ajouter une séance' }).click()
    await page.waitForURL('**/sessions/new')
    await alive(page)
    await expectSound(page, { field: false })
    await page.getByLabel('Cuisine').selectOption({ label: 'Molleke' })
    await page.getByRole('button', { name: 'Enregistrer' }).click()
    await page.waitForURL('**/sessions?saved')
    expect(plain(await page.getByRole('row', { name: /Molleke/ }).innerText())).toContain('9 h 30')

    await page.goto(week)
    await alive(page)
    await page.getByRole('button', { name: 'Ouvrir la semaine' }).click()
    await page.waitForURL('**?said=opened')
    await page.getByRole('button', { name: 'Clore les demandes' }).click()
    await page.waitForURL('**?said=closed')
    expect(plain(await page.locator('header .state').innerText())).toBe('demandes closes')
  })

  test('posts for a grower on the phone, marked as done for them', async () => {
    const { page } = await site().visit({ width: 1280, person: 'amina' })
    await page.goto('/producers/ferme-urbaine/post?crop=beetroot')
    await alive(page)
    expect(plain(await page.locator('main').innerText())).toContain('Vous agissez pour Ferme Urbaine.')
    await page.getByRole('button', { name: /^Annoncer \d+ kg de betteraves$/ }).click()
    await page.waitForURL('**/producers/ferme-urbaine?said=posted**')
    expect(await page.getByRole('article').filter({ hasText: 'Betteraves' }).count()).toBeGreaterThan(0)
  })
})
