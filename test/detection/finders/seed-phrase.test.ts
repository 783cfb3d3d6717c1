import { randomBytes } from 'node:crypto'
import { entropyToMnemonic } from '@scure/bip39'
import { wordlist } from '@scure/bip39/wordlists/english.js'
import { describe, expect, test } from 'vitest'
import { examineWords, LISTED_WORDS } from '#lib/detection/finders/seed-phrase.ts'
import { collect, found, wake } from './harness.ts'

const phrase = (words: number) => entropyToMnemonic(randomBytes((words * 4) / 3), wordlist)
const look = (text: string, start = 0, end = text.length) => {
  const pass = collect(text, (sweep) => examineWords(sweep, start, end))
  return found(pass, text).map(([, span]) => span)
}

describe('seed phrases', () => {
  test.for([12, 15, 18, 21, 24])('%i words', (words) => {
    for (let round = 0; round < 20; round++) {
      const text = phrase(words)
      expect(look(text)).toEqual([text])
    }
  })

  test('in two lines, and after a label', () => {
    const text = phrase(24).replace(/((?:\w+ ){12})/, '$1\n')
    expect(look(text)).toEqual([text])
    const said = `my wallet seed phrase: ${phrase(12)} please keep`
    const start = said.indexOf(':') + 2
    expect(look(said, start)).toEqual([said.slice(start, said.lastIndexOf(' please'))])
  })

  test('the label in the same row', () => {
    const text = phrase(12)
    expect(look(`the new wallet words are ${text}`.replace('are ', 'now zzz '))).toEqual([text])
  })

  test.for([
    [(words: string[]) => words.map((word, i) => `${i + 1}. ${word}`).join('\n')],
    [(words: string[]) => words.join(', ')],
    [(words: string[]) => words.map((word, i) => `${i + 1}) ${word}`).join('  ')],
  ] as const)('in a list %#', ([write]) => {
    for (const count of [12, 24]) {
      const words = phrase(count).split(' ')
      const list = write(words)
      const text = `Seed phrase:\n${list}`
      const [[, span] = ['', '']] = found(wake(LISTED_WORDS, text), text)
      expect(list.endsWith(span)).toBe(true)
      expect(span.startsWith(words[0] ?? '?')).toBe(true)
    }
  })

  test('in a list of which the first word could be the label', () => {
    for (const label of ['seed', 'phrase']) {
      let words = phrase(12).split(' ')
      while (words[0] !== label || words.slice(1).some((word) => /^(?:seed|phrase)$/.test(word))) {
        const rest = phrase(12).split(' ').slice(1, -1)
        const last = wordlist.find((word) => look([label, ...rest, word].join(' ')).length > 0)
        words = [label, ...rest, last ?? '']
      }
      for (const list of [
        words.join(', '),
        words.map((word, i) => `${i + 1}. ${word}`).join('\n'),
      ]) {
        const text = `Seed phrase:\n${list}`
        const spans = found(wake(LISTED_WORDS, text), text).map(([, span]) => span)
        expect(spans).toContain(list.replace('1. ', ''))
      }
    }
  })

  test('no phrase: a wrong checksum, other words, one word many times, prose', () => {
    let passed = 0
    for (let round = 0; round < 40; round++) {
      const words = phrase(24).split(' ')
      if (
        look([...words.slice(0, -1), words.at(-1) === 'zoo' ? 'abandon' : 'zoo'].join(' ')).length
      )
        passed++
    }
    // By chance one in 256 does.
    expect(passed).toBeLessThan(5)
    const words = phrase(24).split(' ')
    expect(look(`hello ${words.join(' ')}`)).toEqual([])
    expect(look(`${'abandon '.repeat(11)}about`)).toEqual([])
    expect(
      look('the quick brown fox jumps over the lazy dog and runs away from every one there'),
    ).toEqual([])
  })

  test('a row of nothing but list words takes linear work', () => {
    const steps = (times: number) =>
      collect('zoo abandon '.repeat(times), (sweep) => examineWords(sweep, 0, sweep.text.length))
        .steps
    expect(steps(8000)).toBeLessThanOrEqual(2.2 * steps(4000) + 1)
    const listed = (times: number) => wake(LISTED_WORDS, 'seed zoo abandon '.repeat(times)).steps
    expect(listed(4000)).toBeLessThanOrEqual(2.2 * listed(2000) + 1)
  })
})
