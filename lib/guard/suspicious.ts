/** Of a longer text only this much is looked at: the person waits while it is. */
const LONGEST_LOOK = 100_000
/**
 * What no credential that is held for is without: many characters in a row, a digit among them. The
 * digit is looked for within bounds: text without spaces, as Chinese is, took seconds without.
 */
const SUSPICIOUS = /(?=\S{0,200}\d)\S{16}|-----BEGIN /

/** @returns whether a pasted text is to wait until somebody can look at it. */
export function isSuspicious(text: string): boolean {
  return SUSPICIOUS.test(text.slice(0, LONGEST_LOOK))
}
