/**
 * What a call answers, before it becomes a Response. Calls know statuses and bodies; only
 * `serve.ts` knows headers that every answer carries, logs and CORS.
 */
import { PROBLEMS, type Problem, type ProblemCode, problemType } from '#lib/endpoints/wire.ts'

/** Decides content type and policy headers. `page` is HTML, `asset` names its own type. */
export type AnswerKind = 'json' | 'problem' | 'empty' | 'page' | 'asset'

export interface Answer {
  readonly status: number
  readonly kind: AnswerKind
  readonly body: string | Uint8Array<ArrayBuffer> | null
  readonly headers?: Readonly<Record<string, string>>
  /** Which problem this is, null for a success. */
  readonly problem: ProblemCode | null
}

export function json(status: number, value: unknown): Answer {
  return { status, kind: 'json', body: JSON.stringify(value), problem: null }
}

export const NO_CONTENT: Answer = { status: 204, kind: 'empty', body: null, problem: null }

/** Members of a problem that are its own, beyond type, status and title. */
export type ProblemDetails = Partial<Omit<Problem, 'type' | 'status' | 'title'>>

/** An RFC 9457 problem with the status that belongs to its type. */
export function problem(
  code: ProblemCode,
  details: ProblemDetails = {},
  headers?: Readonly<Record<string, string>>,
): Answer {
  const { status, title } = PROBLEMS[code]
  const body = JSON.stringify({ type: problemType(code), status, title, ...details })
  return { status, kind: 'problem', body, problem: code, ...(headers && { headers }) }
}

/**
 * The one answer for whoever proves nothing: one object, so that unknown, expired, opened, revoked
 * and waiting secrets cannot come to differ.
 */
export const NOT_FOUND: Answer = problem('not-found')

/** Thrown where returning would have to pass through several hands, such as parsing. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  readonly answer: Answer

  constructor(answer: Answer) {
    super(answer.problem ?? 'refused')
    this.answer = answer
  }
}

/** Wait and try again: `Retry-After` and the member of the same meaning. */
export function retryLater(code: 'rate-limited' | 'unavailable', seconds: number): Answer {
  return problem(code, { retryAfterSeconds: seconds }, { 'Retry-After': String(seconds) })
}
