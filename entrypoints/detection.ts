import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script'
import { detectorNames } from '#lib/detection/names.ts'
import { createScanner } from '#lib/detection/scan.ts'

/**
 * The scanner for whoever loads this file: compose boxes, where it comes before their own script,
 * and pages of the extension that ask for it. It is the largest thing in the package, and so there once.
 */
export default defineUnlistedScript(() => {
  globalThis.matchstickDetection = { createScanner, detectorNames }
})
