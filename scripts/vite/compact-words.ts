import { wordlist } from '@scure/bip39/wordlists/english.js'

/**
 * The list of words as a third less package: it is sorted, so each word is written as the number
 * of letters it has in common with the one before it, and the rest.
 */
export function compactWords() {
  return {
    name: 'matchstick:compact-words',
    enforce: 'pre' as const,
    load(id: string) {
      if (!/@scure.bip39.wordlists.english\.js$/.test(id)) return null
      return `let word = ''
export const wordlist = ${JSON.stringify(compact(wordlist))}
  .match(/\\d[a-z]*/g)
  .map((part) => (word = word.slice(0, part[0]) + part.slice(1)))`
    },
  }
}

function compact(words: readonly string[]): string {
  let last = ''
  return words
    .map((word) => {
      let common = 0
      while (common < last.length && word[common] === last[common]) common++
      last = word
      return `${common}${word.slice(common)}`
    })
    .join('')
}
