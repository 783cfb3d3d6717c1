/** What the detectors say of themselves, read from their files. */
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Detector, Provider } from '#lib/detection/detector.ts'
import type { Examples } from '#lib/detection/examples.ts'

const FOLDER = join(import.meta.dirname, '../../lib/detection/detectors')

export interface Described {
  file: string
  provider: Provider
  examples: Examples
}

function isProvider(value: unknown): value is Provider {
  return typeof value === 'object' && value !== null && 'detectors' in value
}

function isMaker(value: unknown): value is () => Examples {
  return typeof value === 'function'
}

/** Every provider's detectors with their examples, by file name. */
export async function describedDetectors(): Promise<Described[]> {
  if (!existsSync(FOLDER)) return []
  const files = readdirSync(FOLDER)
    .filter((file) => file.endsWith('.ts'))
    .sort()
  const all: Described[] = []
  for (const file of files) {
    const module: Record<string, unknown> = await import(join(FOLDER, file))
    if (!isProvider(module.default)) continue
    const examples = isMaker(module.examples) ? module.examples() : []
    all.push({ file, provider: module.default, examples })
  }
  return all
}

/** The literal starts of all shapes, shared ones once. */
export async function knownPrefixes(): Promise<string[]> {
  const detectors: Detector[] = (await describedDetectors()).flatMap(({ provider }) => [
    ...provider.detectors,
  ])
  const starts = detectors.flatMap(({ shapes }) => shapes.map((shape) => /^[^{]*/.exec(shape)?.[0]))
  return [...new Set(starts.filter((start) => start !== undefined && start.length > 1))]
    .map(String)
    .sort()
}
