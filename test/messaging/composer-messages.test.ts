import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as v from 'valibot'
import { expect, test } from 'vitest'
import { fromComposer } from '#lib/messaging/composer-messages.ts'

const IDS = readFileSync(join(import.meta.dirname, '../detection/detector-ids.txt'), 'utf8')
  .split('\n')
  .filter((id) => id !== '')

const takes = (detectors: string[]) =>
  v.is(fromComposer['composer/record'].request, { event: 'failed', detectors })

test('every detector can be named, and nothing that is no id of one', () => {
  expect(IDS.length).toBeGreaterThan(100)
  expect(IDS.filter((id) => !takes([id]))).toEqual([])
  for (const text of ['', 'Some words', 'https://example.com/', 'a'.repeat(101)]) {
    expect(takes([text])).toBe(false)
  }
  expect(takes(Array(51).fill(IDS[0]))).toBe(false)
})
