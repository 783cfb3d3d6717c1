/** Bodies of calls to an API of a person's own: JSON, or the fields of a form. */
import { fill, parseTemplate, type Template, TemplateError, type Values } from './template.ts'

export type BodyKind = 'json' | 'form'

export const CONTENT_TYPES: Readonly<Record<BodyKind, string>> = {
  json: 'application/json',
  form: 'application/x-www-form-urlencoded',
}

/** A template that was read: what is sent for these values, null when one is missing. */
export interface Body {
  templates: readonly Template[]
  write(values: Values): string | null
}

/** @throws TemplateError */
export function parseBody(kind: BodyKind, text: string): Body {
  return kind === 'json' ? parseJsonBody(text) : parseFormBody(text)
}

/** A text of JSON, or a place outside of texts, which stands for a whole value: a number, say. */
const TEXT_OR_PLACE = /"(?:[^"\\]|\\.)*"|\{\{([^{}"]*)\}\}/g
/** Marks such a place in the document. */
const WHOLE = '\u0000'

/** The document is read before anything is put into its texts, and written after. */
function parseJsonBody(text: string): Body {
  const document = parseJson(
    text.replace(TEXT_OR_PLACE, (part, name?: string) =>
      name === undefined ? part : JSON.stringify(`${WHOLE}{{${name}}}`),
    ),
  )
  return {
    templates: templatesIn(document),
    write(values) {
      const filled = fillDocument(document, values)
      return filled === undefined ? null : JSON.stringify(filled)
    },
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // The parser's own words are for programmers.
    throw new TemplateError({ what: 'not-json' })
  }
}

function templatesIn(value: unknown): Template[] {
  if (typeof value === 'string') return [parseTemplate(value)]
  if (Array.isArray(value)) return value.flatMap(templatesIn)
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, member]) => {
    if (parseTemplate(name).some((part) => typeof part !== 'string')) {
      throw new TemplateError({ what: 'placeholder-as-name' })
    }
    return templatesIn(member)
  })
}

/** @returns undefined when a value is missing. */
function fillDocument(value: unknown, values: Values): unknown {
  if (typeof value === 'string') return fillText(value, values)
  if (Array.isArray(value)) {
    const items = value.map((item) => fillDocument(item, values))
    return items.includes(undefined) ? undefined : items
  }
  if (typeof value !== 'object' || value === null) return value
  const members = Object.entries(value).map(
    ([name, member]) => [name, fillDocument(member, values)] as const,
  )
  return members.some(([, member]) => member === undefined)
    ? undefined
    : Object.fromEntries(members)
}

function fillText(text: string, values: Values): string | number | undefined {
  const [place] = text.startsWith(WHOLE) ? parseTemplate(text.slice(WHOLE.length)) : []
  if (place !== undefined && typeof place !== 'string') return values[place.placeholder]
  return fill(parseTemplate(text), values) ?? undefined
}

/** One field in each line: a name, `=`, and what is sent under it. */
function parseFormBody(text: string): Body {
  const fields = text
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const end = line.indexOf('=')
      const name = line.slice(0, Math.max(0, end)).trim()
      const value = line.slice(end + 1).trimStart()
      if (name === '') throw new TemplateError({ what: 'not-a-form' })
      if (parseTemplate(name).some((part) => typeof part !== 'string')) {
        throw new TemplateError({ what: 'placeholder-as-name' })
      }
      return { name, template: parseTemplate(value) }
    })
  return {
    templates: fields.map(({ template }) => template),
    write(values) {
      const form = new URLSearchParams()
      for (const { name, template } of fields) {
        const value = fill(template, values)
        if (value === null) return null
        form.append(name, value)
      }
      return form.toString()
    },
  }
}
