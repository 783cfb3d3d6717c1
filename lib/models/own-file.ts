/** Detectors of one's own in a file, the one that `matchstick scan --detectors` takes. */
import { type ReadonlySignal, signal } from '@preact/signals'
import * as v from 'valibot'
import { utf8 } from '#lib/crypto/bytes.ts'
import type { OwnProblem } from '#lib/detection/own/check-own.ts'
import type { OwnDetector } from '#lib/detection/own/own-detector.ts'
import { type Failure, toFailure } from '#lib/messaging/failure.ts'
import {
  fits,
  type KeptOwn,
  MOST_OWN_LENGTH,
  ownFileSchema,
  withOwn,
} from '#lib/policy/own-detectors.ts'
import type { Settings } from '#lib/policy/settings.ts'
import { type OwnPorts, toKept } from './own-detectors.ts'

/** Spaces and line breaks are not counted where it is kept. */
const MAX_FILE_BYTES = 2 * MOST_OWN_LENGTH

export interface OwnFilePorts extends OwnPorts {
  save(content: Uint8Array<ArrayBuffer>, name: string): void
}

export type OwnOutcome =
  | { is: 'added' }
  /** There was one with its id, which it replaced. */
  | { is: 'updated' }
  | { is: 'twice' }
  | { is: 'no-room' }
  | { is: 'refused'; problems: readonly OwnProblem[] }

/** What became of one of a file. */
export interface OwnEntry {
  own: OwnDetector
  outcome: OwnOutcome
}

export type OwnFileState =
  | { step: 'idle' }
  | { step: 'checking' }
  | { step: 'too-big' }
  | { step: 'no-json' }
  /** It is JSON, and no list of detectors: where it goes wrong, `detectors.0.pattern`. */
  | { step: 'bad-file'; where: string | null }
  | { step: 'done'; entries: readonly OwnEntry[] }
  | { step: 'failed'; failure: Failure }

export interface OwnFile {
  state: ReadonlySignal<OwnFileState>
  choose(file: { size: number; text(): Promise<string> }): Promise<void>
  close(): void
  export(name: string): void
}

export function createOwnFile(ports: OwnFilePorts, settings: ReadonlySignal<Settings>): OwnFile {
  const state = signal<OwnFileState>({ step: 'idle' })

  async function read(file: { size: number; text(): Promise<string> }): Promise<OwnFileState> {
    if (file.size > MAX_FILE_BYTES) return { step: 'too-big' }
    const json = parseJson(await file.text())
    if (json === undefined) return { step: 'no-json' }
    const parsed = v.safeParse(ownFileSchema, json)
    if (!parsed.success) return { step: 'bad-file', where: v.getDotPath(parsed.issues[0]) }
    const checked: { own: OwnDetector; problems: readonly OwnProblem[] }[] = []
    for (const own of parsed.output.detectors) {
      checked.push({ own, problems: await ports.checkOwn(own) })
    }
    let entries: OwnEntry[] = []
    await ports.updateSettings((now) => {
      let kept: readonly KeptOwn[] = now.own
      entries = checked.map(({ own, problems }, i): OwnEntry => {
        if (problems.length > 0) return { own, outcome: { is: 'refused', problems } }
        if (checked.findIndex((one) => one.own.id === own.id) < i) {
          return { own, outcome: { is: 'twice' } }
        }
        const before = kept.find(({ id }) => id === own.id)
        const next = withOwn(kept, toKept(own, before?.isOn ?? true))
        if (!fits(next)) return { own, outcome: { is: 'no-room' } }
        kept = next
        return { own, outcome: { is: before ? 'updated' : 'added' } }
      })
      return { ...now, own: [...kept] }
    })
    return { step: 'done', entries }
  }

  return {
    state,
    async choose(file) {
      state.value = { step: 'checking' }
      try {
        state.value = await read(file)
      } catch (thrown) {
        state.value = { step: 'failed', failure: toFailure(thrown) }
      }
    },
    close() {
      state.value = { step: 'idle' }
    },
    export(name) {
      const detectors = settings.value.own.map(({ isOn: _, ...own }) => own)
      ports.save(utf8(`${JSON.stringify({ detectors }, null, 2)}\n`), name)
    },
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
