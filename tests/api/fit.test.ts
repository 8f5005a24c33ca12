/** What fits a group comes first: what it could cook in time with its own hands, then what goes soon and near. */
import type { Batch, Session } from '@bocal/server/contract'
import { beforeAll, expect, test } from 'vitest'
import { found, type Items, OPEN_WEEK, type TestApp, testApp } from '../support/app.ts'

const week = `/weeks/${OPEN_WEEK}`
const GROUP = 'ca-chauffe'
const as = 'group' as const

let api: TestApp
beforeAll(async () => {
  api = await testApp()
})

const batchesFor = async (group = GROUP) =>
  (await api.ask<Items<Batch>>('GET', `${week}/batches?group=${group}`, { as })).body.items

test('each fit is a recipe the gate allows, in a session that is in time, within what is left', async () => {
  const batches = await batchesFor()
  const sessions = (await api.ask<Items<Session>>('GET', `${week}/sessions`, { as })).body.items
  const fits = batches.filter(({ fit }) => fit)
  expect(fits.length).toBeGreaterThan(3)
  expect(fits.filter(({ fit }) => fit?.session).length).toBeGreaterThan(1)
  for (const { fit, makes, availableFrom, processBy, remainingG } of fits) {
    const make = found(makes.find(({ preparation }) => preparation === fit?.preparation))
    expect(found(fit).jars).toBeLessThanOrEqual(make.jars)
    expect(found(fit).jars * make.gPerJar).toBeLessThanOrEqual(remainingG)
    if (!fit?.session) continue
    const session = found(sessions.find(({ id }) => id === fit.session?.id))
    expect(session.start >= availableFrom && session.start <= processBy).toBe(true)
  }
})

test('the order: something left, then what could be cooked, then the day it goes, then what is near', async () => {
  const rank = ({ remainingG, fit, availableUntil, distanceM }: Batch) => [
    remainingG === 0 ? 1 : 0,
    fit?.session ? 0 : 1,
    Date.parse(availableUntil.slice(0, 10)),
    distanceM ?? 0,
  ]
  const ranks = (await batchesFor()).map(rank)
  expect(new Set(ranks.map(([, cook]) => cook)).size).toBe(2)
  const sorted = ranks.toSorted(
    (a, b) => a.map((value, index) => value - (b[index] ?? 0)).find((difference) => difference !== 0) ?? 0,
  )
  expect(ranks).toEqual(sorted)
})

test('a session the group says no to is never its fit; with no session left it is told what the produce makes', async () => {
  const before = await batchesFor()
  const fit = found(before.find((batch) => batch.fit?.session)?.fit?.session)
  const say = (session: string, answer: string) =>
    api.ask('PUT', `${week}/availability/${GROUP}/${session}`, { as, body: { answer } })
  await say(fit.id, 'no')
  expect((await batchesFor()).some((batch) => batch.fit?.session?.id === fit.id)).toBe(false)
  const sessions = (await api.ask<Items<Session>>('GET', `${week}/sessions`, { as })).body.items
  for (const { id } of sessions) await say(id, 'no')
  const after = await batchesFor()
  expect(after.filter((batch) => batch.fit?.session)).toEqual([])
  expect(after.filter((batch) => batch.fit).length).toBeGreaterThan(3)
})

test('hands count: three people make no more than their time allows', async () => {
  const [big] = (await batchesFor()).toSorted((a, b) => b.remainingG - a.remainingG)
  const small = (
    await api.ask<Items<Batch>>('GET', `${week}/batches?group=waq`, { as: 'coordinator' })
  ).body.items.find(({ id }) => id === found(big).id)
  expect(found(small?.fit).jars).toBeLessThan(found(found(big).makes[0]).jars)
})

test('another group’s fit looks like that of one that is not there', async () => {
  const absent = await api.ask('GET', `${week}/batches?group=there-is-none`, { as })
  expect(absent.status).toBe(404)
  expect((await api.ask('GET', `${week}/batches?group=episolaires`, { as })).body).toEqual(absent.body)
  const [one] = await batchesFor()
  const path = `${week}/batches/${found(one).id}`
  expect((await api.ask('GET', `${path}?group=episolaires`, { as })).body).toEqual(absent.body)
})
