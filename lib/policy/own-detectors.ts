/** Detectors of a person's or an organisation's own: their file, and how they are kept. Pure. */
import * as v from 'valibot'
import { OWN_LIMITS } from '#lib/detection/own/limits.ts'
import { slugOf } from '#lib/detection/slug.ts'

/** More of them are a list that nobody keeps in order. */
export const MOST_OWN = 50
/** Of all together, as JSON, examples included: settings are read whenever a page asks. */
export const MOST_OWN_LENGTH = 256 * 1024

const severity = v.picklist(['critical', 'high', 'medium', 'low'])

const fileEntries = {
  id: v.string(),
  name: v.string(),
  pattern: v.string(),
  flags: v.exactOptional(v.string()),
  keywords: v.array(v.string()),
  severity,
  matches: v.array(v.string()),
  ignores: v.array(v.string()),
}

/** The file that `matchstick scan --detectors` and the options page take; what is in it is still to be checked. */
export const ownFileSchema = v.strictObject({
  detectors: v.array(v.strictObject(fileEntries)),
})

const text = (most: number) => v.pipe(v.string(), v.minLength(1), v.maxLength(most))
const texts = (most: number, each: number) => v.pipe(v.array(text(each)), v.maxLength(most))
const { id, name, pattern, keywords, keyword, examples, example } = OWN_LIMITS

/** One as it is kept: it was checked before it came here. */
export const keptOwnSchema = v.object({
  id: v.pipe(text(id), v.regex(/^[a-z0-9-]+$/)),
  name: text(name),
  pattern: text(pattern),
  flags: v.exactOptional(v.pipe(v.string(), v.regex(/^[imsu]{0,4}$/))),
  keywords: texts(keywords, keyword),
  severity,
  matches: texts(examples, example),
  ignores: texts(examples, example),
  isOn: v.boolean(),
})
export type KeptOwn = v.InferOutput<typeof keptOwnSchema>

export const allOwnSchema = v.pipe(
  v.array(keptOwnSchema),
  v.maxLength(MOST_OWN),
  v.check((all) => new Set(all.map((one) => one.id)).size === all.length, 'expected each id once'),
  v.check((all) => fits(all), 'expected less'),
)

/** Whether there is room for all of them. */
export function fits(all: readonly KeptOwn[]): boolean {
  return all.length <= MOST_OWN && JSON.stringify(all).length <= MOST_OWN_LENGTH
}

/** Those that are whole, in order, as many as may be kept. */
export function wholeOwn(stored: unknown): KeptOwn[] {
  const kept: KeptOwn[] = []
  for (const one of Array.isArray(stored) ? stored : []) {
    const parsed = v.safeParse(keptOwnSchema, one)
    if (!parsed.success || kept.some((other) => other.id === parsed.output.id)) continue
    if (fits([...kept, parsed.output])) kept.push(parsed.output)
  }
  return kept
}

/** The one with that id in its place, or a new one at the end. */
export function withOwn(all: readonly KeptOwn[], one: KeptOwn): KeptOwn[] {
  return all.some((other) => other.id === one.id)
    ? all.map((other) => (other.id === one.id ? one : other))
    : [...all, one]
}

/** An id for a new one, of its name: findings and switches hold it, so that it never changes again. */
export function newOwnId(wanted: string, all: readonly KeptOwn[]): string {
  const slug =
    slugOf(wanted)
      .slice(0, id - 4)
      .replace(/-$/, '') || 'detector'
  const isTaken = (candidate: string) => all.some((one) => one.id === candidate)
  for (let count = 1; ; count++) {
    const candidate = count === 1 ? slug : `${slug}-${count}`
    if (!isTaken(candidate)) return candidate
  }
}

/** What a page needs of one to look for it, and no more. */
export function ruleOf({ id, name, pattern, flags, keywords, severity }: KeptOwn) {
  return { id, name, pattern, ...(flags !== undefined && { flags }), keywords, severity }
}
