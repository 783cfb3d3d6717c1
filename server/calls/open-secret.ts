/** `POST /v1/secrets/{id}/open`: spend one opening, safely repeatable with the same claim. */
import type { HonoRequest } from 'hono'
import { openRequestSchema, openResponseSchema } from '#lib/endpoints/wire.ts'
import { decodeBase64url, encodeBase64url, sha256 } from '../hash.ts'
import { type Answer, json, NOT_FOUND, problem } from '../http/answer.ts'
import { readJson } from '../http/json-body.ts'
import type { Route } from '../http/route.ts'
import { toTime } from '../receipt.ts'
import type { OpenOutcome, Store } from '../stores/store.ts'
import { SECRET_PATH, secretId } from './secret-id.ts'
import { SMALL_BODY_BYTES } from './small-body.ts'

export function openSecretRoute(store: Store): Route {
  async function handle(request: HonoRequest): Promise<Answer> {
    const id = secretId(request)
    const body = await readJson(request, openRequestSchema, SMALL_BODY_BYTES)
    const outcome = await store.open(id, {
      linkHash: sha256(decodeBase64url(body.linkKey)),
      openHash: sha256(decodeBase64url(body.openKey)),
      claimHash: sha256(decodeBase64url(body.claim)),
      exposed: body.exposed,
    })
    return answerTo(outcome)
  }

  return {
    method: 'POST',
    path: `${SECRET_PATH}/open`,
    budget: 'opens',
    isGuessable: true,
    handle,
    description: {
      summary: 'Spend one opening. The same claim gets the same answer for a minute.',
      request: openRequestSchema,
      responses: { 200: { meaning: 'The envelope.', schema: openResponseSchema } },
      problems: [
        'invalid-request',
        'wrong-passphrase',
        'not-found',
        'gone',
        'claim-ended',
        'too-large',
        'unsupported-media-type',
      ],
    },
  }
}

function answerTo(result: OpenOutcome): Answer {
  switch (result.outcome) {
    case 'opened': {
      const { opensLeft, claimSeconds } = result
      return json(200, { envelope: encodeBase64url(result.envelope), opensLeft, claimSeconds })
    }
    case 'unknown':
      return NOT_FOUND
    case 'wrong-passphrase':
      return problem('wrong-passphrase', { attemptsLeft: result.attemptsLeft })
    case 'claim-ended':
      return problem('claim-ended')
    case 'gone':
      return problem('gone', { state: result.state, at: toTime(result.at) })
  }
}
