import { expect, test } from 'vitest'
import {
  BREAK,
  CLASS,
  classOf,
  DIGIT,
  INVISIBLE,
  isAlphanumeric,
  JOINER,
  LETTER,
  LETTER_BITS,
  MARKS,
  UNSEEN,
} from '#lib/detection/characters.ts'

test('classes of ASCII', () => {
  for (let code = 0; code < 128; code++) {
    const one = String.fromCharCode(code)
    expect(classOf(code)).toBe(CLASS[code])
    expect(classOf(code) === LETTER, one).toBe(/[A-Za-z]/.test(one))
    expect(classOf(code) === DIGIT, one).toBe(/[0-9]/.test(one))
    expect(classOf(code) === JOINER, one).toBe('_-.~+/=%$:@!|'.includes(one))
    expect(isAlphanumeric(code), one).toBe(/[0-9A-Za-z]/.test(one))
  }
})

test('marks of every code unit agree with its class', () => {
  for (let code = 0; code < 65536; code++) {
    const marks = MARKS[code] ?? 0
    const class_ = classOf(code)
    const isToken = code < 128 && (class_ === LETTER || class_ === DIGIT || class_ === JOINER)
    if (((marks & BREAK) === 0) !== isToken) expect.fail(`break ${code}`)
    if (((marks & UNSEEN) !== 0) !== (class_ === INVISIBLE)) expect.fail(`unseen ${code}`)
    if (class_ === LETTER && (marks & LETTER_BITS) === 0) expect.fail(`letter ${code}`)
  }
})
