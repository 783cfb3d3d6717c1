import { wordlist } from '@scure/bip39/wordlists/english.js'
import { expect, test } from 'vitest'
import { compactWords } from '#scripts/vite/compact-words.ts'

test('the words of the build are the words of the list', async () => {
  const code = compactWords().load('/node_modules/@scure/bip39/wordlists/english.js') ?? ''
  const built: { wordlist: string[] } = await import(
    `data:text/javascript,${encodeURIComponent(code)}`
  )
  expect(built.wordlist).toEqual(wordlist)
  expect(code.length).toBeLessThan(9000)
})
