import { describe, expect, test } from 'vitest'
import type { EndpointErrorCode } from '#lib/endpoints/endpoint.ts'
import { failureOf, problemIn } from '#lib/endpoints/matchstick/failure.ts'
import { PROBLEMS, type ProblemCode, problemType } from '#lib/endpoints/wire.ts'

function answer(code: ProblemCode, members: object = {}) {
  const { status, title } = PROBLEMS[code]
  const json = { type: problemType(code), status, title, ...members }
  return { status, json, retryAfterSeconds: null }
}

describe('failureOf', () => {
  test.each<[ProblemCode, EndpointErrorCode]>([
    ['token-required', 'endpoint/token-required'],
    ['token-refused', 'endpoint/token-refused'],
    ['origin-refused', 'endpoint/refused'],
    ['invalid-request', 'endpoint/refused'],
    ['out-of-limits', 'endpoint/out-of-limits'],
    ['too-large', 'endpoint/too-large'],
    ['rate-limited', 'endpoint/rate-limited'],
    ['quota-full', 'endpoint/quota-full'],
    ['internal', 'endpoint/failed'],
    ['unavailable', 'endpoint/failed'],
  ])('turns the problem %s into %s', (problem, code) => {
    expect(failureOf(answer(problem))).toMatchObject({ name: 'EndpointError', code })
  })

  test('keeps the numbers and the field that people need', () => {
    expect(failureOf(answer('rate-limited', { retryAfterSeconds: 9 })).retryAfterSeconds).toBe(9)
    expect(failureOf(answer('too-large', { limitBytes: 100 })).limitBytes).toBe(100)
    expect(failureOf(answer('out-of-limits', { field: 'expiresIn' })).field).toBe('expiresIn')
  })

  test.each<[number, EndpointErrorCode]>([
    [200, 'endpoint/not-an-endpoint'],
    [304, 'endpoint/not-an-endpoint'],
    [401, 'endpoint/not-an-endpoint'],
    [403, 'endpoint/not-an-endpoint'],
    [404, 'endpoint/not-an-endpoint'],
    [413, 'endpoint/too-large'],
    [429, 'endpoint/rate-limited'],
    [500, 'endpoint/failed'],
    [502, 'endpoint/failed'],
    [507, 'endpoint/quota-full'],
  ])('reads a status of %i without a problem as %s', (status, code) => {
    for (const json of [null, {}, { type: 'about:blank', status, title: 'Proxy' }]) {
      expect(failureOf({ status, json, retryAfterSeconds: null }).code).toBe(code)
    }
  })

  test('takes the header of a proxy that says when to come back', () => {
    const failure = failureOf({ status: 429, json: null, retryAfterSeconds: 30 })
    expect(failure.retryAfterSeconds).toBe(30)
  })

  test('carries no word of the answer', () => {
    const failure = failureOf(answer('invalid-request', { detail: 'hunter2', field: 'envelope' }))
    expect(JSON.stringify(failure, Object.getOwnPropertyNames(failure))).not.toContain('hunter2')
  })
})

describe('problemIn', () => {
  test('is null for a success and for foreign problems', () => {
    const { json } = answer('gone')
    expect(problemIn({ status: 200, json, retryAfterSeconds: null })).toBeNull()
    expect(problemIn({ status: 404, json: { type: 'x' }, retryAfterSeconds: null })).toBeNull()
    expect(problemIn(answer('gone'))).toMatchObject({ code: 'gone' })
  })
})
