/** What is large and seldom needed: the scanner, its names, and the checker of patterns. */
import { checkOwn } from '#lib/detection/own/check-own.ts'
import { ownFinders } from '#lib/guard/own-finders.ts'
import type { NamesPorts } from '#lib/models/detector-names.ts'
import type { OwnPorts } from '#lib/models/own-detectors.ts'
import type { ScanPorts } from '#lib/models/try-it.ts'
import { loadDetection } from '#lib/platform/detection-script.ts'

export const detectionPorts: NamesPorts & ScanPorts & Pick<OwnPorts, 'checkOwn'> = {
  async detectorNames() {
    return (await loadDetection()).detectorNames()
  },
  async checkOwn(own) {
    const { checkBacktracking } = await import('#lib/backtracking/redos-checker.ts')
    return checkOwn(own, checkBacktracking)
  },
  async scan(text, { own, off, allow, links }) {
    const { createScanner } = await loadDetection()
    const finders = ownFinders(
      own,
      () => performance.now(),
      () => {},
    )
    return createScanner({ own: finders, off, allow, links }).scan(text).findings
  },
}
