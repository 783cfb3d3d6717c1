import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { INDEX, indexSource } from '#scripts/detectors.ts'

test('the list of providers is up to date', () => {
  expect(readFileSync(INDEX, 'utf8'), 'run node scripts/detectors.ts').toBe(indexSource())
})
