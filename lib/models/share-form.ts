/** The popup: one secret, everything chosen by hand, and the link that comes of it. */
import { batch, computed, type ReadonlySignal, signal } from '@preact/signals'
import { type Failure, toFailure } from '#lib/messaging/failure.ts'
import {
  type CreatedShare,
  type Draft,
  type LatestShare,
  MAX_TEXT_LENGTH,
} from '#lib/messaging/messages.ts'
import { isTtlWithin } from '#lib/policy/lifetimes.ts'
import {
  type ConfiguredEndpoint,
  DEFAULT_SETTINGS,
  defaultEndpoint,
  type Settings,
} from '#lib/policy/settings.ts'
import type { GeneratedPassphrase } from '#lib/share/generate-passphrase.ts'
import { type Copying, type CopyPorts, createCopying } from './copying.ts'
import { createLifetimeChoice, type LifetimeChoice } from './lifetime-choice.ts'
import { createTakingBack, type TakingBack, type TakingBackPorts } from './taking-back.ts'

export interface ShareRequest {
  text: string
  label?: string
  passphrase: string | null
  ttlSeconds: number
  maxOpens: number
  endpointId: string
  isPrivate: boolean
  draftId: number | null
}

export interface ShareFormPorts extends CopyPorts, TakingBackPorts {
  readSettings(): Promise<Settings>
  /** @throws FailureError */
  share(request: ShareRequest): Promise<CreatedShare>
  readDraft(): Promise<Draft | null>
  /** The text that waited is not wanted: it must not come back. */
  discardDraft(id: number): Promise<void>
  latestShare(): Promise<LatestShare>
  /** The link is before the person's eyes. */
  markSeen(): Promise<void>
  isPrivate(): Promise<boolean>
  generatePassphrase(): GeneratedPassphrase
  now(): number
}

export type PassphraseMode = 'none' | 'typed' | 'generated'
export type FormProblem = 'no-text' | 'no-passphrase' | 'bad-lifetime' | 'bad-openings'

export interface SharedResult {
  share: CreatedShare
  /** Null when there is none, or when it is no longer known here. */
  passphrase: string | null
}

export interface ShareFormModel {
  view: ReadonlySignal<'loading' | 'no-endpoint' | 'form' | 'shared'>
  isSharing: ReadonlySignal<boolean>
  settings: ReadonlySignal<Settings>
  endpoint: ReadonlySignal<ConfiguredEndpoint | null>
  text: ReadonlySignal<string>
  label: ReadonlySignal<string>
  maxOpens: ReadonlySignal<number>
  lifetime: LifetimeChoice
  passphraseMode: ReadonlySignal<PassphraseMode>
  passphrase: ReadonlySignal<string>
  isPassphraseShown: ReadonlySignal<boolean>
  generated: ReadonlySignal<GeneratedPassphrase | null>
  problem: ReadonlySignal<FormProblem | null>
  failure: ReadonlySignal<Failure | null>
  /** Why there is text in the form that nobody typed here. */
  draftReason: ReadonlySignal<Draft['reason'] | null>
  result: ReadonlySignal<SharedResult | null>
  isQrShown: ReadonlySignal<boolean>
  copyingLink: Copying
  copyingPassphrase: Copying
  takingBack: TakingBack
  now: () => number
  /** @param showsLatest - opened to see the last share, when no text waits. */
  start(showsLatest: boolean): Promise<void>
  changed(settings: Settings): Promise<void>
  setText(text: string): void
  setLabel(label: string): void
  setMaxOpens(count: number): void
  setEndpoint(id: string): void
  setPassphraseMode(mode: PassphraseMode): void
  setPassphrase(text: string): void
  togglePassphrase(): void
  regenerate(): void
  share(): Promise<void>
  copyLink(): Promise<void>
  copyPassphrase(): Promise<void>
  toggleQr(): void
  takeBack(): Promise<void>
  startOver(): void
}

export function createShareFormModel(ports: ShareFormPorts): ShareFormModel {
  const view = signal<'loading' | 'no-endpoint' | 'form' | 'shared'>('loading')
  const isSharing = signal(false)
  const settings = signal<Settings>(DEFAULT_SETTINGS)
  const endpointId = signal<string | null>(null)
  const endpoint = computed(() => {
    const { endpoints } = settings.value
    return endpoints.find(({ id }) => id === endpointId.value) ?? defaultEndpoint(settings.value)
  })
  const text = signal('')
  const label = signal('')
  const maxOpens = signal(1)
  const lifetime = createLifetimeChoice()
  const passphraseMode = signal<PassphraseMode>('none')
  const passphrase = signal('')
  const isPassphraseShown = signal(false)
  const generated = signal<GeneratedPassphrase | null>(null)
  const problem = signal<FormProblem | null>(null)
  const failure = signal<Failure | null>(null)
  const draftReason = signal<Draft['reason'] | null>(null)
  const result = signal<SharedResult | null>(null)
  const isQrShown = signal(false)
  let waiting: Draft | null = null
  const copyingLink = createCopying(ports)
  const copyingPassphrase = createCopying(ports)
  const takingBack = createTakingBack(ports)

  async function openForm(showsLatest: boolean): Promise<void> {
    const draft = await ports.readDraft()
    const latest = await ports.latestShare()
    // A popup that was closed while it shared owes its person the link.
    const shown = latest && (!latest.isSeen || (showsLatest && !draft)) ? latest.share : null
    batch(() => {
      if (endpoint.value) lifetime.choose(endpoint.value.ttlSeconds)
      if (draft) {
        waiting = draft
        text.value = draft.text
        failure.value = draft.failure
        draftReason.value = draft.reason
      }
      if (shown) result.value = { share: shown, passphrase: null }
      view.value = shown ? 'shared' : 'form'
    })
    if (shown) await ports.markSeen()
  }

  function clear(): void {
    waiting = null
    text.value = ''
    label.value = ''
    maxOpens.value = 1
    passphraseMode.value = 'none'
    passphrase.value = ''
    isPassphraseShown.value = false
    generated.value = null
    problem.value = null
    failure.value = null
    draftReason.value = null
    isQrShown.value = false
    takingBack.reset()
    copyingLink.reset()
    copyingPassphrase.reset()
    if (endpoint.value) lifetime.choose(endpoint.value.ttlSeconds)
  }

  /** What is to be sent, or null when something is missing; `problem` then says what. */
  function chosen(): Omit<ShareRequest, 'isPrivate' | 'draftId'> | null {
    const at = endpoint.value
    const ttlSeconds = lifetime.seconds()
    const secret = chosenPassphrase()
    problem.value = at ? problemWith(at, ttlSeconds, secret) : null
    if (!at || ttlSeconds === null || problem.value) return null
    const trimmed = label.value.trim()
    return {
      text: text.value,
      ...(trimmed !== '' && { label: trimmed }),
      passphrase: secret,
      ttlSeconds,
      maxOpens: maxOpens.value,
      endpointId: at.id,
    }
  }

  function chosenPassphrase(): string | null {
    if (passphraseMode.value === 'generated') return generated.value?.text ?? ''
    return passphraseMode.value === 'typed' ? passphrase.value : null
  }

  function problemWith(
    { limits }: ConfiguredEndpoint,
    ttlSeconds: number | null,
    secret: string | null,
  ): FormProblem | null {
    if (text.value.trim() === '') return 'no-text'
    if (ttlSeconds === null || !isTtlWithin(ttlSeconds, limits)) return 'bad-lifetime'
    if (maxOpens.value < 1 || maxOpens.value > limits.maxOpens) return 'bad-openings'
    return secret !== null && secret.trim() === '' ? 'no-passphrase' : null
  }

  return {
    view,
    isSharing,
    settings,
    endpoint,
    text,
    label,
    maxOpens,
    lifetime,
    passphraseMode,
    passphrase,
    isPassphraseShown,
    generated,
    problem,
    failure,
    draftReason,
    result,
    isQrShown,
    copyingLink,
    copyingPassphrase,
    takingBack,
    now: ports.now,

    async start(showsLatest) {
      settings.value = await ports.readSettings()
      if (endpoint.value) await openForm(showsLatest)
      else view.value = 'no-endpoint'
    },
    async changed(next) {
      const wasEmpty = view.value === 'no-endpoint'
      settings.value = next
      if (wasEmpty && endpoint.value) await openForm(false)
    },

    setText(next) {
      text.value = next
      if (next === '' && waiting) {
        draftReason.value = null
        void ports.discardDraft(waiting.id)
        waiting = null
      }
      if (problem.value === 'no-text') problem.value = null
    },
    setLabel(next) {
      label.value = next
    },
    setMaxOpens(count) {
      const most = endpoint.value?.limits.maxOpens ?? 1
      if (Number.isInteger(count)) maxOpens.value = Math.min(Math.max(count, 1), most)
    },
    setEndpoint(id) {
      endpointId.value = id
      if (!endpoint.value) return
      const { limits, ttlSeconds } = endpoint.value
      maxOpens.value = Math.min(maxOpens.value, limits.maxOpens)
      const seconds = lifetime.seconds()
      if (seconds === null || !isTtlWithin(seconds, limits)) lifetime.choose(ttlSeconds)
    },
    setPassphraseMode(mode) {
      passphraseMode.value = mode
      problem.value = null
      if (mode === 'generated') generated.value ??= ports.generatePassphrase()
    },
    setPassphrase(next) {
      passphrase.value = next
      if (problem.value === 'no-passphrase') problem.value = null
    },
    togglePassphrase() {
      isPassphraseShown.value = !isPassphraseShown.value
    },
    regenerate() {
      copyingPassphrase.reset()
      generated.value = ports.generatePassphrase()
    },

    async share() {
      if (isSharing.value) return
      const request = chosen()
      if (!request) return
      if (request.text.length > MAX_TEXT_LENGTH) {
        failure.value = { code: 'app/too-much-text' }
        return
      }
      isSharing.value = true
      failure.value = null
      try {
        const isPrivate = (await ports.isPrivate()) || waiting?.isPrivate === true
        const share = await ports.share({ ...request, isPrivate, draftId: waiting?.id ?? null })
        batch(() => {
          clear()
          result.value = { share, passphrase: request.passphrase }
          view.value = 'shared'
        })
        await ports.markSeen()
      } catch (thrown) {
        failure.value = toFailure(thrown)
      } finally {
        isSharing.value = false
      }
    },
    async copyLink() {
      if (result.value) await copyingLink.copy(result.value.share.link)
    },
    async copyPassphrase() {
      const secret = result.value?.passphrase ?? generated.value?.text
      if (secret) await copyingPassphrase.copy(secret)
    },
    toggleQr() {
      isQrShown.value = !isQrShown.value
    },
    async takeBack() {
      if (result.value) await takingBack.takeBack(result.value.share.id)
    },
    startOver() {
      batch(() => {
        clear()
        result.value = null
        view.value = endpoint.value ? 'form' : 'no-endpoint'
      })
    },
  }
}
