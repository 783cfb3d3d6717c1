/** What the sender may do with the owner key: read the receipt, revoke. */
import type { HonoRequest } from 'hono'
import * as v from 'valibot'
import { keySchema, type Receipt, receiptSchema } from '#lib/endpoints/wire.ts'
import { decodeBase64url, sha256 } from '../hash.ts'
import { type Answer, json, NOT_FOUND, problem } from '../http/answer.ts'
import { bearerToken } from '../http/bearer.ts'
import type { Description, Route } from '../http/route.ts'
import type { Store } from '../stores/store.ts'
import { SECRET_PATH, secretId } from './secret-id.ts'

const OWNER_KEY_REQUIRED = problem('owner-key-required', {}, { 'WWW-Authenticate': 'Bearer' })

/** `GET /v1/secrets/{id}` */
export function receiptRoute(store: Store): Route {
  return {
    method: 'GET',
    path: SECRET_PATH,
    isGuessable: true,
    handle: (request) => asOwner(request, (id, ownerHash) => store.receipt(id, ownerHash)),
    description: describe('What became of a secret.', 'The receipt.'),
  }
}

/** `DELETE /v1/secrets/{id}` */
export function revokeRoute(store: Store): Route {
  return {
    method: 'DELETE',
    path: SECRET_PATH,
    isGuessable: true,
    handle: (request) => asOwner(request, (id, ownerHash) => store.revoke(id, ownerHash)),
    description: describe(
      'Burn a secret, and end the claims on it. Repeats succeed.',
      'The receipt as it is after burning.',
    ),
  }
}

async function asOwner(
  request: HonoRequest,
  call: (id: Uint8Array, ownerHash: Uint8Array) => Promise<Receipt | null>,
): Promise<Answer> {
  const id = secretId(request)
  const ownerKey = v.safeParse(keySchema, bearerToken(request))
  if (!ownerKey.success) return OWNER_KEY_REQUIRED
  const receipt = await call(id, sha256(decodeBase64url(ownerKey.output)))
  return receipt ? json(200, receipt) : NOT_FOUND
}

function describe(summary: string, meaning: string): Description {
  return {
    summary,
    auth: 'owner key',
    responses: { 200: { meaning, schema: receiptSchema } },
    problems: ['invalid-request', 'owner-key-required', 'not-found'],
  }
}
