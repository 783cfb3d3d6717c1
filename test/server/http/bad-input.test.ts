/** Whatever reaches the server gets an answer below 500 that names what is wrong. */
import fc from 'fast-check'
import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { PROBLEMS, problemCode, problemSchema } from '#lib/endpoints/wire.ts'
import { createEndpoint } from '../support/endpoint.ts'
import { expectProblem } from '../support/problems.ts'
import { makeSecret, random } from '../support/secret.ts'

const { linkKey, openKey } = makeSecret()
const BODIES = {
  create: makeSecret({ maxOpens: 2, maxAttempts: 3 }).body,
  open: { linkKey, openKey, claim: random(16), exposed: true },
  acknowledge: { linkKey, claim: random(16) },
}
const CALLS = {
  create: { method: 'PUT', path: (id: string) => `/v1/secrets/${id}`, body: BODIES.create },
  open: { method: 'POST', path: (id: string) => `/v1/secrets/${id}/open`, body: BODIES.open },
  acknowledge: {
    method: 'POST',
    path: (id: string) => `/v1/secrets/${id}/ack`,
    body: BODIES.acknowledge,
  },
} as const
const CASES = Object.entries(CALLS)

const JSON_TYPE = { 'Content-Type': 'application/json' }

/** Values that are of no member's type, or of the type but not of its form. */
const NONSENSE: readonly unknown[] = [
  null,
  true,
  -1,
  0,
  0.5,
  1e308,
  '',
  'A',
  '=',
  'AA==',
  '////',
  'é',
  '\u0000',
  '🔑',
  [],
  [1],
  {},
  { length: 43 },
  'A'.repeat(42),
  'A'.repeat(44),
  `${'A'.repeat(42)}B`,
  '9007199254740993',
]

describe.each(CASES)('%s', (_, { method, path, body }) => {
  const members = Object.keys(body)

  function send(text: string, headers: Record<string, string> = JSON_TYPE, id = random(16)) {
    return createEndpoint().fetch(path(id), { method, headers, body: text })
  }

  test.each(members)('names %s when its value is nonsense', async (member) => {
    const { fetch } = createEndpoint()
    for (const value of NONSENSE) {
      const response = await fetch(path(random(16)), {
        method,
        headers: JSON_TYPE,
        body: JSON.stringify({ ...body, [member]: value }),
      })
      if (response.status === 201 || response.status === 404) {
        // Some of the nonsense is sense for some member, such as null for maxAttempts.
        expect(['envelope', 'maxAttempts', 'exposed']).toContain(member)
      } else {
        expect((await expectProblem(response, 'invalid-request')).field).toBe(member)
      }
    }
  })

  test.each(members)('names %s when it is missing, unless it has a default', async (member) => {
    const without = Object.fromEntries(Object.entries(body).filter(([key]) => key !== member))
    const response = await send(JSON.stringify(without))
    if (['maxOpens', 'maxAttempts', 'exposed'].includes(member)) {
      expect([201, 404]).toContain(response.status)
      return
    }
    const problem = await expectProblem(response, 'invalid-request')
    expect(problem).toMatchObject({ field: member, detail: 'expected this member' })
  })

  test('names a member that it does not know, and repeats little of it', async () => {
    const problem = await expectProblem(
      await send(JSON.stringify({ ...body, plaintext: 'hunter2' })),
      'invalid-request',
    )
    expect(problem).toMatchObject({ field: 'plaintext', detail: 'expected no such member' })
    const long = await send(JSON.stringify({ ...body, ['x'.repeat(1000)]: 1 }))
    expect((await expectProblem(long, 'invalid-request')).field).toHaveLength(64)
  })

  test.each([
    ['nothing', ''],
    ['half an object', '{"envelope":'],
    ['words', 'hello'],
    ['two values', '{}{}'],
    ['bytes that are not UTF-8', '\ud800'],
  ])('asks for JSON when it gets %s', async (_case, text) => {
    const problem = await expectProblem(await send(text), 'invalid-request')
    expect(problem).toMatchObject({ field: 'body', detail: 'expected JSON' })
  })

  test.each(['null', '1', '"text"', '[]', '[{}]', 'true'])(
    'asks for an object when it gets %s',
    async (text) => {
      const problem = await expectProblem(await send(text), 'invalid-request')
      if (text === '[]' || text === '[{}]') return // an array is an object without our members
      expect(problem).toMatchObject({ field: 'body', detail: 'expected a JSON object' })
    },
  )

  test.each([
    ['no type', {}],
    ['text', { 'Content-Type': 'text/plain' }],
    ['a form', { 'Content-Type': 'application/x-www-form-urlencoded' }],
    ['a type that only begins alike', { 'Content-Type': 'application/json5' }],
    ['a compressed body', { ...JSON_TYPE, 'Content-Encoding': 'gzip' }],
  ])('wants JSON by name, not %s', async (_case, headers: Record<string, string>) => {
    await expectProblem(await send(JSON.stringify(body), headers), 'unsupported-media-type')
  })

  test.each([
    'x',
    'A'.repeat(21),
    'A'.repeat(23),
    `${'A'.repeat(21)}B`,
    'A'.repeat(21).concat('+'),
    '%00',
    '%F0%9F%94%91',
  ])('names the id when it is %s', async (id) => {
    const problem = await expectProblem(
      await send(JSON.stringify(body), JSON_TYPE, id),
      'invalid-request',
    )
    expect(problem.field).toBe('id')
  })

  test('reads no more than its limit', async () => {
    const huge = JSON.stringify({ ...body, padding: 'x'.repeat(12 * 1024 * 1024) })
    const response = await send(huge)
    expect((await expectProblem(response, 'too-large')).limitBytes).toBeGreaterThan(0)
    const announced = { ...JSON_TYPE, 'Content-Length': String(12 * 1024 * 1024) }
    await expectProblem(await send('{}', announced), 'too-large')
  })

  test('stands bodies nested deep and wide', async () => {
    const depth = 2000
    const deep = `${'['.repeat(depth)}${']'.repeat(depth)}`
    await expectProblem(await send(deep), 'invalid-request')
    await expectProblem(await send(`{"envelope":${deep.slice(1000, 3000)}}`), 'invalid-request')
    const wide = JSON.stringify(Object.fromEntries([...Array(200).keys()].map((i) => [`k${i}`, i])))
    await expectProblem(await send(wide), 'invalid-request')
    await expectProblem(await send('{"__proto__":{"envelope":"A"}}'), 'invalid-request')
  })
})

describe('any request at all', () => {
  const anyBody = fc.oneof(
    fc.string(),
    fc.json(),
    fc
      .record(
        Object.fromEntries(
          [...new Set(CASES.flatMap(([, { body }]) => Object.keys(body)))].map((member) => [
            member,
            fc.oneof(fc.jsonValue(), fc.base64String(), fc.constantFrom(...NONSENSE)),
          ]),
        ),
        { requiredKeys: [] },
      )
      .map((value) => JSON.stringify(value)),
  )
  const anyId = fc.oneof(fc.constant(random(16)), fc.base64String(), fc.webSegment())
  const anyPath = fc.oneof(
    anyId.map((id) => `/v1/secrets/${encodeURIComponent(id)}`),
    anyId.map((id) => `/v1/secrets/${encodeURIComponent(id)}/open`),
    anyId.map((id) => `/v1/secrets/${encodeURIComponent(id)}/ack`),
    fc.webPath().map((path) => `/${path}`.replace('//', '/x')),
    fc.constantFrom('/', '/v1/info', '/healthz', '/v1/openapi.json', '/%231nAAAA', '/%', '/%zz'),
  )
  const anyHeaders = fc.dictionary(
    fc.constantFrom('Content-Type', 'Authorization', 'X-Forwarded-For', 'Accept', 'Origin'),
    fc.constantFrom(
      'application/json',
      `Bearer ${random(32)}`,
      'Bearer',
      '1.2.3.4, ::1, nonsense',
      'moz-extension://abc',
      'null',
      ',,,',
    ),
  )
  const anyMethod = fc.constantFrom('GET', 'HEAD', 'PUT', 'POST', 'DELETE', 'PATCH', 'OPTIONS')

  test('is answered below 500, and every refusal is a problem of ours', async () => {
    const { fetch } = createEndpoint({ rateLimit: 'off', trustedProxies: 1 })
    await fc.assert(
      fc.asyncProperty(
        anyMethod,
        anyPath,
        anyHeaders,
        anyBody,
        async (method, path, headers, body) => {
          const hasBody = method !== 'GET' && method !== 'HEAD'
          const response = await fetch(path, { method, headers, ...(hasBody && { body }) })
          expect(response.status).toBeLessThan(500)
          if (response.status < 400 || method === 'HEAD') return
          const problem = v.parse(problemSchema, await response.json())
          const code = problemCode(problem.type)
          expect(code).not.toBeNull()
          if (code) expect(response.status).toBe(PROBLEMS[code].status)
          if (code === 'invalid-request') expect(problem.field).toBeTruthy()
        },
      ),
      { numRuns: 1000 },
    )
  })
})
