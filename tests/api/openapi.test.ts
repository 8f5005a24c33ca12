/** The OpenAPI document is sound, says every route, and knows every path the pages use. */
import { readFileSync } from 'node:fs'
import { beforeAll, expect, test } from 'vitest'
import { type TestApp, testApp } from '../support/app.ts'

type Operation = {
  readonly summary?: string
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly required?: boolean }[]
  readonly requestBody?: { readonly content: Record<string, { readonly schema: unknown }> }
  readonly responses: Record<
    string,
    { readonly description?: string; readonly content?: Record<string, unknown> }
  >
}
type Document = {
  readonly openapi: string
  readonly paths: Record<string, Record<string, Operation>>
  readonly components: { readonly schemas: Record<string, unknown> }
}

let api: TestApp
let document: Document
beforeAll(async () => {
  api = await testApp()
  document = (await api.ask<Document>('GET', '/openapi.json')).body
})

const operations = () =>
  Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      path,
      method,
      operation,
      name: `${method} ${path}`,
    })),
  )

function* within(value: unknown): Generator<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) return
  if (!Array.isArray(value)) yield value as Record<string, unknown>
  for (const inner of Object.values(value)) yield* within(inner)
}

/** Where a reference leads in the document. */
const lookUp = (ref: string): unknown =>
  ref
    .replace(/^#\//, '')
    .split('/')
    .reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key], document)

test('it is OpenAPI 3.1, and every reference leads somewhere', () => {
  expect(document.openapi).toMatch(/^3\.1\./)
  const refs = [...within(document)].flatMap(({ $ref }) => (typeof $ref === 'string' ? [$ref] : []))
  expect(refs.length).toBeGreaterThan(100)
  expect(refs.filter((ref) => !ref.startsWith('#/') || lookUp(ref) === undefined)).toEqual([])
})

test('it says every route and no other', () => {
  const routes = api.app.routeTable
    .filter(({ schema }) => !schema?.hide)
    .filter(({ url }) => url.startsWith('/api/') && !url.startsWith('/api/docs'))
    .flatMap(({ method, url }) => [method].flat().map((one) => ({ method: one.toLowerCase(), url })))
    .filter(({ method }) => method !== 'head')
    .map(({ method, url }) => `${method} ${url.replaceAll(/:(\w+)/g, '{$1}')}`)
  const said = operations().map(({ name }) => name)
  expect(said.toSorted()).toEqual(routes.toSorted())
  expect(said.length).toBeGreaterThan(60)
})

test('every operation names its parameters, its answers and what it refuses with', () => {
  for (const { name, path, operation } of operations()) {
    const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, parameter = '']) => parameter)
    const named = (operation.parameters ?? []).filter((one) => one.in === 'path')
    expect(named.map((one) => one.name).toSorted(), name).toEqual(inPath.toSorted())
    expect(
      named.every(({ required }) => required),
      name,
    ).toBe(true)
    expect(operation.summary, name).toBeTruthy()
    const good = Object.keys(operation.responses).filter((status) => status.startsWith('2'))
    expect(good.length, name).toBe(1)
    for (const [status, answer] of Object.entries(operation.responses)) {
      expect(typeof answer.description, `${name} ${status}`).toBe('string')
    }
    expect(Object.keys(operation.responses['4XX']?.content ?? {}), name).toEqual(['application/problem+json'])
  }
})

test('bodies refuse fields they do not know, at every depth', () => {
  const bodies = operations().flatMap(({ name, operation }) =>
    Object.values(operation.requestBody?.content ?? {}).map(({ schema }) => ({ name, schema })),
  )
  expect(bodies.length).toBeGreaterThan(10)
  const seen = new Set<unknown>()
  const open: string[] = []
  const look = (schema: unknown, name: string) => {
    for (const part of within(schema)) {
      if (seen.has(part)) continue
      seen.add(part)
      if (typeof part.$ref === 'string') look(lookUp(part.$ref), part.$ref)
      if (part.type === 'object' && part.additionalProperties !== false) open.push(name)
    }
  }
  for (const { name, schema } of bodies) look(schema, name)
  expect(open).toEqual([])
})

test('every path the pages use is there', () => {
  const source = readFileSync(new URL('../../web/src/lib/api-paths.ts', import.meta.url), 'utf8')
  const used = [...source.matchAll(/'(\/api\/[^']*)'/g)].map(([, path]) => path ?? '')
  expect(used.length).toBeGreaterThan(20)
  expect(used.filter((path) => !(path in document.paths))).toEqual([])
})

test('it can be browsed', async () => {
  const page = await api.app.inject({ url: '/api/docs/' })
  expect(page.statusCode).toBe(200)
  expect(page.headers['content-type']).toMatch(/html/)
  expect(page.headers['content-security-policy']).toBeTruthy()
})
