import { availableParallelism } from 'node:os'
import { defineConfig } from '@playwright/test'
import type { BrowserKind } from '#test/support/browser.ts'

/**
 * Stories run once per browser; the drivers are ours (test/support), the runner Playwright's. Those
 * marked `@long`, or `@long-firefox` in Firefox, wait for `npm run test:long`
 * (docs/decisions/0016).
 */
const LONG = /@long\b/
const LONG_IN_CHROMIUM = /@long(?!-firefox)/
const isLong = process.env.MATCHSTICK_LONG_STORIES !== undefined

export default defineConfig<object, { kind: BrowserKind }>({
  testDir: 'test/e2e',
  outputDir: 'test-results',
  timeout: 90_000,
  expect: { timeout: 15_000 },
  retries: 0,
  // Stories wait for what a person would wait for: with one for each core, cores wait too.
  workers: Math.ceil(availableParallelism() * 1.5),
  fullyParallel: true,
  forbidOnly: process.env.CI !== undefined,
  projects: [
    {
      name: 'chromium',
      use: { kind: 'chromium' },
      ...(!isLong && { grepInvert: LONG_IN_CHROMIUM }),
    },
    {
      name: 'firefox',
      use: { kind: 'firefox' },
      // axe looks at each view once: the views are the same, and it is slow in Firefox.
      testIgnore: /axe-/,
      ...(!isLong && { grepInvert: LONG }),
    },
  ],
})
