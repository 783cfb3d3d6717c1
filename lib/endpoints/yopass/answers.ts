/** What answers of Yopass mean. Older servers, and newer ones for a secret, call their JSON text. */
import * as v from 'valibot'
import { expected } from '../answers.ts'
import { EndpointError } from '../endpoint.ts'
import {
  type BytesAnswer,
  type HttpAnswer,
  type HttpPorts,
  type HttpRequest,
  parseJson,
  requestBytes,
} from '../http.ts'

const messageSchema = v.object({ message: v.string() })

/** @throws EndpointError when there is no answer */
export async function ask(request: HttpRequest, ports: HttpPorts): Promise<HttpAnswer> {
  return asJson(await requestBytes(request, ports))
}

export function asJson({ bytes, ...answer }: BytesAnswer): HttpAnswer {
  return { ...answer, json: bytes && parseJson(bytes) }
}

/** It is Yopass that says so: any web server has pages that it does not find. */
export function isMissing({ status, json }: HttpAnswer): boolean {
  return status === 404 && v.is(messageSchema, json)
}

/** @throws EndpointError */
export function read<T>(schema: v.GenericSchema<unknown, T>, answer: HttpAnswer): T {
  // Signing in is for its own page.
  if (answer.status === 401) throw new EndpointError('endpoint/refused')
  return expected(schema, answer)
}

/** Why nothing was created, where the server says so. @throws EndpointError */
export function throwIfRefused(
  { status, json }: HttpAnswer,
  { token, limitBytes }: { token: string | null; limitBytes: number },
): void {
  const told = v.is(messageSchema, json) ? json.message : ''
  if (status === 413 || (status === 400 && told.includes('too long'))) {
    throw new EndpointError('endpoint/too-large', { limitBytes })
  }
  if (status === 400) throw new EndpointError('endpoint/out-of-limits')
  if (status === 401) {
    throw new EndpointError(token === null ? 'endpoint/token-required' : 'endpoint/token-refused')
  }
}
