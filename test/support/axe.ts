/** The accessibility checker, as a script for pages: `axe` is theirs then. */
import { createRequire } from 'node:module'

// Installed with the package that Playwright tests use it by, in the version that this one wants.
const require = createRequire(createRequire(import.meta.url).resolve('@axe-core/playwright'))
export const { source: AXE } = require('axe-core') as { source: string }
