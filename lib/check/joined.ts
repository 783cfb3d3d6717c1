/** Short texts of a page as one that is scanned in one go, with whose each part is. Pure. */

/** Between two of them: what stands in one says nothing of the other. */
const APART = '\n\n'

export interface Joined<Owner> {
  text: string
  /** Not all of it had room. */
  isCut: boolean
  /** Whose the text of a span is; null where it is of two, or of none. */
  ownerOf(span: { start: number; end: number }): Owner | null
}

/** @param room - characters: what does not fit is cut there. */
export function joined<Owner>(
  entries: Iterable<readonly [string, Owner]>,
  room: number,
): Joined<Owner> {
  const parts: { start: number; end: number; owner: Owner }[] = []
  let text = ''
  let isCut = false
  for (const [value, owner] of entries) {
    if (value.trim() === '') continue
    const start = text.length
    const part = value.slice(0, Math.max(0, room - start))
    isCut ||= part.length < value.length
    if (part === '') break
    text += part + APART
    parts.push({ start, end: start + part.length, owner })
  }
  return {
    text,
    isCut,
    ownerOf({ start, end }) {
      return parts.find((one) => one.start <= start && end <= one.end)?.owner ?? null
    },
  }
}
