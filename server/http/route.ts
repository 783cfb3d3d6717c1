/** One call of the endpoint: where it is, what it costs, how it answers, how it is described. */
import type { HonoRequest } from 'hono'
import type * as v from 'valibot'
import type { ProblemCode } from '#lib/endpoints/wire.ts'
import type { Answer } from './answer.ts'
import type { Budget } from './rate-limit.ts'

export interface Route {
  readonly method: 'GET' | 'PUT' | 'POST' | 'DELETE'
  /** Hono's pattern; also what the log says. */
  readonly path: string
  /** Charged for every request. */
  readonly budget?: Budget
  /** Answers tell whether a guess was right: misses are charged, and end when used up. */
  readonly isGuessable?: boolean
  readonly handle: (request: HonoRequest) => Answer | Promise<Answer>
  readonly description: Description
}

/** What `/v1/openapi.json` says of a call. */
export interface Description {
  readonly summary: string
  readonly request?: v.GenericSchema
  /** Success statuses, each with its meaning and, where there is a body, its schema. */
  readonly responses: Readonly<Record<number, { meaning: string; schema?: v.GenericSchema }>>
  /** Beyond those every call can answer. */
  readonly problems: readonly ProblemCode[]
  readonly auth?: 'owner key' | 'creation token'
}
