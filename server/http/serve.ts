/**
 * What every request goes through, whichever call it is: who may call, what it costs, the answer
 * or its error, headers, one line in the log. One function, no middleware chain: the answer is
 * built once, complete, and nothing rewrites it afterwards.
 */
import type { HttpBindings } from '@hono/node-server'
import type { Context, HonoRequest } from 'hono'
import type { ProblemCode } from '#lib/endpoints/wire.ts'
import type { Log } from '../log.ts'
import { StoreError } from '../stores/store.ts'
import { type Answer, problem, Refusal, retryLater } from './answer.ts'
import type { HeaderTable } from './headers.ts'
import type { Caller } from './origin.ts'
import type { Budget, RateLimits } from './rate-limit.ts'

export interface Env {
  /** Absent when a test calls the app without a server. */
  Bindings: Partial<HttpBindings>
}

export interface ServeOptions {
  readonly headers: HeaderTable
  readonly callerOf: (origin: string | undefined) => Caller
  readonly clientOf: (socketAddress: string | undefined, forwardedFor: string | undefined) => string
  /** Null: switched off. */
  readonly rateLimits: RateLimits | null
  readonly log: Log
}

/** The part of a route that serving needs. */
export interface Served {
  /** What the log says in place of the path. */
  readonly path: string
  readonly budget?: Budget
  readonly isGuessable?: boolean
  readonly handle: (request: HonoRequest) => Answer | Promise<Answer>
}

export type Handler = (context: Context<Env>) => Promise<Response>

const MISSES: ReadonlySet<ProblemCode> = new Set(['not-found', 'wrong-passphrase', 'token-refused'])

const ORIGIN_REFUSED = problem('origin-refused')
const EXPOSED_HEADERS = 'Retry-After'

/** Turns a route into a Hono handler. */
export function createServe(options: ServeOptions): (route: Served) => Handler {
  const { headers, callerOf, log, rateLimits } = options

  return (route) => async (context) => {
    const begun = performance.now()
    const request = context.req
    const origin = request.header('origin')
    const caller = callerOf(origin)
    const answer = caller === 'refused' ? ORIGIN_REFUSED : await limited(route, context)
    const response = new Response(answer.body, {
      status: answer.status,
      headers: {
        ...headers[answer.kind],
        ...answer.headers,
        ...(caller === 'foreign' && origin !== undefined && corsHeaders(origin)),
      },
    })
    log.request({
      method: request.method,
      route: route.path,
      status: answer.status,
      durationMs: Math.round((performance.now() - begun) * 100) / 100,
      bytes: bodyBytes(answer),
    })
    return response
  }

  async function limited(route: Served, context: Context<Env>): Promise<Answer> {
    if (!rateLimits || !(route.budget || route.isGuessable)) return attempt(route, context.req)
    const client = options.clientOf(
      context.env?.incoming?.socket.remoteAddress,
      context.req.header('x-forwarded-for'),
    )
    // Decided before the store is asked: a 429 says nothing about any secret.
    const wait =
      (route.isGuessable && (await rateLimits.peek('misses', client))) ||
      (route.budget && (await rateLimits.take(route.budget, client)))
    if (wait) return retryLater('rate-limited', wait)
    const answer = await attempt(route, context.req)
    if (route.isGuessable && answer.problem && MISSES.has(answer.problem)) {
      await rateLimits.take('misses', client)
    }
    return answer
  }

  async function attempt(route: Served, request: HonoRequest): Promise<Answer> {
    try {
      return await route.handle(request)
    } catch (error) {
      return answerToError(error, log)
    }
  }
}

/** The one place where an error becomes an answer. */
export function answerToError(error: unknown, log: Log): Answer {
  if (error instanceof Refusal) return error.answer
  const code = error instanceof StoreError ? error.code : null
  if (code === 'store/full') return problem('quota-full')
  if (code === 'store/busy' || code === 'store/closed') return retryLater('unavailable', 1)
  log.error(error)
  return problem('internal')
}

function corsHeaders(origin: string): Record<string, string> {
  return {
    'Access-Control-Allow-Origin': origin,
    'Access-Control-Expose-Headers': EXPOSED_HEADERS,
  }
}

function bodyBytes({ body }: Answer): number {
  if (body === null) return 0
  return typeof body === 'string' ? Buffer.byteLength(body) : body.byteLength
}
