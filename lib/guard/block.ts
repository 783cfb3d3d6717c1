import type { Span } from '#lib/detection/finding.ts'

/**
 * A line of a `.env` file or of settings: a name and its value, a remark, or nothing. A value with
 * spaces is in quotes: "Note: please do not forward" is what a person says.
 */
const SETTING =
  /^\s*(?:(?:export\s+)?[\w.-]+\s*[=:]\s*(?:"[^"]*"[,;]?|'[^']*'[,;]?|\S+)(?:\s+#.*)?|#.*|)\s*$/

/**
 * The lines that several credentials stand in, when there is nothing but settings in them: they
 * go behind a link as a whole, as a file does that is pasted.
 * @returns null when they stand in sentences, or there is one alone.
 */
export function blockAround(text: string, spans: readonly Span[]): Span | null {
  const from = Math.min(...spans.map(({ start }) => start))
  const to = Math.max(...spans.map(({ end }) => end))
  if (spans.length < 2) return null
  const start = text.lastIndexOf('\n', from - 1) + 1
  const next = text.indexOf('\n', to)
  const end = next < 0 ? text.length : next
  let at = start
  for (const line of masked(text.slice(start, end), start, spans).split('\n')) {
    const [first, last] = [at, at + line.trimEnd().length]
    at += line.length + 1
    const indent = line.length - line.trimStart().length
    const isSecret = spans.some((one) => one.start <= first + indent && last <= one.end)
    if (!isSecret && !SETTING.test(line)) return null
  }
  return { start, end }
}

/** With letters for what was found: a key of several lines, or a password of words, has spaces. */
function masked(lines: string, from: number, spans: readonly Span[]): string {
  let text = lines
  for (const { start, end } of spans) {
    const found = text.slice(start - from, end - from).replace(/[^\n]/g, 'x')
    text = text.slice(0, start - from) + found + text.slice(end - from)
  }
  return text
}
