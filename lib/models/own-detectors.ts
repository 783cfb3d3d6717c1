/** Detectors of one's own on the options page: the list, and the one that is being written. */
import { computed, type ReadonlySignal, signal } from '@preact/signals'
import type { Severity } from '#lib/detection/finding.ts'
import type { OwnProblem } from '#lib/detection/own/check-own.ts'
import type { OwnDetector } from '#lib/detection/own/own-detector.ts'
import { type Failure, toFailure } from '#lib/messaging/failure.ts'
import { fits, type KeptOwn, newOwnId, withOwn } from '#lib/policy/own-detectors.ts'
import type { Settings } from '#lib/policy/settings.ts'

export interface OwnPorts {
  /** What is wrong with one; the checker behind it is large, and loaded when it is needed. */
  checkOwn(own: OwnDetector): Promise<readonly OwnProblem[]>
  updateSettings(change: (settings: Settings) => Settings): Promise<void>
}

/** One as it stands in its fields. Empty rows count for nothing. */
export interface OwnDraft {
  /** Null for a new one. */
  id: string | null
  name: string
  pattern: string
  flags: string
  severity: Severity
  keywords: readonly string[]
  matches: readonly string[]
  ignores: readonly string[]
}

export type OwnField = 'name' | 'pattern' | 'flags' | 'keywords' | 'matches' | 'ignores'

export type OwnCheck =
  | { step: 'idle' }
  | { step: 'checking' }
  | { step: 'refused'; problems: readonly OwnProblem[] }
  | { step: 'fine' }
  /** With it all of them would be more than may be kept. */
  | { step: 'no-room' }
  | { step: 'failed'; failure: Failure }

export interface OwnDetectors {
  all: ReadonlySignal<readonly KeptOwn[]>
  draft: ReadonlySignal<OwnDraft | null>
  check: ReadonlySignal<OwnCheck>
  /** The one that was saved last, until another is written. */
  saved: ReadonlySignal<string | null>
  /** The one whose removal waits for a second press. */
  removing: ReadonlySignal<string | null>
  add(): void
  edit(own: OwnDetector): void
  set(change: Partial<OwnDraft>): void
  /** Check what is written, and keep nothing. */
  test(): Promise<void>
  save(): Promise<void>
  leave(): void
  switchOn(id: string, isOn: boolean): Promise<void>
  askToRemove(id: string | null): void
  remove(id: string): Promise<void>
}

/** Another one a file may have; nobody can mend it in a field. */
const ID = /^[a-z0-9]+(?:-[a-z0-9]+)*$/

const NEW: OwnDraft = {
  id: null,
  name: '',
  pattern: '',
  flags: '',
  severity: 'high',
  keywords: [],
  matches: [],
  ignores: [],
}

export function createOwnDetectors(
  ports: OwnPorts,
  settings: ReadonlySignal<Settings>,
  change: (how: (settings: Settings) => Settings) => Promise<void>,
): OwnDetectors {
  const draft = signal<OwnDraft | null>(null)
  const check = signal<OwnCheck>({ step: 'idle' })
  const saved = signal<string | null>(null)
  const removing = signal<string | null>(null)

  function write(next: OwnDraft | null): void {
    draft.value = next
    check.value = { step: 'idle' }
    saved.value = null
    removing.value = null
  }

  /** @returns what was checked, if nothing is wrong with it and nothing was typed meanwhile. */
  async function checked(): Promise<OwnDetector | null> {
    const written = draft.value
    if (written === null || check.value.step === 'checking') return null
    check.value = { step: 'checking' }
    const own = detectorOf(written, written.id ?? newOwnId(written.name, settings.value.own))
    let outcome: OwnCheck
    try {
      const problems = await ports.checkOwn(own)
      outcome = problems.length > 0 ? { step: 'refused', problems } : { step: 'fine' }
    } catch (thrown) {
      outcome = { step: 'failed', failure: toFailure(thrown) }
    }
    if (draft.value !== written) return null
    check.value = outcome
    return outcome.step === 'fine' ? own : null
  }

  async function keep(own: OwnDetector, isNew: boolean): Promise<void> {
    let id = own.id
    let hasRoom = true
    try {
      await ports.updateSettings((now) => {
        // Another page may have taken the id meanwhile.
        id = isNew ? newOwnId(own.name, now.own) : own.id
        const isOn = now.own.find((one) => one.id === id)?.isOn ?? true
        const next = withOwn(now.own, toKept({ ...own, id }, isOn))
        hasRoom = fits(next)
        return hasRoom ? { ...now, own: next } : now
      })
    } catch (thrown) {
      check.value = { step: 'failed', failure: toFailure(thrown) }
      return
    }
    if (!hasRoom) {
      check.value = { step: 'no-room' }
      return
    }
    write(null)
    saved.value = id
  }

  return {
    all: computed(() => settings.value.own),
    draft,
    check,
    saved,
    removing,
    add: () => write(NEW),
    edit: (own) => write({ ...own, id: ID.test(own.id) ? own.id : null, flags: own.flags ?? '' }),
    set(some) {
      if (draft.value === null) return
      draft.value = { ...draft.value, ...some }
      // What is said of other fields stays until they are looked at again.
      const now = check.value
      const problems =
        now.step === 'refused' ? now.problems.filter((one) => !isOf(one, Object.keys(some))) : []
      check.value = problems.length > 0 ? { step: 'refused', problems } : { step: 'idle' }
    },
    async test() {
      await checked()
    },
    async save() {
      const isNew = draft.value?.id === null
      const own = await checked()
      if (own) await keep(own, isNew)
    },
    leave: () => write(null),
    switchOn: (id, isOn) =>
      change((now) => ({
        ...now,
        own: now.own.map((one) => (one.id === id ? { ...one, isOn } : one)),
      })),
    askToRemove(id) {
      removing.value = id
    },
    async remove(id) {
      removing.value = null
      await change((now) => ({ ...now, own: now.own.filter((one) => one.id !== id) }))
    },
  }
}

/** What a draft stands for. */
export function detectorOf(draft: OwnDraft, id: string): OwnDetector {
  const { pattern, flags, severity, keywords, matches, ignores } = draft
  const written = (rows: readonly string[]) => rows.filter((row) => row.trim() !== '')
  return {
    id,
    name: draft.name.trim(),
    pattern,
    ...(flags.trim() !== '' && { flags: flags.trim() }),
    keywords: written(keywords),
    severity,
    matches: written(matches),
    ignores: written(ignores),
  }
}

/** The field at which a problem is said. */
export function fieldOf(problem: OwnProblem): OwnField {
  switch (problem.code) {
    case 'bad-id':
      return 'name'
    case 'empty':
    case 'too-long':
      if (problem.field === 'id') return 'name'
      return problem.field === 'keyword' ? 'keywords' : problem.field
    case 'too-many':
    case 'no-examples':
      return problem.field
    case 'bad-flags':
      return 'flags'
    case 'no-keywords':
    case 'short-keyword':
      return 'keywords'
    case 'example-without-keyword':
    case 'example-not-found':
      return 'matches'
    case 'ignored-example-found':
      return 'ignores'
    default:
      return 'pattern'
  }
}

/** The row of a list that a problem is about; null: the list itself. */
export function rowOf(problem: OwnProblem, rows: readonly string[]): number | null {
  const at = rows.findIndex((row) => {
    if (problem.code === 'short-keyword') return row === problem.keyword
    if (problem.code === 'too-long') return row.length > problem.limit
    return 'example' in problem && row === problem.example
  })
  return at < 0 ? null : at
}

/** An example is right or wrong by the pattern, its flags and the keywords too. */
function isOf(problem: OwnProblem, changed: readonly string[]): boolean {
  if (changed.includes(fieldOf(problem))) return true
  const isExample = 'example' in problem
  return isExample && changed.some((one) => ['pattern', 'flags', 'keywords'].includes(one))
}

export function toKept(own: OwnDetector, isOn: boolean): KeptOwn {
  const { id, name, pattern, flags, keywords, severity, matches, ignores } = own
  return {
    id,
    name,
    pattern,
    ...(flags !== undefined && { flags }),
    keywords: [...keywords],
    severity,
    matches: [...matches],
    ignores: [...ignores],
    isOn,
  }
}
