/** What is no finding, on the options page: kinds of credentials, tokens and texts. */
import { computed, type ReadonlySignal, signal } from '@preact/signals'
import * as v from 'valibot'
import type { IgnoredToken } from '#lib/guard/ignored-token.ts'
import { withFoundAgain, withOffEverywhere } from '#lib/policy/left-alone.ts'
import {
  allowedSchema,
  LONGEST_ALLOWED,
  MOST_ALLOWED,
  type Settings,
} from '#lib/policy/settings.ts'
import { allSites } from '#lib/policy/sites.ts'
import type { DetectorNames } from './detector-names.ts'

export interface LeftAlonePorts {
  /** Tokens that a person called no secrets, the oldest first. */
  readIgnored(): Promise<readonly IgnoredToken[]>
  /** Null for all of them. */
  forgetIgnored(print: number | null): Promise<void>
}

/** A kind of credential that is left alone. */
export interface KindLeftAlone {
  detector: string
  /** The key of the site; null for everywhere. */
  site: string | null
  siteName: string | null
}

export type AllowProblem = 'too-short' | 'too-long' | 'there' | 'full'

export interface LeftAlone {
  kinds: ReadonlySignal<readonly KindLeftAlone[]>
  /** Newest first. */
  tokens: ReadonlySignal<readonly IgnoredToken[]>
  texts: ReadonlySignal<readonly string[]>
  /** What is typed to be allowed next. */
  typed: ReadonlySignal<string>
  problem: ReadonlySignal<AllowProblem | null>
  refresh(): Promise<void>
  leaveAlone(detector: string): Promise<void>
  findKind(kind: KindLeftAlone): Promise<void>
  /** Null for all of them. */
  findToken(print: number | null): Promise<void>
  type(text: string): void
  allow(): Promise<void>
  findText(text: string): Promise<void>
}

export function createLeftAlone(
  ports: LeftAlonePorts,
  settings: ReadonlySignal<Settings>,
  change: (how: (settings: Settings) => Settings) => Promise<void>,
  names: DetectorNames,
): LeftAlone {
  const tokens = signal<readonly IgnoredToken[]>([])
  const typed = signal('')
  const problem = signal<AllowProblem | null>(null)
  const kinds = computed((): KindLeftAlone[] => [
    ...settings.value.off.map((detector) => ({ detector, site: null, siteName: null })),
    ...allSites(settings.value).flatMap(({ key, name, off }) =>
      off.map((detector) => ({ detector, site: key, siteName: name })),
    ),
  ])

  async function refresh(): Promise<void> {
    tokens.value = (await ports.readIgnored()).toReversed()
    const shown = [...kinds.value, ...tokens.value]
    await names.load(shown.flatMap(({ detector }) => detector ?? []))
  }

  return {
    kinds,
    tokens,
    texts: computed(() => settings.value.allow),
    typed,
    problem,
    refresh,
    leaveAlone: (detector) => change((now) => withOffEverywhere(now, detector)),
    findKind: ({ detector, site }) => change((now) => withFoundAgain(now, detector, site)),
    async findToken(print) {
      await ports.forgetIgnored(print)
      await refresh()
    },
    type(text) {
      typed.value = text
      problem.value = null
    },
    async allow() {
      const text = typed.value.trim()
      const { allow } = settings.value
      problem.value = problemOf(text, allow)
      if (problem.value !== null) return
      await change((now) => ({ ...now, allow: [...now.allow, text] }))
      // What could not be kept stays typed.
      if (settings.value.allow.includes(text)) typed.value = ''
    },
    findText: (text) =>
      change((now) => ({ ...now, allow: now.allow.filter((one) => one !== text) })),
  }
}

function problemOf(text: string, allow: readonly string[]): AllowProblem | null {
  if (allow.includes(text)) return 'there'
  if (allow.length >= MOST_ALLOWED) return 'full'
  if (text.length > LONGEST_ALLOWED) return 'too-long'
  return v.is(allowedSchema, text) ? null : 'too-short'
}
