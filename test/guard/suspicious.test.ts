import { expect, test } from 'vitest'
import { isSuspicious } from '#lib/guard/suspicious.ts'

const MEGABYTE = 1024 * 1024

test('many characters in a row are, with a digit among them', () => {
  expect(isSuspicious(`use ${'a'.repeat(15)}1 here`)).toBe(true)
  expect(isSuspicious(`use ${'a'.repeat(16)} here at 12:30`)).toBe(false)
  expect(isSuspicious('at 12:30 in room 4711, as we said')).toBe(false)
})

test('the head of a private key is', () => {
  expect(isSuspicious(`-----BEGIN ${'RSA'} PRIVATE KEY-----`)).toBe(true)
})

test('much text without spaces is looked at in no time', () => {
  expect(isSuspicious('文'.repeat(MEGABYTE))).toBe(false)
  expect(isSuspicious(`${'a'.repeat(MEGABYTE)}1`)).toBe(false)
})

test('of very much text only the beginning counts', () => {
  const token = `${'a'.repeat(20)}1`
  expect(isSuspicious(`${token} ${' word'.repeat(MEGABYTE / 5)}`)).toBe(true)
  expect(isSuspicious(`${' word'.repeat(MEGABYTE / 5)} ${token}`)).toBe(false)
})
