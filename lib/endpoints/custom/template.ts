/**
 * Templates of a person's own, with `{{placeholders}}`. What is put in is data: a template is taken
 * apart first, and no value can end a text, a segment of an address, a field or a header.
 */

/** What there is to put in. */
export const PLACEHOLDERS = [
  'text',
  'seconds',
  'minutes',
  'hours',
  'days',
  'expires',
  'id',
  'deleteToken',
] as const
export type Placeholder = (typeof PLACEHOLDERS)[number]
export type Values = Partial<Record<Placeholder, string | number>>

/** One of each, to try a template with. */
export const ANY_VALUES: Values = {
  text: 'a',
  seconds: 1,
  minutes: 1,
  hours: 1,
  days: 1,
  expires: 'a',
  id: 'a',
  deleteToken: 'a',
}

/** Words and places between them, in turn. */
export type Template = readonly (string | { placeholder: Placeholder })[]

/** What is wrong with a template; `name` is the placeholder that there is not. */
export type TemplateProblem =
  | { what: 'unknown-placeholder'; name: string }
  /** There is no such value in this call. */
  | { what: 'misplaced'; name: Placeholder }
  /** Without it the call makes no sense. */
  | { what: 'lacks'; name: Placeholder }
  | { what: 'not-a-header'; name: string }
  | { what: 'not-json' | 'placeholder-as-name' | 'not-a-form' | 'not-a-path' }

/** Thrown while a template is read, and told to the person at its field. */
export class TemplateError extends Error {
  override readonly name = 'TemplateError'
  readonly problem: TemplateProblem

  constructor(problem: TemplateProblem) {
    super(problem.what)
    this.problem = problem
  }
}

const PLACE = /\{\{\s*([A-Za-z][\w-]*)\s*\}\}/

/** @throws TemplateError for a placeholder that there is not. */
export function parseTemplate(text: string): Template {
  return text.split(PLACE).flatMap((part, index): Template => {
    if (index % 2 === 0) return part === '' ? [] : [part]
    if (!isPlaceholder(part)) throw new TemplateError({ what: 'unknown-placeholder', name: part })
    return [{ placeholder: part }]
  })
}

export function placeholdersIn(template: Template): Placeholder[] {
  return template.flatMap((part) => (typeof part === 'string' ? [] : [part.placeholder]))
}

/** @returns null when there is no value for one of its places. */
export function fill(
  template: Template,
  values: Values,
  encode: (text: string) => string = (text) => text,
): string | null {
  let filled = ''
  for (const part of template) {
    const value = typeof part === 'string' ? part : values[part.placeholder]
    if (value === undefined) return null
    filled += typeof part === 'string' ? part : encode(String(value))
  }
  return filled
}

function isPlaceholder(name: string): name is Placeholder {
  return PLACEHOLDERS.some((each) => each === name)
}
