import { afterEach, describe, expect, test } from 'vitest'
import type { CustomApi } from '#lib/endpoints/custom/api.ts'
import { customLinks } from '#lib/endpoints/custom/link.ts'
import custom from '#lib/endpoints/kinds/custom.ts'
import { type ApiResult, tryApi } from '#lib/share/try-api.ts'
import { fastStretch } from '#test/crypto/fast-stretch.ts'
import { type CustomOptions, FORM_API, JSON_API, startCustom } from '../endpoints/servers/custom.ts'

describe('trying a described server', () => {
  const stops: (() => Promise<void>)[] = []
  afterEach(async () => {
    for (const stop of stops.splice(0)) await stop()
  })

  async function run(options: CustomOptions, changes: Partial<CustomApi> = {}) {
    const server = await startCustom(options)
    stops.push(server.stop)
    const { baseUrl, token = null } = server
    const results: ApiResult[] = []
    const ports = {
      fetch,
      stretch: fastStretch,
      now: server.now,
      kind: custom,
      format: customLinks,
    }
    const api = { ...server.api, ...changes }
    await tryApi({ baseUrl, token, api }, ports, (result) => results.push(result))
    return results.map(({ step, outcome, ...more }) => [
      step,
      outcome,
      'failure' in more ? [more.failure.code, more.failure.field] : null,
    ])
  }

  test('that burns what it gives out', async () => {
    expect(await run({})).toEqual([
      ['create', 'created', null],
      ['open', 'opened', null],
      ['revoke', 'gone', null],
    ])
  })

  test('that gives it out again, and takes it back', async () => {
    expect(await run({ burns: false })).toEqual([
      ['create', 'created', null],
      ['open', 'again', null],
      ['revoke', 'revoked', null],
    ])
  })

  test('that fails at a second opening is not said to burn', async () => {
    expect(await run({ failsAfterOpening: true })).toEqual([
      ['create', 'created', null],
      ['open', 'unchecked', null],
      ['revoke', 'gone', null],
    ])
  })

  test('that takes nothing back', async () => {
    expect(await run({ api: FORM_API })).toEqual([
      ['create', 'created', null],
      ['open', 'opened', null],
      ['revoke', 'none', null],
    ])
  })

  test.each([
    [{ idAt: 'id' }, [['create', 'failed', ['endpoint/not-an-endpoint', 'idAt']]]],
    [{ expiresAt: 'until' }, [['create', 'failed', ['endpoint/not-an-endpoint', 'expiresAt']]]],
    [
      { textAt: 'text' },
      [
        ['create', 'created', null],
        ['open', 'failed', ['endpoint/not-an-endpoint', 'textAt']],
        ['revoke', 'gone', null],
      ],
    ],
    [
      { open: { ...JSON_API.open, body: '{ "uid": "x{{id}}" }' } },
      [
        ['create', 'created', null],
        ['open', 'nothing', null],
        ['revoke', 'revoked', null],
      ],
    ],
    [
      { textAt: null },
      [
        ['create', 'created', null],
        ['open', 'failed', ['crypto/damaged', undefined]],
        ['revoke', 'gone', null],
      ],
    ],
  ])('that is described with %j', async (changes, results) => {
    expect(await run({}, changes)).toEqual(results)
  })
})
