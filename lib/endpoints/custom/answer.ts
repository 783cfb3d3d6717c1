/**
 * Where something stands in an answer: names and numbers with dots between them, `data.items.0.id`, or
 * a header, `header:Location`.
 */
import * as v from 'valibot'

export const placeSchema = v.pipe(
  v.string(),
  v.maxLength(200),
  v.regex(/^[^.\s]+(?:\.[^.\s]+)*$/, 'expected names with dots between them'),
)

const OF_HEADER = /^header:([\w!#$%&'*+.^`|~-]+)$/i

/** What a server has answered, as far as places name it. */
export interface ToldThere {
  /** Its body; null where that is no JSON. */
  json: unknown
  headers: Pick<Headers, 'get'>
}

/** @returns undefined when there is nothing. */
export function valueAt({ json, headers }: ToldThere, place: string): unknown {
  const [, header] = OF_HEADER.exec(place) ?? []
  if (header === undefined) return valueIn(json, place)
  const value = headers.get(header) ?? undefined
  return header.toLowerCase() === 'location' ? lastPiece(value) : value
}

/** A server that tells where what it has made lies tells its id at the end of that (RFC 9110, section 10.2.2). */
function lastPiece(address: string | undefined): string | undefined {
  const { pathname = '' } = (address && URL.parse(address, 'https://server.example/')) || {}
  try {
    return decodeURIComponent(pathname.replace(/\/$/, '').split('/').at(-1) ?? '')
  } catch {
    // Not as it is written in an address.
    return undefined
  }
}

function valueIn(json: unknown, place: string): unknown {
  return place
    .split('.')
    .reduce<unknown>(
      (value, name) =>
        typeof value === 'object' && value !== null && Object.hasOwn(value, name)
          ? Object.getOwnPropertyDescriptor(value, name)?.value
          : undefined,
      json,
    )
}

const LONGEST_NAME = 2000

/** A text or a number that can be put into a template. @returns null for anything else. */
export function nameAt(answer: ToldThere, place: string, longest = LONGEST_NAME): string | null {
  const value = valueAt(answer, place)
  const text = typeof value === 'number' ? String(value) : value
  const isName = typeof text === 'string' && text !== '' && text.length <= longest
  return isName && text.isWellFormed() ? text : null
}

/** Numbers below are how long from now on, above are times. */
const FIRST_TIME_SECONDS = 1e9
const FIRST_TIME_MS = 1e12
/** RFC 3339 has years of four digits. */
const LAST_TIME_MS = Date.UTC(9999, 11, 31, 23, 59, 59, 999)

/**
 * A time as servers write it: RFC 3339, seconds or milliseconds since 1970, or seconds from now.
 * @returns null for anything else.
 */
export function timeAt(answer: ToldThere, place: string, nowMs: number): string | null {
  const value = valueAt(answer, place)
  const number = typeof value === 'string' && /^\d{1,16}$/.test(value) ? Number(value) : value
  const ms = typeof number === 'number' ? millisecondsOf(number, nowMs) : parseTime(value)
  return ms === null || !(Math.abs(ms) <= LAST_TIME_MS) ? null : new Date(ms).toISOString()
}

function millisecondsOf(number: number, nowMs: number): number | null {
  if (!(number >= 0)) return null
  if (number >= FIRST_TIME_MS) return number
  return number >= FIRST_TIME_SECONDS ? number * 1000 : nowMs + number * 1000
}

function parseTime(value: unknown): number | null {
  const ms = typeof value === 'string' && /^\d{4}-\d\d-\d\dT/.test(value) ? Date.parse(value) : NaN
  return Number.isNaN(ms) ? null : ms
}
