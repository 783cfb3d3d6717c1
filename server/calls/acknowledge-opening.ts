/** `POST /v1/secrets/{id}/ack`: the secret arrived, this claim may end. */
import type { HonoRequest } from 'hono'
import { ackRequestSchema } from '#lib/endpoints/wire.ts'
import { decodeBase64url, sha256 } from '../hash.ts'
import { type Answer, NO_CONTENT, NOT_FOUND } from '../http/answer.ts'
import { readJson } from '../http/json-body.ts'
import type { Route } from '../http/route.ts'
import type { Store } from '../stores/store.ts'
import { SECRET_PATH, secretId } from './secret-id.ts'
import { SMALL_BODY_BYTES } from './small-body.ts'

export function acknowledgeOpeningRoute(store: Store): Route {
  async function handle(request: HonoRequest): Promise<Answer> {
    const id = secretId(request)
    const body = await readJson(request, ackRequestSchema, SMALL_BODY_BYTES)
    const isKnown = await store.acknowledge(id, {
      linkHash: sha256(decodeBase64url(body.linkKey)),
      claimHash: sha256(decodeBase64url(body.claim)),
    })
    return isKnown ? NO_CONTENT : NOT_FOUND
  }

  return {
    method: 'POST',
    path: `${SECRET_PATH}/ack`,
    isGuessable: true,
    handle,
    description: {
      summary: 'Say that the secret arrived. Ends this claim alone; repeats succeed.',
      request: ackRequestSchema,
      responses: { 204: { meaning: 'The claim has ended.' } },
      problems: ['invalid-request', 'not-found', 'too-large', 'unsupported-media-type'],
    },
  }
}
