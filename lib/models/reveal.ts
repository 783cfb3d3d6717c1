/**
 * Opening a link, step by step, for the extension's page and the endpoint's. What was opened stays
 * in this closure: signals hold the text only while the person has it shown.
 */
import { batch, type ReadonlySignal, signal } from '@preact/signals'
import { type Link, parseFragment } from '#lib/crypto/link.ts'
import { normalizePassphrase } from '#lib/crypto/passphrase.ts'
import type { LinkMatch, Secret } from '#lib/endpoints/endpoint.ts'
import type { GoneState } from '#lib/endpoints/wire.ts'
import { type Failure, toFailure } from '#lib/messaging/failure.ts'
import { safeFileName } from '#lib/share/file-name.ts'
import type { OpenedSecret, OpenRequest } from '#lib/share/open-secret.ts'
import { type Copying, createCopying } from './copying.ts'
import { createStay, type StayReason } from './stay.ts'

export interface RevealPorts {
  /** @throws EndpointError, CryptoError; `endpoint/cancelled` when the signal ends it. */
  open(request: OpenRequest, signal: AbortSignal): Promise<OpenedSecret>
  /** Go to the endpoint's own page with this link; null where this is that page. */
  leaveToSite: (() => Promise<void>) | null
  /** What became of a secret on this page, for the list of what was opened. */
  report(event: RevealEvent): void
  /** Whether this browser began to open something within the last minute. */
  hasRecentClaim(): Promise<boolean>
  copy(text: string): Promise<void>
  save(content: Secret['content'], name: string): void
  now(): number
  /** Run again and again. @returns a function that ends it. */
  every(ms: number, run: () => void): () => void
  /** Run once, later. @returns a function that calls it off. */
  after(ms: number, run: () => void): () => void
}

/** The name is the label or the file's; never the content, never the link. */
export type RevealEvent =
  | { event: 'opened'; kind: 'text' | 'file'; name: string | null }
  | { event: 'ended'; how: 'done' | 'cleared' }

/** Where the page stands. */
export type RevealStep =
  | { step: 'loading' }
  /** Waits for the person; `problem` is what came of the last try. */
  | { step: 'ready'; needsPassphrase: boolean; exposed: boolean; problem: Problem | null }
  | { step: 'opening'; needsPassphrase: boolean; exposed: boolean }
  | { step: 'opened'; secret: OpenedView }
  | { step: 'ended'; ending: Ending }

export type Problem =
  | { what: 'failure'; failure: Failure }
  | { what: 'no-passphrase' }
  | { what: 'cancelled' }
  | { what: 'wrong-passphrase'; attemptsLeft: number | null }

/** All that the view may know before it is asked to show or save. */
export interface OpenedView {
  kind: 'text' | 'file'
  label: string | null
  fileName: string | null
  sizeBytes: number
  opensLeft: number
  expiresAt: string
  exposed: boolean
  /** The server allows more than the sender's header says. */
  broken: { openings: number | null; expiresAt: string | null }
}

export type Ending =
  | {
      why:
        | 'none'
        | 'invitation'
        | 'truncated'
        | 'altered'
        | 'again'
        | 'unknown'
        | 'damaged'
        | 'done'
    }
  | { why: 'gone'; state: GoneState; at: string; isRecent: boolean }
  | { why: 'locked-now' }
  | { why: 'cleared'; reason: StayReason | 'left'; opensLeft: number }

/** "Just opened" is what a second tab of the same person sees. */
const RECENT_MS = 60_000
/** Clocks of sender and recipient may differ that much before we say that it lived too long. */
const CLOCK_MARGIN_MS = 60 * 60_000

export interface RevealModel {
  step: ReadonlySignal<RevealStep>
  passphrase: ReadonlySignal<string>
  isPassphraseShown: ReadonlySignal<boolean>
  /** The text while it is shown, else null. */
  shownText: ReadonlySignal<string | null>
  copying: Copying
  /** Milliseconds until the page is cleared; null when nothing is on it. */
  leftMs: ReadonlySignal<number | null>
  stayMs: number
  canLeaveToSite: boolean
  /** @param match - the fragment of the address, or null when it had none. */
  start(match: LinkMatch | null): Promise<void>
  setPassphrase(text: string): void
  togglePassphrase(): void
  open(): Promise<void>
  /** Call an opening off: the link waits for another click. */
  cancel(): void
  leaveToSite(): Promise<void>
  toggleSecret(): void
  copy(): Promise<void>
  save(): void
  done(): Promise<void>
  keepLonger(): void
  pageHidden(): void
  pageShown(): void
  pageLeft(): void
}

export function createRevealModel(ports: RevealPorts): RevealModel {
  const step = signal<RevealStep>({ step: 'loading' })
  const passphrase = signal('')
  const isPassphraseShown = signal(false)
  const shownText = signal<string | null>(null)
  const copying = createCopying(ports)
  const stay = createStay(ports, (reason) => clear(reason))
  let target: { link: Link; exposed: boolean } | null = null
  let attempt: AbortController | null = null
  let opened: Extract<OpenedSecret, { outcome: 'opened' }> | null = null

  const end = (ending: Ending) => {
    batch(() => {
      forget()
      step.value = { step: 'ended', ending }
    })
  }

  /** Nothing of the link, the passphrase or the secret is left in this page after it. */
  function forget(): void {
    attempt?.abort()
    attempt = null
    opened?.secret.content.fill(0)
    opened = null
    target = null
    passphrase.value = ''
    isPassphraseShown.value = false
    shownText.value = null
    copying.reset()
    stay.stop()
  }

  function clear(reason: StayReason | 'left'): void {
    if (!opened) return
    ports.report({ event: 'ended', how: 'cleared' })
    end({ why: 'cleared', reason, opensLeft: opened.opensLeft })
  }

  /** Whether the person still waits for this opening, which is over now. */
  function isCurrent(mine: AbortController): boolean {
    if (mine !== attempt) return false
    attempt = null
    return true
  }

  function ready(problem: Problem | null): void {
    if (!target) return
    const { link, exposed } = target
    step.value = { step: 'ready', needsPassphrase: link.mode === 'p', exposed, problem }
  }

  function arrived(result: OpenedSecret): void {
    if (result.outcome === 'opened') {
      const secret = describe(result, target?.exposed ?? false, ports.now())
      forget()
      opened = result
      stay.start()
      step.value = { step: 'opened', secret }
      const { kind, label, fileName } = secret
      ports.report({ event: 'opened', kind, name: label ?? fileName })
    } else if (result.outcome === 'gone') {
      const { state, at } = result
      const isRecent = state === 'opened' && Math.abs(ports.now() - Date.parse(at)) < RECENT_MS
      end({ why: 'gone', state, at, isRecent })
    } else if (result.outcome === 'unknown') {
      end({ why: 'unknown' })
    } else if (result.attemptsLeft === 0) {
      end({ why: 'locked-now' })
    } else {
      ready({ what: 'wrong-passphrase', attemptsLeft: result.attemptsLeft })
    }
  }

  return {
    step,
    passphrase,
    isPassphraseShown,
    shownText,
    copying,
    leftMs: stay.leftMs,
    stayMs: stay.stayMs,
    canLeaveToSite: ports.leaveToSite !== null,

    async start(match) {
      forget()
      step.value = { step: 'loading' }
      const parsed = await parseFragment(match?.fragment ?? '')
      if (parsed.outcome === 'link') {
        target = { link: parsed.link, exposed: match?.exposed ?? false }
        ready(null)
      } else if (parsed.outcome === 'none' && (await ports.hasRecentClaim())) {
        end({ why: 'again' })
      } else {
        end({ why: parsed.outcome })
      }
    },

    setPassphrase(text) {
      passphrase.value = text
    },
    togglePassphrase() {
      isPassphraseShown.value = !isPassphraseShown.value
    },

    async open() {
      const asked = target
      if (step.value.step !== 'ready' || !asked) return
      const needsPassphrase = asked.link.mode === 'p'
      const typed = passphrase.value
      const problem = needsPassphrase ? passphraseProblem(typed) : null
      if (problem) return ready(problem)
      step.value = { step: 'opening', needsPassphrase, exposed: asked.exposed }
      const mine = new AbortController()
      attempt = mine
      try {
        const request = { ...asked, passphrase: needsPassphrase ? typed : null }
        const result = await ports.open(request, mine.signal)
        // The person left, came with another link or called it off: what arrived is nobody's now.
        // It is asked for with the same claim when they want it after all.
        if (isCurrent(mine)) batch(() => arrived(result))
        else if (result.outcome === 'opened') result.secret.content.fill(0)
      } catch (thrown) {
        const failure = toFailure(thrown)
        if (!isCurrent(mine)) return
        if (failure.code === 'crypto/damaged') end({ why: 'damaged' })
        else ready({ what: 'failure', failure })
      }
    },

    cancel() {
      if (step.value.step !== 'opening') return
      attempt?.abort()
      attempt = null
      ready({ what: 'cancelled' })
    },
    async leaveToSite() {
      if (step.value.step === 'ready') await ports.leaveToSite?.()
    },

    toggleSecret() {
      const isText = opened?.secret.kind === 'text'
      shownText.value = isText && shownText.value === null ? textOf(opened) : null
    },
    async copy() {
      if (opened?.secret.kind === 'text') await copying.copy(textOf(opened))
    },
    save() {
      if (!opened || step.value.step !== 'opened') return
      ports.save(opened.secret.content, step.value.secret.fileName ?? 'secret')
    },
    async done() {
      const { acknowledge } = opened ?? {}
      if (opened) ports.report({ event: 'ended', how: 'done' })
      end({ why: 'done' })
      try {
        await acknowledge?.()
      } catch {
        // Safe to leave out: the endpoint ends this opening by itself within a minute.
      }
    },

    keepLonger: stay.renew,
    pageHidden() {
      shownText.value = null
      isPassphraseShown.value = false
      stay.hidden()
    },
    pageShown: stay.shown,
    pageLeft() {
      if (opened) clear('left')
      else if (target) end({ why: 'again' })
    },
  }
}

function passphraseProblem(typed: string): Problem | null {
  try {
    normalizePassphrase(typed).fill(0)
    return null
  } catch (thrown) {
    const failure = toFailure(thrown)
    return failure.code === 'crypto/passphrase-empty'
      ? { what: 'no-passphrase' }
      : { what: 'failure', failure }
  }
}

function textOf(opened: { secret: Secret } | null): string {
  return opened ? new TextDecoder('utf-8', { ignoreBOM: true }).decode(opened.secret.content) : ''
}

function describe(
  { secret, promised, opensLeft }: Extract<OpenedSecret, { outcome: 'opened' }>,
  exposed: boolean,
  now: number,
): OpenedView {
  const isLate = now > Date.parse(promised.expiresAt) + CLOCK_MARGIN_MS
  return {
    kind: secret.kind,
    label: secret.label?.trim() || null,
    fileName: secret.kind === 'file' ? safeFileName(secret.name ?? '') : null,
    sizeBytes: secret.content.length,
    opensLeft,
    expiresAt: promised.expiresAt,
    exposed,
    broken: {
      openings: opensLeft > promised.maxOpens - 1 ? promised.maxOpens : null,
      expiresAt: isLate ? promised.expiresAt : null,
    },
  }
}
