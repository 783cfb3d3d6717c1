/** An API as a person describes it. Data, kept with the settings; its headers are kept apart. */
import * as v from 'valibot'
import { checkPath } from './address.ts'
import { placeSchema } from './answer.ts'
import { type BodyKind, parseBody } from './body.ts'
import { parseHeaderTemplates } from './headers.ts'
import {
  type Placeholder,
  parseTemplate,
  placeholdersIn,
  type Template,
  TemplateError,
  type TemplateProblem,
} from './template.ts'

export const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const
export const BODY_KINDS = ['json', 'form'] as const

export const LONGEST_TEMPLATE = 4096
/** Of a text that a server takes: one line of a secret is some 400 of them. */
export const LEAST_CHARACTERS = 500
export const MOST_CHARACTERS = 10_000_000

const text = v.pipe(v.string(), v.maxLength(LONGEST_TEMPLATE))

const callSchema = v.strictObject({
  method: v.picklist(METHODS),
  /** Below the endpoint's address, with its query. */
  path: text,
  /** Empty for none. */
  body: text,
  /** One in each line, for this call alone; no tokens of the person's, which are kept apart. */
  headers: v.optional(text),
})
export type CallTemplate = v.InferOutput<typeof callSchema>

const CALL_NAMES = ['create', 'open', 'revoke'] as const
export type CallName = (typeof CALL_NAMES)[number]

/** What there is to put into each call, the first of which it is made for. */
export const IN_CALLS = {
  create: ['text', 'seconds', 'minutes', 'hours', 'days', 'expires'],
  open: ['id'],
  revoke: ['id', 'deleteToken'],
} as const satisfies Record<CallName, readonly Placeholder[]>

export const HOUR = 60 * 60
export const DAY = 24 * HOUR
export const LONGEST_TTL_SECONDS = 366 * DAY

export const customApiSchema = v.pipe(
  v.strictObject({
    bodies: v.picklist(BODY_KINDS),
    create: callSchema,
    open: callSchema,
    /** Null where nothing can be taken back. */
    revoke: v.nullable(callSchema),
    idAt: placeSchema,
    /** Null where the answer does not say; then it is what was asked for. */
    expiresAt: v.nullable(placeSchema),
    deleteTokenAt: v.nullable(placeSchema),
    /** Null where the answer to an opening is the text itself. */
    textAt: v.nullable(placeSchema),
    /** A trial saw that what was opened is gone; without one it is not to be counted on. */
    burns: v.optional(v.boolean(), false),
    maxTtlSeconds: v.pipe(v.number(), v.integer(), v.minValue(60), v.maxValue(LONGEST_TTL_SECONDS)),
    /** That a text may have there. */
    mostCharacters: v.pipe(
      v.number(),
      v.integer(),
      v.minValue(LEAST_CHARACTERS),
      v.maxValue(MOST_CHARACTERS),
    ),
    /** Of the headers that are kept for all calls; their values are secrets, and lie with tokens. */
    headerNames: v.pipe(v.array(v.pipe(v.string(), v.maxLength(100))), v.maxLength(20)),
    /** They go with what a sender calls, and who opens links needs none. */
    headersOfSender: v.optional(v.boolean()),
  }),
  v.check(({ bodies, create, open, revoke }) => {
    const calls = { create, open, ...(revoke && { revoke }) }
    return CALL_NAMES.every((name) => {
      const call = calls[name]
      // This check is made of what is too long as well.
      if (call && !isShort(call)) return false
      return !call || Object.keys(callProblems(name, bodies, call)).length === 0
    })
  }, 'expected calls that can be made'),
)
export type CustomApi = v.InferOutput<typeof customApiSchema>

function isShort({ path, body, headers = '' }: CallTemplate): boolean {
  return [path, body, headers].every((each) => each.length <= LONGEST_TEMPLATE)
}

/** @throws TemplateError */
export function readPath(path: string): Template {
  const template = parseTemplate(path)
  checkPath(template)
  return template
}

/** What a call puts in. @throws TemplateError */
export function placeholdersOf(bodies: BodyKind, call: CallTemplate): Placeholder[] {
  const headers = parseHeaderTemplates(call.headers ?? '').map(({ value }) => value)
  return [readPath(call.path), ...readBody(bodies, bodyOf(call)), ...headers].flatMap(
    placeholdersIn,
  )
}

/** Nothing for a method that has none, whatever is written down for it. */
export function bodyOf({ method, body }: Pick<CallTemplate, 'method' | 'body'>): string {
  return method === 'GET' ? '' : body
}

type CallProblems = Partial<Record<'path' | 'body' | 'headers', TemplateProblem>>

/** What is wrong with a call, by the part where it can be put right. */
export function callProblems(name: CallName, bodies: BodyKind, call: CallTemplate): CallProblems {
  const sent = bodyOf(call)
  const inPath = read(() => [readPath(call.path)], IN_CALLS[name])
  const inBody = read(() => readBody(bodies, sent), IN_CALLS[name])
  const headers = () => parseHeaderTemplates(call.headers ?? '').map(({ value }) => value)
  // Servers take some kilobytes of headers at most.
  const inHeaders = read(
    headers,
    IN_CALLS[name].filter((each) => each !== 'text'),
  )
  const problems: CallProblems = {
    ...(!Array.isArray(inPath) && { path: inPath }),
    ...(!Array.isArray(inBody) && { body: inBody }),
    ...(!Array.isArray(inHeaders) && { headers: inHeaders }),
  }
  const [needed] = IN_CALLS[name]
  const used = [inPath, inBody, inHeaders].filter((each) => Array.isArray(each)).flat()
  if (Object.keys(problems).length > 0 || used.includes(needed)) return problems
  return { [sent === '' ? 'path' : 'body']: { what: 'lacks', name: needed } }
}

function readBody(bodies: BodyKind, body: string): readonly Template[] {
  return body === '' ? [] : parseBody(bodies, body).templates
}

function read(
  parse: () => readonly Template[],
  allowed: readonly Placeholder[],
): Placeholder[] | TemplateProblem {
  try {
    const used = parse().flatMap(placeholdersIn)
    const misplaced = used.find((each) => !allowed.includes(each))
    return misplaced === undefined ? used : { what: 'misplaced', name: misplaced }
  } catch (error) {
    if (error instanceof TemplateError) return error.problem
    throw error
  }
}
