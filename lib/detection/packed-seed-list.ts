/** The letter of two words that are no longer than their beginnings. */
export const NO_MORE = 97
/** A word has up to four letters behind its beginning: five lengths, two of them to a letter. */
export const LENGTHS = 5
export const BEGINNING = 4

/** @returns the list that `packSeedList` has made; it says how that is written. */
export function unpackSeedList(packed: string): readonly string[] {
  const [lengths = '', ...levels] = packed.split(' ')
  let starts = ['']
  for (const letters of levels) {
    let at = 0
    let last = ''
    starts = Array.from(letters, (letter) => {
      const small = letter.toLowerCase()
      if (small !== letter || small <= last) at++
      last = small
      return starts[at] + small
    })
  }
  let at = 0
  return starts.map((start) => {
    if (start.endsWith('.')) return start.slice(0, -1)
    const two = lengths.charCodeAt(at >> 1) - NO_MORE
    const more = at++ % 2 === 0 ? two % LENGTHS : Math.floor(two / LENGTHS)
    return start.padEnd(BEGINNING + more, '.')
  })
}
