/** What the detectors weigh where they run. */
import { bundleDetection, gzipped } from '#scripts/detection-bundle.ts'

export async function sizeOfDetection(): Promise<{ minified: number; gzipped: number }> {
  const code = await bundleDetection()
  return { minified: Buffer.byteLength(code), gzipped: gzipped(code) }
}
