import { defineConfig } from '@playwright/test'
import type { BrowserKind } from '#test/support/browser.ts'

/** Stories run once per browser; the drivers are ours (test/support), the runner Playwright's. */
export default defineConfig<object, { kind: BrowserKind }>({
  testDir: 'test/e2e',
  outputDir: 'test-results',
  timeout: 90_000,
  expect: { timeout: 15_000 },
  retries: 0,
  workers: 2,
  fullyParallel: true,
  forbidOnly: process.env.CI !== undefined,
  projects: [
    { name: 'chromium', use: { kind: 'chromium' } },
    // axe looks at each view once: the views are the same, and it is slow in Firefox.
    { name: 'firefox', use: { kind: 'firefox' }, testIgnore: /axe-/ },
  ],
})
