import * as v from 'valibot'

/**
 * What is left of an error when it crosses a context: a code, and numbers that the sentence for
 * people needs. Never text, keys or bodies, and no message of its own to leak one.
 */
export const failureSchema = v.object({
  code: v.string(),
  retryAfterSeconds: v.optional(v.nullable(v.number())),
  limitBytes: v.optional(v.nullable(v.number())),
  field: v.optional(v.nullable(v.string())),
  supported: v.optional(v.nullable(v.string())),
})
export type Failure = v.InferOutput<typeof failureSchema>

/** An error that came over a message, or a plain failure of the product's own. */
export class FailureError extends Error {
  override readonly name = 'FailureError'
  readonly code: string
  readonly failure: Failure

  constructor(failure: Failure) {
    super(failure.code)
    this.code = failure.code
    this.failure = failure
  }
}

/** The failure in anything thrown: our errors keep their code, all else is `internal`. */
export function toFailure(thrown: unknown): Failure {
  if (thrown instanceof FailureError) return thrown.failure
  const parsed = v.safeParse(failureSchema, thrown)
  // DOMException and Node errors have a `code` too, but ours always name an area: `endpoint/...`.
  return parsed.success && parsed.output.code.includes('/')
    ? parsed.output
    : { code: 'app/internal' }
}
