/** A request's body: bounded while it streams in, then JSON, then of its schema. */
import type { HonoRequest } from 'hono'
import * as v from 'valibot'
import { problem, Refusal } from './answer.ts'

/** How much of a stranger's member name is worth repeating to them. */
const MAX_NAME_LENGTH = 64

/**
 * Read and parse.
 * @throws Refusal too-large, unsupported-media-type, or invalid-request naming the member.
 */
export async function readJson<Schema extends v.GenericSchema>(
  request: HonoRequest,
  schema: Schema,
  limitBytes: number,
): Promise<v.InferOutput<Schema>> {
  requireJson(request)
  return parseAs(schema, parseJson(await readText(request, limitBytes)))
}

/** A value of its schema. @throws Refusal invalid-request naming the first member that is not. */
export function parseAs<Schema extends v.GenericSchema>(
  schema: Schema,
  value: unknown,
  root = 'body',
): v.InferOutput<Schema> {
  const result = v.safeParse(schema, value, { abortEarly: true, abortPipeEarly: true })
  if (result.success) return result.output
  const [issue] = result.issues
  throw invalid(v.getDotPath(issue)?.slice(0, MAX_NAME_LENGTH) ?? root, expectation(issue))
}

export function invalid(field: string, detail: string): Refusal {
  return new Refusal(problem('invalid-request', { field, detail }))
}

export function tooLarge(limitBytes: number, field = 'body'): Refusal {
  return new Refusal(problem('too-large', { field, limitBytes }))
}

function requireJson(request: HonoRequest): void {
  const type = request.header('content-type')?.split(';', 1)[0]?.trim().toLowerCase()
  const encoding = request.header('content-encoding')
  if (type === 'application/json' && (!encoding || encoding === 'identity')) return
  const field = type === 'application/json' ? 'Content-Encoding' : 'Content-Type'
  throw new Refusal(problem('unsupported-media-type', { field }))
}

async function readText(request: HonoRequest, limitBytes: number): Promise<string> {
  const announced = request.header('content-length')
  if (announced !== undefined && Number(announced) > limitBytes) throw tooLarge(limitBytes)
  try {
    // Node's parser ends a body at its announced length; only a chunked one can surprise.
    const isBounded = announced !== undefined
    return isBounded ? await request.raw.text() : await readBounded(request.raw.body, limitBytes)
  } catch (error) {
    if (error instanceof Refusal) throw error
    throw invalid('body', 'expected a body that arrives in full')
  }
}

async function readBounded(
  body: ReadableStream<Uint8Array> | null,
  limitBytes: number,
): Promise<string> {
  if (!body) return ''
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of body) {
    length += chunk.length
    if (length > limitBytes) throw tooLarge(limitBytes)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks, length).toString('utf8')
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // The parser's own message quotes the body.
    throw invalid('body', 'expected JSON')
  }
}

/** Our schemas' own messages are constants; the library's would repeat what was received. */
function expectation(issue: v.BaseIssue<unknown>): string {
  if (issue.type === 'strict_object') {
    if (issue.expected === 'never') return 'expected no such member'
    return issue.path ? 'expected this member' : 'expected a JSON object'
  }
  return issue.message
}
