/** A place in a script of ours that runs in pages. */
const PLACE = String.raw`(?:guard|composer|detection)\.js:\d{1,7}:\d{1,7}`
/** As many places as tell it. */
const MOST_PLACES = 6

/**
 * Which error was thrown where in our scripts, by name, line and column. Never its message, which
 * may hold what was typed.
 */
export function whereOf(thrown: unknown): string {
  if (!(thrown instanceof Error)) return ''
  const places = thrown.stack?.match(new RegExp(PLACE, 'g')) ?? []
  return [thrown.name, ...places.slice(0, MOST_PLACES)].join(' ')
}

/** @returns whether a text is what `whereOf` tells. */
export function isWhere(text: string): boolean {
  return new RegExp(String.raw`^\w{1,40}(?: ${PLACE}){0,${MOST_PLACES}}$`).test(text)
}
