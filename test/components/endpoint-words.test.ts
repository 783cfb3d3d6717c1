import { expect, test } from 'vitest'
import { linkNotes, strengths, weaknesses } from '#components/endpoint-words.ts'
import { kindName } from '#components/kind-name.ts'
import { kindNames } from '#lib/endpoints/registry.ts'
import { i18n } from './gallery/fixtures.ts'
import { LEAST, PASTEBIN, PROBED } from './gallery/probed.ts'

test('an endpoint that can do all is not spoken ill of', () => {
  expect(weaknesses(i18n, PROBED.capabilities)).toEqual([])
})

test('what others do more weakly is said, the weightiest first', () => {
  expect(weaknesses(i18n, PASTEBIN.capabilities)).toEqual([
    'This endpoint does not tell whether a secret was opened.',
    'A secret opens once.',
    'Wrong passphrases are not counted: who has the link can go on guessing.',
    'A label does not go along.',
  ])
})

test('a server that destroys a secret at once is said to', () => {
  const passphrases = { isWholeKey: false, maxAttempts: 1 }
  expect(weaknesses(i18n, { ...PROBED.capabilities, passphrases })).toEqual([
    'A single wrong passphrase destroys the secret.',
  ])
})

test('where several may get what one should is said where a link is made', () => {
  const { capabilities } = PROBED
  expect(linkNotes(i18n, { ...capabilities, races: true })).toEqual([
    'People who open a link at the very same moment may all read it.',
  ])
})

test('where several may get what one should is said', () => {
  const { capabilities } = PROBED
  expect(weaknesses(i18n, { ...capabilities, races: true })).toEqual([
    'People who open a link at the very same moment may all read it.',
  ])
})

test('a link that may open more than once is not said to open once', () => {
  const { capabilities } = PROBED
  expect(weaknesses(i18n, { ...capabilities, maxOpens: 1, reopens: true })).toEqual([
    'A link may open again and again, until it expires.',
  ])
})

test('what works is said first, in sizes and times of its own', () => {
  expect(strengths(i18n, PROBED.capabilities)).toEqual([
    'Text up to 1 MB, files up to 1 MB.',
    'Links live from 1 minute to 7 days.',
    'Up to 10 openings.',
    'Passphrases.',
    'A label for the recipient.',
    'It tells when a secret was opened.',
    'Links can be taken back.',
    'Links open without Matchstick, on a page of the server.',
  ])
  expect(strengths(i18n, PASTEBIN.capabilities)).toContain(
    'Links live 5 minutes, 1 hour, 24 hours, or 7 days.',
  )
  expect(strengths(i18n, LEAST.capabilities)).toEqual(['Text up to 500 bytes.'])
})

test('what can do next to nothing is said in full', () => {
  expect(weaknesses(i18n, LEAST.capabilities)).toEqual([
    'Its links open for people with Matchstick only.',
    'This endpoint tells that a secret is gone, not when it was opened.',
    'A link cannot be taken back.',
    'A secret opens once.',
    'There are no passphrases.',
    'There is no time limit.',
    'A label does not go along.',
    'It takes no files.',
  ])
})

test('every kind has the name that its users know it by', () => {
  expect(kindNames.filter((kind) => kindName(kind) === kind)).toEqual(['cryptgeon'])
  expect(kindName('of-tomorrow')).toBe('of-tomorrow')
})
