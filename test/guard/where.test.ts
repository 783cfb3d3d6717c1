import * as v from 'valibot'
import { expect, test } from 'vitest'
import { whereOf } from '#lib/guard/where.ts'
import { fromComposer } from '#lib/messaging/composer-messages.ts'

const CHROMIUM = `TypeError: hunter2 is not a function
    at scan (chrome-extension://abcdefghijklmnop/detection.js:2:12)
    at Watch.update (chrome-extension://abcdefghijklmnop/composer.js:1:2345)
    at https://app.slack.com/page.js:1:2
    at hear (chrome-extension://abcdefghijklmnop/guard.js:1:678)`
const FIREFOX = `scan@moz-extension://0b1c2d3e/detection.js:2:12
update@moz-extension://0b1c2d3e/composer.js:1:2345
hear@moz-extension://0b1c2d3e/guard.js:1:678`

function thrown(stack: string): Error {
  return Object.assign(new TypeError('hunter2 is not a function'), { stack })
}

const kept = (where: unknown) =>
  v.parse(fromComposer['composer/record'].request, { event: 'failed', detectors: [], where }).where

test.for([CHROMIUM, FIREFOX])('names the error and our own places, and nothing else', (stack) => {
  const where = whereOf(thrown(stack))
  expect(where).toBe('TypeError detection.js:2:12 composer.js:1:2345 guard.js:1:678')
  expect(kept(where)).toBe(where)
})

test('a long way is cut, and what is no error has no place', () => {
  const where = whereOf(thrown('at x (composer.js:1:2)\n'.repeat(50)))
  expect(kept(where)).toBe(`TypeError${' composer.js:1:2'.repeat(6)}`)
  expect(whereOf('hunter2')).toBe('')
})

test.for(['hunter2 and more', 'TypeError https://app.slack.com/', 'x'.repeat(900), ''])(
  'whatever a page says in its place is dropped, and the record is kept: %s',
  (where) => {
    expect(kept(where)).toBe('')
  },
)
