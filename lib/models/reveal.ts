/**
 * Opening a link, step by step, for the extension's page and the endpoint's. What was opened stays
 * in this closure: signals hold the text only while the person has it shown.
 */
import { batch, type ReadonlySignal, signal } from '@preact/signals'
import { normalizePassphrase } from '#lib/crypto/passphrase.ts'
import type { LinkMatch, ReadLink, Secret, TryAgain } from '#lib/endpoints/endpoint.ts'
import type { GoneState } from '#lib/endpoints/wire.ts'
import { type Failure, toFailure } from '#lib/messaging/failure.ts'
import { safeFileName } from '#lib/share/file-name.ts'
import type { Carrier } from '#lib/share/open-pasted.ts'
import { expectOpening, type OpenedSecret, type OpenRequest } from '#lib/share/open-secret.ts'
import { orNormalForm } from '#lib/share/typed-passphrase.ts'
import { type Copying, createCopying } from './copying.ts'
import { createStay, type StayReason } from './stay.ts'

export interface RevealPorts {
  /** What stands in a link, without asking a server. */
  read(link: string): Promise<ReadLink>
  /** @throws EndpointError, CryptoError; `endpoint/cancelled` when the signal ends it. */
  open(request: OpenRequest, signal: AbortSignal): Promise<OpenedSecret>
  /** For links whose text another server shows, which this page cannot ask; null where it can. */
  pasting: PastingPorts | null
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

export interface PastingPorts {
  /** @returns null for a link whose secret lies where it leads. */
  carrierIn(link: string): Carrier | null
  /** @throws CryptoError `crypto/damaged` for a text that is not the link's. */
  open(
    request: { link: string; passphrase: string | null; text: string },
    signal: AbortSignal,
  ): Promise<OpenedSecret>
}

/** The name is the label or the file's; never the content, never the link. */
export type RevealEvent =
  | { event: 'opened'; kind: 'text' | 'file'; name: string | null }
  | { event: 'ended'; how: 'done' | 'cleared' }

/** Where the page stands. */
export type RevealStep =
  | { step: 'loading' }
  /** Waits for the person; `problem` is what came of the last try. */
  | {
      step: 'ready'
      needsPassphrase: boolean
      exposed: boolean
      /** It has arrived, still locked, and lies nowhere else any more. */
      isHere: boolean
      /** Asking for it may be what deletes it there, before a passphrase is tried. */
      mayDelete: boolean
      /** Where the text is that has to be pasted; null where the page asks for it. */
      carrier: Carrier | null
      problem: Problem | null
    }
  | {
      step: 'opening'
      needsPassphrase: boolean
      exposed: boolean
      carrier: Carrier | null
      /** What is called off can be asked for again. */
      canCancel: boolean
    }
  | { step: 'opened'; secret: OpenedView }
  | { step: 'ended'; ending: Ending }

export type Problem =
  /** `mayBeLost`: the server may have burnt it, and gives it out once. */
  | { what: 'failure'; failure: Failure; mayBeLost: boolean }
  | { what: 'no-passphrase' }
  | { what: 'no-text' }
  /** What was pasted is not what the link is for, or not all of it. */
  | { what: 'bad-text' }
  | { what: 'cancelled' }
  | { what: 'wrong-passphrase'; attemptsLeft: number | null }
  /** A wrong one destroys it: it is tried at the next press. */
  | { what: 'last-attempt' }
  /** The link did not say so; only now it is known. */
  | { what: 'passphrase-needed' }

/** All that the view may know before it is asked to show or save. */
export interface OpenedView {
  kind: 'text' | 'file'
  label: string | null
  fileName: string | null
  sizeBytes: number
  /** Null where the server does not say. */
  opensLeft: number | null
  /** As the sender's header says; null without one. */
  expiresAt: string | null
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
        /** The same from a server that remembers nothing of what is gone. */
        | 'forgotten'
        /** It had arrived locked, and the page was left. */
        | 'let-go'
        | 'damaged'
        | 'done'
    }
  | { why: 'gone'; state: GoneState; at: string; isRecent: boolean }
  | { why: 'locked-now' }
  | { why: 'cleared'; reason: StayReason | 'left'; opensLeft: number | null }

/** "Just opened" is what a second tab of the same person sees. */
const RECENT_MS = 60_000
/** A key that is held, or a double click, is no second answer. */
const SECOND_PRESS_MS = 600
/** Clocks of sender and recipient may differ that much before we say that it lived too long. */
const CLOCK_MARGIN_MS = 60 * 60_000

export interface RevealModel {
  step: ReadonlySignal<RevealStep>
  passphrase: ReadonlySignal<string>
  isPassphraseShown: ReadonlySignal<boolean>
  /** What was copied from the page of another server. */
  pasted: ReadonlySignal<string>
  /** The text while it is shown, else null. */
  shownText: ReadonlySignal<string | null>
  copying: Copying
  /** Milliseconds until the page is cleared; null when nothing is on it. */
  leftMs: ReadonlySignal<number | null>
  stayMs: number
  canLeaveToSite: boolean
  /** Leaving the page now would lose what lies nowhere else. */
  isHoldingAll(): boolean
  /** @param match - the link in the address, or null when it had none. */
  start(match: LinkMatch | null): Promise<void>
  setPassphrase(text: string): void
  togglePassphrase(): void
  setPasted(text: string): void
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
  const pasted = signal('')
  const shownText = signal<string | null>(null)
  const copying = createCopying(ports)
  const stay = createStay(ports, (reason) => clear(reason))
  let target: Target | null = null
  /** The passphrase of which was asked whether it is to be the last attempt, and when a press came last. */
  let lastAttempt: { typed: string; pressedAt: number } | null = null
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
    lastAttempt = null
    passphrase.value = ''
    isPassphraseShown.value = false
    pasted.value = ''
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
    const { needsPassphrase, exposed, carrier, tryAgain } = target
    const isHere = tryAgain !== null
    const mayDelete = needsPassphrase && !isHere && !isRepeatable(target)
    step.value = { step: 'ready', needsPassphrase, exposed, isHere, mayDelete, carrier, problem }
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
      const { state, at, taken = false } = result
      const isNear = Math.abs(ports.now() - Date.parse(at)) < RECENT_MS
      const isRecent = state === 'opened' && !taken && isNear
      end({ why: 'gone', state, at, isRecent })
    } else if (result.outcome === 'unknown') {
      end({ why: target && !isRepeatable(target) ? 'forgotten' : 'unknown' })
    } else if (result.outcome === 'truncated') {
      end({ why: 'truncated' })
    } else if (result.outcome === 'passphrase-needed') {
      askForPassphrase(result.tryAgain)
      ready({ what: 'passphrase-needed' })
    } else if (result.outcome === 'failed-here') {
      keep(result.tryAgain)
      ready({ what: 'failure', failure: toFailure(result.error), mayBeLost: false })
    } else if (result.attemptsLeft === 0) {
      end({ why: 'locked-now' })
    } else {
      const { attemptsLeft } = result
      askForPassphrase(result.tryAgain)
      if (target) target = { ...target, attemptsLeft }
      lastAttempt = null
      ready({ what: 'wrong-passphrase', attemptsLeft })
    }
  }

  /** Whether a person has pressed twice with this passphrase, and not as one does by mistake. */
  function isAgreed(typed: string): boolean {
    const pressedAt = ports.now()
    const { typed: asked, pressedAt: before } = lastAttempt ?? { typed: null, pressedAt }
    lastAttempt = { typed, pressedAt }
    return asked === typed && pressedAt - before >= SECOND_PRESS_MS
  }

  function askForPassphrase(tryAgain: TryAgain | null): void {
    keep(tryAgain)
    if (target) target = { ...target, needsPassphrase: true }
  }

  function keep(tryAgain: TryAgain | null): void {
    // What was pasted is still in its field, and may be another's text: the field is what counts.
    if (target) target = { ...target, tryAgain: target.carrier ? null : tryAgain }
  }

  return {
    step,
    passphrase,
    isPassphraseShown,
    pasted,
    shownText,
    copying,
    leftMs: stay.leftMs,
    stayMs: stay.stayMs,
    canLeaveToSite: ports.leaveToSite !== null,

    async start(match) {
      forget()
      step.value = { step: 'loading' }
      const read = match ? await ports.read(match.link) : NO_LINK
      if (match && read.outcome === 'link') {
        const { passphrase: asked, claimId } = read
        const carrier = ports.pasting?.carrierIn(match.link) ?? null
        const needsPassphrase = asked === 'needed'
        target = { ...match, claimId, needsPassphrase, carrier, tryAgain: null, attemptsLeft: null }
        ready(null)
      } else if (read.outcome === 'none' && (await ports.hasRecentClaim())) {
        end({ why: 'again' })
      } else if (read.outcome !== 'link') {
        end({ why: read.outcome })
      }
    },

    setPassphrase(text) {
      passphrase.value = text
    },
    togglePassphrase() {
      isPassphraseShown.value = !isPassphraseShown.value
    },
    setPasted(text) {
      pasted.value = text
    },

    async open() {
      const asked = target
      if (step.value.step !== 'ready' || !asked) return
      const { link, claimId, exposed, needsPassphrase, carrier, tryAgain } = asked
      const typed = passphrase.value
      const problem =
        carrier && pasted.value.trim() === ''
          ? ({ what: 'no-text' } as const)
          : needsPassphrase
            ? passphraseProblem(typed)
            : null
      if (problem) return ready(problem)
      if (asked.attemptsLeft === 1 && !isAgreed(typed)) return ready({ what: 'last-attempt' })
      const canCancel = isRepeatable(asked) || tryAgain !== null
      step.value = { step: 'opening', needsPassphrase, exposed, carrier, canCancel }
      const mine = new AbortController()
      attempt = mine
      try {
        const request = { link, claimId, exposed, passphrase: needsPassphrase ? typed : null }
        const result = tryAgain
          ? expectOpening(await orNormalForm(await tryAgain(typed), typed))
          : carrier && ports.pasting
            ? await ports.pasting.open({ ...request, text: pasted.value }, mine.signal)
            : await ports.open(request, mine.signal)
        // The person left, came with another link or called it off: what arrived is nobody's now.
        // It is asked for with the same claim when they want it after all.
        if (isCurrent(mine)) batch(() => arrived(result))
        else if (result.outcome === 'opened') result.secret.content.fill(0)
      } catch (thrown) {
        const failure = toFailure(thrown)
        if (!isCurrent(mine)) return
        const mayBeLost = !isRepeatable(asked) && tryAgain === null && !isSurelyThere(failure)
        if (failure.code === 'crypto/damaged' && carrier) ready({ what: 'bad-text' })
        else if (failure.code === 'crypto/damaged') end({ why: 'damaged' })
        else ready({ what: 'failure', failure, mayBeLost })
      }
    },

    cancel() {
      if (step.value.step !== 'opening' || !step.value.canCancel) return
      attempt?.abort()
      attempt = null
      ready({ what: 'cancelled' })
    },
    async leaveToSite() {
      if (step.value.step === 'ready' && !step.value.isHere) await ports.leaveToSite?.()
    },
    isHoldingAll: () =>
      target?.tryAgain != null || (step.value.step === 'opening' && !step.value.canCancel),

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
      else if (target) end({ why: target.tryAgain ? 'let-go' : 'again' })
    },
  }
}

/** What is to be opened, as far as it is known. */
interface Target extends LinkMatch {
  claimId: string | null
  needsPassphrase: boolean
  carrier: Carrier | null
  /** The ciphertext is here already, and waits for the right passphrase, or for memory. */
  tryAgain: TryAgain | null
  /** Null where the server does not count, or has not told yet. */
  attemptsLeft: number | null
}

const NO_LINK: ReadLink = { outcome: 'none' }

/** Whether an opening whose answer got lost can be asked for again, and nothing is spent twice. */
function isRepeatable({ claimId, carrier }: Target): boolean {
  return claimId !== null || carrier !== null
}

/** After these it lies where it lay: nothing was asked for, or the server refused before it looked. */
function isSurelyThere({ code }: Failure): boolean {
  return SURELY_THERE.has(code)
}

const SURELY_THERE: ReadonlySet<string> = new Set([
  'app/host-withheld',
  'app/no-endpoint',
  'crypto/kdf-failed',
  'crypto/passphrase-empty',
  'crypto/passphrase-too-long',
  'crypto/passphrase-malformed',
  'endpoint/rate-limited',
  'endpoint/refused',
  'endpoint/out-of-limits',
  'endpoint/token-required',
  'endpoint/token-refused',
  'endpoint/sign-in-required',
  'endpoint/sign-in-refused',
  'endpoint/would-see-passphrase',
])

function passphraseProblem(typed: string): Problem | null {
  try {
    normalizePassphrase(typed).fill(0)
    return null
  } catch (thrown) {
    const failure = toFailure(thrown)
    return failure.code === 'crypto/passphrase-empty'
      ? { what: 'no-passphrase' }
      : { what: 'failure', failure, mayBeLost: false }
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
  const expiresAt = promised?.expiresAt ?? null
  const isLate = expiresAt !== null && now > Date.parse(expiresAt) + CLOCK_MARGIN_MS
  const maxOpens = promised?.maxOpens ?? null
  return {
    kind: secret.kind,
    label: secret.label?.trim() || null,
    fileName: secret.kind === 'file' ? safeFileName(secret.name ?? '') : null,
    sizeBytes: secret.content.length,
    opensLeft,
    expiresAt,
    exposed,
    broken: {
      openings: opensLeft !== null && maxOpens !== null && opensLeft >= maxOpens ? maxOpens : null,
      expiresAt: isLate ? expiresAt : null,
    },
  }
}
