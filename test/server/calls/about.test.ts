import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { infoSchema } from '#lib/endpoints/wire.ts'
import { StoreError } from '#server/stores/store.ts'
import { createEndpoint } from '../support/endpoint.ts'
import { expectProblem } from '../support/problems.ts'

describe('GET /v1/info', () => {
  test('tells name, version and limits', async () => {
    const { fetch } = createEndpoint({ name: 'Ours', maxOpens: 3, maxTtlSeconds: 60 })
    const info = v.parse(infoSchema, await (await fetch('/v1/info')).json())
    expect(info).toMatchObject({
      product: 'matchstick',
      protocol: 1,
      name: 'Ours',
      needsToken: false,
      limits: {
        envelopeBytes: 8 * 1024 * 1024,
        minTtlSeconds: 1,
        maxTtlSeconds: 60,
        maxOpens: 3,
        maxAttempts: 20,
      },
    })
  })
})

describe('GET /healthz', () => {
  test('is ok while the store answers', async () => {
    const { fetch } = createEndpoint()
    expect(await (await fetch('/healthz')).json()).toEqual({ status: 'ok' })
  })

  test('is unavailable when the store is busy, an error when it is broken', async () => {
    for (const [code, problem] of [
      ['store/busy', 'unavailable'],
      ['store/failed', 'internal'],
    ] as const) {
      const { fetch } = createEndpoint({
        wrapStore: (store) => ({
          ...store,
          health: () => Promise.reject(new StoreError(code, { cause: new Error('secret words') })),
        }),
      })
      const response = await fetch('/healthz')
      const body = await response.clone().text()
      await expectProblem(response, problem)
      expect(body).not.toContain('secret words')
    }
  })
})
