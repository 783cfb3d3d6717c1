import * as v from 'valibot'
import { EndpointError, type EndpointErrorCode } from '../endpoint.ts'
import type { HttpAnswer } from '../http.ts'
import { type Problem, type ProblemCode, problemCode, problemSchema } from '../wire.ts'

/** What is left of a problem where the call itself has no better use for it. */
const CODES = {
  'invalid-request': 'endpoint/refused',
  'out-of-limits': 'endpoint/out-of-limits',
  'owner-key-required': 'endpoint/refused',
  'token-required': 'endpoint/token-required',
  'token-refused': 'endpoint/token-refused',
  'origin-refused': 'endpoint/refused',
  'wrong-passphrase': 'endpoint/refused',
  'not-found': 'endpoint/not-an-endpoint',
  'method-not-allowed': 'endpoint/not-an-endpoint',
  conflict: 'endpoint/refused',
  gone: 'endpoint/refused',
  'claim-ended': 'endpoint/refused',
  'too-large': 'endpoint/too-large',
  'unsupported-media-type': 'endpoint/not-an-endpoint',
  'rate-limited': 'endpoint/rate-limited',
  internal: 'endpoint/failed',
  unavailable: 'endpoint/failed',
  'quota-full': 'endpoint/quota-full',
} as const satisfies Record<ProblemCode, EndpointErrorCode>

/** The problem in an answer, or null where there is none of ours. */
export function problemIn({ status, json }: HttpAnswer): (Problem & { code: ProblemCode }) | null {
  if (status < 400) return null
  const parsed = v.safeParse(problemSchema, json)
  const code = parsed.success ? problemCode(parsed.output.type) : null
  return parsed.success && code ? { ...parsed.output, code } : null
}

/** The error for an answer that is not the one hoped for. */
export function failureOf(answer: HttpAnswer): EndpointError {
  const problem = problemIn(answer)
  const code = problem ? CODES[problem.code] : codeOfStatus(answer.status)
  return new EndpointError(code, {
    retryAfterSeconds: problem?.retryAfterSeconds ?? answer.retryAfterSeconds ?? undefined,
    limitBytes: problem?.limitBytes,
    field: problem?.field,
  })
}

/** Proxies in front of an endpoint answer in words of their own; the status is all they share. */
function codeOfStatus(status: number): EndpointErrorCode {
  if (status === 413) return 'endpoint/too-large'
  if (status === 429) return 'endpoint/rate-limited'
  if (status === 507) return 'endpoint/quota-full'
  return status >= 500 ? 'endpoint/failed' : 'endpoint/not-an-endpoint'
}
