/** Notes attack nobody: two hundred of them, through the API into every kind of free text, read on every screen. */
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { alive, journeys, type Site } from '../support/browser.ts'
import { PAYLOADS } from '../support/payloads.ts'

const WEEK = '/api/weeks/semaine-ouverte'
const NOTE_MOST = 480

/** As many as fit in a note. */
function packed(): string[] {
  const notes = ['']
  for (const one of PAYLOADS) {
    if ((notes.at(-1) ?? '').length + one.length > NOTE_MOST) notes.push('')
    notes[notes.length - 1] += `${one} `
  }
  return notes.map((note) => note.trim())
}

const ran = (page: Page) => page.evaluate(() => (self as unknown as { hit?: number }).hit)

async function write(page: Page, site: Site, path: string, data: object, method: 'post' | 'patch' = 'post') {
  const answer = await page.request[method](path, { data, headers: { origin: site.address } })
  expect(answer.status(), `${path}: ${await answer.text()}`).toBeLessThan(300)
  expect(answer.headers()).toMatchObject({ 'x-content-type-options': 'nosniff' })
  expect(answer.headers()['content-type']).toContain('json')
  return answer.json()
}

journeys('notes', (site) => {
  test('they do run on a page that lets them', async () => {
    const { page } = await site().visit()
    const careless = await page.context().browser()?.newPage()
    if (!careless) throw new Error('no browser')
    let hits = 0
    for (const payload of PAYLOADS.filter((one) => !one.includes('evil.test'))) {
      await careless.setContent(`<!doctype html><textarea></textarea><p title=x>${payload}`)
      if (await ran(careless)) hits += 1
    }
    await careless.close()
    expect(hits).toBeGreaterThan(30)
  })

  test('none runs on any screen that shows them, and each is read as it was written', async () => {
    const { page } = await site().visit({ person: 'amina', width: 1280 })
    const here = site()
    for (const [index, text] of PAYLOADS.entries()) {
      const roles = [{ kind: 'group', group: 'ca-chauffe' }]
      const said = { name: text, contact: PAYLOADS[199 - index] ?? null, language: 'fr', roles }
      await write(page, here, '/api/people', said)
    }
    const tomorrow = (hours: number) => new Date(Date.now() + (24 + hours) * 3600_000).toISOString()
    const noted = new Map<string, string>()
    for (const note of packed()) {
      const { id } = await write(page, here, `${WEEK}/batches`, {
        crop: 'tomato',
        grade: 'B',
        quantityG: 12_000,
        availableFrom: tomorrow(0),
        availableUntil: tomorrow(8),
        note,
        onBehalfOf: 'ferme-du-chaudron',
      })
      noted.set(id, note)
    }
    const [item] = (await (await page.request.get('/api/equipment')).json()).items
    const named = { name: PAYLOADS[0], ownerName: PAYLOADS[1], version: item.version }
    await write(page, here, `/api/equipment/${item.id}`, named, 'patch')
    const week = await (await page.request.get(WEEK)).json()
    await write(page, here, WEEK, { version: week.version, title: PAYLOADS[0] }, 'patch')

    const looked = async (visitor: Page, path: string) => {
      const answer = await visitor.goto(path)
      await alive(visitor)
      expect(await ran(visitor), path).toBeUndefined()
      const policy = answer?.headers()['content-security-policy'] ?? ''
      const scripts = policy.split(';').find((one) => one.trim().startsWith('script-src ')) ?? ''
      expect(scripts, path).toContain("'self'")
      expect(scripts, path).not.toMatch(/unsafe|\*|https?:|data:/)
      // Styles neither: lengths and colours are attributes of drawings.
      expect(policy, path).toMatch(/style-src /)
      expect(policy, path).not.toContain('unsafe-inline')
    }
    for (const path of [
      '/people',
      '/weeks',
      '/weeks/semaine-ouverte',
      '/weeks/semaine-ouverte?view=axis',
      '/weeks/semaine-ouverte/records/week',
      '/weeks/semaine-ouverte/records/batches',
      '/weeks/semaine-ouverte/records/equipment',
      `/weeks/semaine-ouverte/records/equipment/${item.id}`,
      '/producers/ferme-du-chaudron',
      '/groups/ca-chauffe',
    ])
      await looked(page, path)
    await page.goto('/people')
    const names = await page.locator('form.row a').allTextContents()
    expect(names).toEqual(expect.arrayContaining([...PAYLOADS]))

    const { page: grower } = await site().visit({ person: 'hugo' })
    const { page: group } = await site().visit({ person: 'salma' })
    await looked(grower, '/producers/ferme-du-chaudron')
    await looked(group, '/groups/ca-chauffe')
    // Both at once: most of a look is waiting until the page is still.
    await Promise.all([
      (async () => {
        for (const [id, note] of noted) {
          await looked(grower, `/producers/ferme-du-chaudron/semaine-ouverte/${id}`)
          expect(await grower.locator('input[name=note]').inputValue()).toBe(note)
        }
      })(),
      (async () => {
        for (const [id, note] of noted) {
          await looked(group, `/groups/ca-chauffe/semaine-ouverte/take/${id}`)
          expect(await group.locator('main').textContent()).toContain(`“${note}”`)
        }
        await looked(group, '/account')
      })(),
    ])
  })
})
