/** A text that somebody tries: what would be found in it, with the settings as they are. */
import { type ReadonlySignal, signal } from '@preact/signals'
import type { Finding } from '#lib/detection/finding.ts'
import type { OwnRule } from '#lib/detection/own/own-detector.ts'
import type { LinkShape } from '#lib/detection/scan.ts'
import { type Failure, toFailure } from '#lib/messaging/failure.ts'
import { linkShapes } from '#lib/policy/link-rules.ts'
import type { Settings } from '#lib/policy/settings.ts'
import { detectorOf, type OwnDetectors } from './own-detectors.ts'

export interface ScanPorts {
  /** The scanner is large, and loaded when somebody tries it. */
  scan(
    text: string,
    settings: {
      own: readonly OwnRule[]
      off: readonly string[]
      allow: readonly string[]
      links: readonly LinkShape[]
    },
  ): Promise<readonly Finding[]>
}

export interface Tried {
  finding: Finding
  token: string
}

export interface TryIt {
  text: ReadonlySignal<string>
  /** Null while nothing is typed. */
  found: ReadonlySignal<readonly Tried[] | null>
  failure: ReadonlySignal<Failure | null>
  setText(text: string): Promise<void>
  /** The settings have changed, or what is being written. */
  refresh(): Promise<void>
}

export function createTryIt(
  ports: ScanPorts,
  settings: ReadonlySignal<Settings>,
  detectors: Pick<OwnDetectors, 'draft' | 'check'>,
): TryIt {
  const text = signal('')
  const found = signal<readonly Tried[] | null>(null)
  const failure = signal<Failure | null>(null)

  /** Those that are on; what is being written stands for itself once it was checked. */
  function rules(): OwnRule[] {
    const { draft, check } = detectors
    const written = check.value.step === 'fine' ? draft.value : null
    const kept = settings.value.own.filter(({ id, isOn }) => isOn && id !== written?.id)
    return written === null ? kept : [...kept, detectorOf(written, written.id ?? 'new')]
  }

  async function refresh(): Promise<void> {
    const tried = text.value
    if (tried === '') {
      found.value = null
      return
    }
    const { off, allow } = settings.value
    // As in a compose box, where links of one's own endpoints are none.
    const links = linkShapes(settings.value)
    try {
      const findings = await ports.scan(tried, { own: rules(), off, allow, links })
      // Something else was typed while the scanner was loaded.
      if (text.value !== tried) return
      failure.value = null
      found.value = findings.map((finding) => ({
        finding,
        token: tried.slice(finding.start, finding.end),
      }))
    } catch (thrown) {
      failure.value = toFailure(thrown)
    }
  }

  return {
    text,
    found,
    failure,
    async setText(next) {
      text.value = next
      await refresh()
    },
    refresh,
  }
}
