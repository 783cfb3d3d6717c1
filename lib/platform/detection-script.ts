/** The scanner, which lies in a script of its own (`entrypoints/detection.ts`). */
import type { detectorNames } from '#lib/detection/names.ts'
import type { createScanner } from '#lib/detection/scan.ts'
import { ownGlobal } from './own-global.ts'

export interface Detection {
  createScanner: typeof createScanner
  detectorNames: typeof detectorNames
}

declare global {
  /** As `matchstickGuard`, in the world of our scripts: no page sees it. */
  var matchstickDetection: Detection | undefined
}

export const DETECTION_SCRIPT = '/detection.js'

/** Load it into this page of the extension, once. */
export async function loadDetection(): Promise<Detection> {
  // Written out, because linters of stores refuse what they cannot read; the build leaves it as it is.
  // @ts-expect-error -- it is no module: it leaves what it has in `matchstickDetection`.
  if (!ownGlobal('matchstickDetection')) await import('/detection.js')
  return loadedDetection()
}

/** @throws TypeError when it was not put in before. */
export function loadedDetection(): Detection {
  const loaded = ownGlobal('matchstickDetection')
  if (!loaded) throw new TypeError('"detection.js" expected to be loaded')
  return loaded
}
