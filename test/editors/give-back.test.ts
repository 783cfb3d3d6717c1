import { expect, test } from 'vitest'
import { giveBack, isGoneWithAll } from '#lib/editors/give-back.ts'

const attempt = { before: 'use KEY now', start: 4, gone: 'KEY', put: 'LINK' }

const result = (now: string, more = {}) => {
  const edit = giveBack(now, { ...attempt, ...more })
  return edit && now.slice(0, edit.start) + edit.text + now.slice(edit.end)
}

test('what was typed before and behind stays', () => {
  expect(result('so use LINK nowhere')).toBe('so use KEY nowhere')
})

test('a link beside a key that an editor kept is taken out', () => {
  expect(result('use LINKKEY now!')).toBe('use KEY now!')
})

test('a text that has all it had is left alone', () => {
  expect(result('use KEY now, please')).toBeNull()
})

test('a key that is gone without a link comes back, and nothing else goes', () => {
  expect(result('use x now')).toBe('use KEYx now')
  expect(result('use LIN now, please')).toBe('use KEYLIN now, please')
})

test('what somebody else has left of a link goes with it', () => {
  const put = 'https://example.com/#1nabc'
  expect(result('use https://example.com/ now', { put })).toBe('use KEY now')
  expect(result('use https://example.com/', { put })).toBe('use KEY')
  expect(result('use http now', { put })).toBe('use KEYhttp now')
})

test('an address of somebody else that begins like the link stays', () => {
  const put = 'https://example.com/#1nabc'
  expect(result('use https://example.org now', { put })).toBe('use KEYhttps://example.org now')
  expect(result('use https://exam', { put })).toBe('use KEYhttps://exam')
})

test('of several links the nearest is ours', () => {
  const before = 'LINK and KEY'
  expect(result('LINK and LINK!', { before, start: 9 })).toBe('LINK and KEY!')
  expect(result('my LINK and LINK', { before, start: 9 })).toBe('my LINK and KEY')
})

test('a message that has gone with all of its text is not one that a page took the link out of', () => {
  expect(isGoneWithAll('', attempt)).toBe(true)
  expect(isGoneWithAll('the next one', attempt)).toBe(true)
  expect(isGoneWithAll('use  now!', attempt)).toBe(false)
  expect(isGoneWithAll('use LINK now!', attempt)).toBe(false)
  expect(isGoneWithAll('use KEY now', attempt)).toBe(false)
})

test('of a message that was the key alone, nothing is left when it has gone', () => {
  const alone = { ...attempt, before: 'KEY', start: 0 }
  expect(isGoneWithAll('\n', alone)).toBe(true)
  expect(isGoneWithAll('!', alone)).toBe(false)
})
