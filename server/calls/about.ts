/** What the endpoint says of itself: `/v1/info` and `/healthz`. */
import * as v from 'valibot'
import { type Info, infoSchema } from '#lib/endpoints/wire.ts'
import { json } from '../http/answer.ts'
import type { Route } from '../http/route.ts'
import type { Store } from '../stores/store.ts'

export function infoRoute(info: Info): Route {
  const answer = json(200, info)
  return {
    method: 'GET',
    path: '/v1/info',
    handle: () => answer,
    description: {
      summary: 'Name, version, limits, and whether creating needs a token.',
      responses: { 200: { meaning: 'About this endpoint.', schema: infoSchema } },
      problems: [],
    },
  }
}

const healthSchema = v.object({ status: v.literal('ok') })

/** For load balancers and supervisors; asks the store. */
export function healthRoute(store: Store): Route {
  const answer = json(200, { status: 'ok' })
  return {
    method: 'GET',
    path: '/healthz',
    handle: async () => {
      await store.health()
      return answer
    },
    description: {
      summary: 'Whether the endpoint and its store can answer.',
      responses: { 200: { meaning: 'They can.', schema: healthSchema } },
      problems: [],
    },
  }
}
