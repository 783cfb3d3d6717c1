import { describe, expect, test } from 'vitest'
import { createEndpoint } from './support/endpoint.ts'
import { makeSecret, random } from './support/secret.ts'

interface OpenApi {
  openapi: string
  info: { title: string; version: string }
  servers: { url: string }[]
  paths: Record<string, PathItem>
  components: { schemas: Record<string, JsonSchema>; securitySchemes: Record<string, unknown> }
}

const METHODS = ['get', 'put', 'post', 'delete'] as const

interface PathItem extends Partial<Record<(typeof METHODS)[number], Operation>> {
  parameters?: { name: string }[]
}

interface Operation {
  summary: string
  security?: Record<string, unknown>[]
  requestBody?: { required: boolean; content: Record<string, { schema: JsonSchema }> }
  responses: Record<
    string,
    { description: string; content?: Record<string, { schema: JsonSchema }> }
  >
}

interface JsonSchema {
  type?: string
  properties?: Record<string, JsonSchema>
  required?: string[]
  additionalProperties?: boolean
  $ref?: string
}

async function describedApi() {
  const endpoint = createEndpoint({ name: 'Ours' })
  const document: OpenApi = JSON.parse(await (await endpoint.fetch('/v1/openapi.json')).text())
  const operations = Object.entries(document.paths).flatMap(([path, item]) =>
    METHODS.flatMap((method) => {
      const operation = item[method]
      return operation ? [{ path, method: method.toUpperCase(), operation }] : []
    }),
  )
  return { ...endpoint, document, operations }
}

describe('GET /v1/openapi.json', () => {
  test('is an OpenAPI 3.1 document', async () => {
    const { document } = await describedApi()
    expect(document.openapi).toBe('3.1.0')
    expect(document.info).toMatchObject({ title: 'Ours' })
    expect(document.servers).toEqual([{ url: 'http://localhost:8787' }])
    expect(document.components.schemas).toHaveProperty('Problem')
  })

  test('describes every route that the app has, and no other', async () => {
    const { app, operations } = await describedApi()
    const routes = app.routes
      .filter(({ method }) => method !== 'ALL')
      .map(({ method, path }) => `${method} ${path.replaceAll(/:(\w+)/g, '{$1}')}`)
    const described = operations.map(({ method, path }) => `${method} ${path}`)
    expect(described.sort()).toEqual(routes.sort())
  })

  test('says of every operation what it does and answers', async () => {
    const { document, operations } = await describedApi()
    for (const { path, operation } of operations) {
      expect(operation.summary).toMatch(/\.$/)
      const statuses = Object.keys(operation.responses)
      expect(statuses.some((status) => status.startsWith('2'))).toBe(true)
      for (const status of statuses) {
        const response = operation.responses[status]
        expect(response?.description).toBeTruthy()
        if (Number(status) < 400) continue
        const schema = response?.content?.['application/problem+json']?.schema
        expect(schema?.$ref).toBe('#/components/schemas/Problem')
      }
      const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)
      expect((document.paths[path]?.parameters ?? []).map(({ name }) => name)).toEqual(names)
      for (const scheme of operation.security?.flatMap(Object.keys) ?? []) {
        expect(document.components.securitySchemes).toHaveProperty([scheme])
      }
    }
  })

  test('has the members of the requests that are really taken', async () => {
    const { operations } = await describedApi()
    const create = operations.find(({ method }) => method === 'PUT')?.operation
    const schema = create?.requestBody?.content['application/json']?.schema
    expect(Object.keys(schema?.properties ?? {})).toEqual(Object.keys(makeSecret().body))
    expect(schema?.required).toEqual(['envelope', 'linkHash', 'openHash', 'ownerHash', 'expiresIn'])
    expect(schema?.additionalProperties).toBe(false)
  })

  test('lists the statuses that a whole life of a secret meets', async () => {
    const { create, open, acknowledge, receipt, revoke, operations } = await describedApi()
    const secret = makeSecret({ maxAttempts: 2 })
    const claim = random(16)
    const met: [string, string, Response][] = [
      ['PUT', '', await create(secret)],
      ['PUT', '', await create(secret)],
      ['PUT', '', await create({ ...makeSecret(), id: secret.id })],
      ['POST', '/open', await open(secret, claim, { openKey: random(32) })],
      ['POST', '/open', await open(secret, claim)],
      ['POST', '/ack', await acknowledge(secret, claim)],
      ['POST', '/open', await open(secret, claim)],
      ['POST', '/open', await open(makeSecret(), claim)],
      ['GET', '', await receipt(secret)],
      ['DELETE', '', await revoke(secret)],
      ['GET', '', await receipt(secret, 'short')],
    ]
    for (const [method, suffix, response] of met) {
      const path = `/v1/secrets/{id}${suffix}`
      const found = operations.find((one) => one.method === method && one.path === path)
      expect(Object.keys(found?.operation.responses ?? {})).toContain(String(response.status))
    }
  })
})
