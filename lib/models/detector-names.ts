/** What findings are called where only the ids of their detectors are kept. */
import { type ReadonlySignal, signal } from '@preact/signals'
import type { Settings } from '#lib/policy/settings.ts'

export interface NamesPorts {
  /** By id; large, and loaded when somebody looks. */
  detectorNames(): Promise<Readonly<Record<string, string>>>
}

export interface DetectorNames {
  /** What people call it; without its name the id in plain words. */
  of(id: string): string
  /** Before these are shown. */
  load(ids: readonly string[]): Promise<void>
}

const OWN = 'own-'

export function createDetectorNames(
  ports: NamesPorts,
  settings: ReadonlySignal<Settings>,
): DetectorNames {
  const known = signal<Readonly<Record<string, string>> | null>(null)
  return {
    of(id) {
      const own = settings.value.own.find((one) => OWN + one.id === id)
      return own?.name ?? known.value?.[id] ?? inWords(id)
    },
    async load(ids) {
      if (known.value !== null || ids.every((id) => id.startsWith(OWN))) return
      try {
        known.value = await ports.detectorNames()
      } catch {
        // The id in plain words will do.
      }
    },
  }
}

/** `generic-password`: "Generic password". */
function inWords(id: string): string {
  const words = id.replace(/^own-/, '').replaceAll('-', ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}
