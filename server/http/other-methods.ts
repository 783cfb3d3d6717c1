/** What a known path answers to methods it has no call for, and to CORS preflights. */
import type { HonoRequest } from 'hono'
import { type Answer, NO_CONTENT, problem } from './answer.ts'

const ALLOWED_HEADERS = 'Authorization, Content-Type'
/** A preflight's answer may be kept this long; Chromium cuts it to two hours anyway. */
const PREFLIGHT_SECONDS = 600

/** @param methods - the methods that have a call on this path. */
export function otherMethods(methods: readonly string[]): (request: HonoRequest) => Answer {
  const allow = allowed(methods)
  const refused = problem('method-not-allowed', {}, { Allow: allow })
  const options = { ...NO_CONTENT, headers: { Allow: allow } }
  const preflight = {
    ...NO_CONTENT,
    headers: {
      'Access-Control-Allow-Methods': allow,
      'Access-Control-Allow-Headers': ALLOWED_HEADERS,
      'Access-Control-Max-Age': String(PREFLIGHT_SECONDS),
    },
  }
  return (request) => {
    if (request.method !== 'OPTIONS') return refused
    return request.header('access-control-request-method') ? preflight : options
  }
}

function allowed(methods: readonly string[]): string {
  const all = new Set([...methods, 'OPTIONS'])
  if (all.has('GET')) all.add('HEAD')
  return [...all].sort().join(', ')
}
