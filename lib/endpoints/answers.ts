import * as v from 'valibot'
import { EndpointError } from './endpoint.ts'
import { type HttpAnswer, throwIfBusy } from './http.ts'

/**
 * What a server is to say when all went well.
 * @throws EndpointError `endpoint/failed`, `-/rate-limited`, `-/refused`, `-/not-an-endpoint`
 */
export function expected<T>(
  schema: v.GenericSchema<unknown, T>,
  answer: HttpAnswer,
  expectedStatus = 200,
): T {
  throwIfBusy(answer)
  const parsed = v.safeParse(schema, answer.json)
  if (answer.status === expectedStatus && parsed.success) return parsed.output
  // Only from some addresses, or a guard in front of it.
  throw new EndpointError(answer.status === 403 ? 'endpoint/refused' : 'endpoint/not-an-endpoint')
}
