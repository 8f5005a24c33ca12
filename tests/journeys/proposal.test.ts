/** A group answers what the published plan asks of it: yes, another time, no; a coordinator for it, marked. */
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { alive, expectSound, journeys, publishWeek, SOON, taps } from '../support/browser.ts'
import { plain } from '../support/plain.ts'

const WEEK = 'semaine-2025'

/** The published plan: made once, answered by another group in each test. */
let published: Promise<string> | undefined

const cardOf = (page: Page) => page.getByRole('region', { name: /Proposition|Voorstel/ })

/** The buttons of the week's other sessions, named after their day. */
const timesOf = (page: Page) => cardOf(page).getByRole('button', { name: /août|augustus/ })

journeys('proposal', (site) => {
  test('yes, another time and no are two taps at most; silence is not a yes; axe finds nothing', {
    timeout: 120_000,
  }, async () => {
    await (published ??= publishWeek(site(), WEEK))
    const { page } = await site().visit({ person: 'salma' })
    const home = '/groups/ca-chauffe'
    await page.goto(home)
    await alive(page)
    const card = cardOf(page)
    expect(plain(await card.innerText())).toContain(
      'Pas encore de réponse de votre part : rien n’est confirmé.',
    )
    await expectSound(page, { field: true })

    const yes = taps()
    await yes.tap(card.getByRole('button', { name: 'On vient' }))
    await page.waitForURL('**?said=answered**')
    expect(yes.count()).toBeLessThanOrEqual(2)
    expect(plain(await card.innerText())).toContain('Vous avez dit oui : c’est confirmé.')
    await expectSound(page, { field: true })

    await card.getByText('Changer de réponse').click()
    const other = taps()
    await other.tap(card.getByRole('link', { name: 'Autre moment' }))
    await page.waitForURL('**?other=**')
    await alive(page)
    const times = timesOf(page)
    expect(await times.count()).toBe(1)
    await expectSound(page, { field: true })
    await other.tap(times.first())
    await page.waitForURL('**?said=answered**')
    expect(other.count()).toBeLessThanOrEqual(2)
    expect(plain(await card.innerText())).toContain('Vous avez demandé un autre moment')
    // One session must suit: the last one stays chosen.
    await times.first().click()
    await page.reload()
    await expect.poll(() => card.getByRole('button', { pressed: true }).count(), SOON).toBe(1)
    await expectSound(page, { field: true })

    await card.getByText('Changer de réponse').click()
    const no = taps()
    await no.tap(card.getByRole('button', { name: 'Non merci' }))
    await expect.poll(async () => plain(await card.innerText()), SOON).toContain('on ne compte pas sur vous')
    expect(no.count()).toBeLessThanOrEqual(2)
    await expectSound(page, { field: true })
  })

  test('without JavaScript, in Dutch: another time, then no, then yes', { timeout: 120_000 }, async () => {
    await (published ??= publishWeek(site(), WEEK))
    const { page } = await site().visit({ person: 'ines', language: 'nl', javaScript: false })
    await page.goto('/groups/episolaires')
    const card = cardOf(page)
    expect(plain(await card.innerText())).toContain('er is niets bevestigd')
    await card.getByRole('link', { name: 'Ander moment' }).click()
    await timesOf(page).first().click()
    expect(await card.getByRole('button', { pressed: true }).count()).toBe(1)
    expect(plain(await card.innerText())).toContain('U hebt een ander moment gevraagd')
    await card.getByText('Antwoord veranderen').click()
    await card.getByRole('button', { name: 'Nee, bedankt' }).click()
    expect(plain(await card.innerText())).toContain('we rekenen niet op u')
    await card.getByText('Antwoord veranderen').click()
    await card.getByRole('button', { name: 'Wij komen' }).click()
    expect(plain(await card.innerText())).toContain('U hebt ja gezegd: het is bevestigd.')
    const withScript = await site().visit({ person: 'ines', language: 'nl' })
    await withScript.page.goto('/groups/episolaires')
    await expectSound(withScript.page, { field: true })
  })

  test('a coordinator answers for a group, marked on both screens; the group takes it back', {
    timeout: 120_000,
  }, async () => {
    const plan = await (published ??= publishWeek(site(), WEEK))
    const { page } = await site().visit({ person: 'amina', width: 1280 })
    await page.goto(`/weeks/${WEEK}/plans/${plan}`)
    await alive(page)
    const row = page.locator('#answers').getByRole('row', { name: /Jette ta recette/ })
    expect(plain(await row.innerText())).toContain('en attente')
    await row.getByRole('link', { name: /Répondre pour le groupe/ }).click()
    await page.waitForURL('**/groups/jette-ta-recette')
    expect(plain(await page.locator('main').innerText())).toContain('Vous agissez pour Jette ta recette')
    await cardOf(page).getByRole('button', { name: 'On vient' }).click()
    await page.waitForURL('**?said=answered**')
    // Who answered for a group cannot take it back in its name.
    expect(await cardOf(page).getByRole('button', { name: 'Reprendre cette réponse' }).count()).toBe(0)
    await page.goto(`/weeks/${WEEK}/plans/${plan}`)
    expect(plain(await row.innerText())).toContain('accepté')
    expect(plain(await row.innerText())).toContain('répondu pour le groupe par Amina')
    await expectSound(page, { field: false })
    await page.setViewportSize({ width: 360, height: 640 })
    await expectSound(page, { field: false })

    const group = await site().visit({ person: 'odette' })
    await group.page.goto('/groups/jette-ta-recette')
    await alive(group.page)
    const card = cardOf(group.page)
    expect(plain(await card.innerText())).toContain('Répondu pour vous par Amina')
    await expectSound(group.page, { field: true })
    await card.getByRole('button', { name: 'Reprendre cette réponse' }).click()
    await group.page.waitForURL('**?said=undone')
    expect(plain(await card.innerText())).toContain('Pas encore de réponse de votre part')
    await page.reload()
    expect(plain(await row.innerText())).toContain('en attente')
  })
})
