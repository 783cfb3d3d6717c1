import type { HonoRequest } from 'hono'
import { idSchema } from '#lib/endpoints/wire.ts'
import { decodeBase64url } from '../hash.ts'
import { parseAs } from '../http/json-body.ts'

export const SECRET_PATH = '/v1/secrets/:id'

/** The id in the path. @throws Refusal invalid-request naming `id`. */
export function secretId(request: HonoRequest): Uint8Array {
  return decodeBase64url(parseAs(idSchema, request.param('id'), 'id'))
}
