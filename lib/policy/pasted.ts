/** What stands around an address in a message: quotes, brackets, and the end of a sentence. */
const BEFORE = /^[\s\p{Cf}"'`<([{“”‘’„«»‹›]+/u
const AFTER = /[\s\p{Cf}"'`>)\]}“”‘’«»‹›.,;:!?…]+$/u

/** Words of the message before the address. */
const WORDS = /^[\s\S]*?\s[^\w]*(?=https?:\/\/)/i

/**
 * An address or link as it was before it went through a message: without what stands around it,
 * and in one piece when a line end cut it.
 */
export function cleanPasted(text: string): string {
  return text
    .replace(WORDS, '')
    .replace(BEFORE, '')
    .replace(AFTER, '')
    .replace(/\s*[\r\n]+\s*/g, '')
}
