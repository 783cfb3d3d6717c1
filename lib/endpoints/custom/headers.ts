/**
 * Headers of calls. Those that a person keeps for all of them have tokens in them, so names and values
 * together are kept where tokens are, and nowhere else; those of one call are a part of its template.
 */
import * as v from 'valibot'
import {
  ANY_VALUES,
  fill,
  parseTemplate,
  type Template,
  TemplateError,
  type Values,
} from './template.ts'

/** RFC 9110, section 5.6.2. */
const NAME = /^[\w!#$%&'*+.^`|~-]{1,100}$/
/** What can stand in a header everywhere; never what could begin another one. */
const VALUE = /^[\x21-\x7e](?:[\x20-\x7e]*[\x21-\x7e])?$/
/** A browser sets these by itself, and takes them from nobody. */
const NEVER =
  /^(?:accept-charset|accept-encoding|connection|content-length|cookie2?|date|dnt|expect|host|keep-alive|origin|permissions-policy|proxy-.*|referer|sec-.*|te|trailer|transfer-encoding|upgrade|via)$/i

/** What a schema of records passes over. */
const OF_OBJECTS = /^(?:__proto__|prototype|constructor)$/

const MOST_HEADERS = 20
const LONGEST_VALUE = 4096

export type Headers = Readonly<Record<string, string>>

const keptSchema = v.pipe(
  v.string(),
  v.parseJson(),
  v.record(v.string(), v.string()),
  v.check(areHeaders),
)

/** One in each line, `Name: value`, as a person types them. @returns the first line that is none. */
export function parseHeaderLines(text: string): { headers: Headers } | { line: string } {
  const headers: Record<string, string> = {}
  for (const { name, value, shown } of linesIn(text)) {
    if (!isHeader(name, value)) return { line: shown }
    headers[name] = value
  }
  return areHeaders(headers) ? { headers } : { line: '' }
}

/** Those of one call, whose values may have placeholders. @throws TemplateError */
export function parseHeaderTemplates(text: string): { name: string; value: Template }[] {
  return linesIn(text).map(({ name, value, shown }) => {
    const template = parseTemplate(value)
    if (!isHeader(name, fill(template, ANY_VALUES) ?? '')) {
      throw new TemplateError({ what: 'not-a-header', name: shown })
    }
    return { name, value: template }
  })
}

/** @returns null when a value is missing, or can stand in no header. */
export function fillHeaders(
  templates: readonly { name: string; value: Template }[],
  values: Values,
): Headers | null {
  const headers: Record<string, string> = {}
  for (const { name, value } of templates) headers[name] = fill(value, values) ?? ''
  return areHeaders(headers) ? headers : null
}

/** One in each line; `shown` is what a person is told of it. */
function linesIn(text: string): { name: string; value: string; shown: string }[] {
  const lines = text.split(/\r?\n/).filter((each) => each.trim() !== '')
  return lines.map((line) => {
    const end = line.indexOf(':')
    const before = line.slice(0, Math.max(0, end)).trim()
    const name = /\s/.test(before) ? '' : before
    return { name, value: line.slice(end + 1).trim(), shown: name || line.trim() }
  })
}

/** As they are kept in the place of a token; null where there are none. */
export function formatHeaders(headers: Headers): string | null {
  return Object.keys(headers).length === 0 ? null : JSON.stringify(headers)
}

/** @returns null for what is none. */
export function readHeaders(kept: string | null): Headers | null {
  if (kept === null) return {}
  const parsed = v.safeParse(keptSchema, kept)
  return parsed.success ? parsed.output : null
}

function areHeaders(headers: Headers): boolean {
  const entries = Object.entries(headers)
  return entries.length <= MOST_HEADERS && entries.every(([name, value]) => isHeader(name, value))
}

function isHeader(name: string, value: string): boolean {
  if (!NAME.test(name) || NEVER.test(name) || OF_OBJECTS.test(name)) return false
  return VALUE.test(value) && value.length <= LONGEST_VALUE
}
