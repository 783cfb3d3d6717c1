import * as v from 'valibot'
import { expect } from 'vitest'
import {
  PROBLEMS,
  type Problem,
  type ProblemCode,
  problemSchema,
  problemType,
} from '#lib/endpoints/wire.ts'

/** Expects a well-formed problem of this type. @returns it, for its own members. */
export async function expectProblem(response: Response, code: ProblemCode): Promise<Problem> {
  const body: unknown = await response.json()
  expect(body).toMatchObject({ type: problemType(code), ...PROBLEMS[code] })
  expect(response.status).toBe(PROBLEMS[code].status)
  expect(response.headers.get('content-type')).toBe('application/problem+json')
  return v.parse(problemSchema, body)
}
