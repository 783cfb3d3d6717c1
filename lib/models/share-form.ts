/** The popup's form: one secret, everything chosen by hand, and the link that comes of it. */
import { batch, computed, type ReadonlySignal, signal } from '@preact/signals'
import { normalForm } from '#lib/crypto/passphrase.ts'
import { type Failure, toFailure } from '#lib/messaging/failure.ts'
import {
  type CreatedShare,
  type Draft,
  type LatestShare,
  MAX_TEXT_LENGTH,
} from '#lib/messaging/messages.ts'
import { isTtlAllowed } from '#lib/policy/lifetimes.ts'
import { type ConfiguredEndpoint, DEFAULT_SETTINGS, type Settings } from '#lib/policy/settings.ts'
import {
  createEndpointChoice,
  type EndpointChoice,
  type EndpointChoicePorts,
} from './endpoint-choice.ts'
import { type FormProblem, problemOf } from './form-problem.ts'
import { createLifetimeChoice, type LifetimeChoice } from './lifetime-choice.ts'
import {
  createPassphraseChoice,
  type PassphraseChoice,
  type PassphraseChoicePorts,
  type PassphraseMode,
} from './passphrase-choice.ts'
import type { ChosenFile, ShareRequest, ShareRun } from './share-request.ts'
import { createShareResult, type ShareResultModel } from './share-result.ts'
import type { TakingBackPorts } from './taking-back.ts'

export interface ShareFormPorts
  extends PassphraseChoicePorts,
    TakingBackPorts,
    EndpointChoicePorts {
  readSettings(): Promise<Settings>
  /** @throws FailureError, EndpointError, CryptoError */
  share(request: ShareRequest, run: ShareRun): Promise<CreatedShare>
  /** See a share through that a popup began which is closed by now. It fails as `share` does. */
  joinShare(draftId: number, signal: AbortSignal): Promise<CreatedShare>
  readDraft(): Promise<Draft | null>
  /** The text that waited is not wanted: it must not come back. */
  discardDraft(id: number): Promise<void>
  latestShare(): Promise<LatestShare>
  /** The link is before the person's eyes. */
  markSeen(): Promise<void>
  isPrivate(): Promise<boolean>
  /** Go on in a tab, which a file dialog does not close; the text waits there. */
  openFileTab(
    text: string,
    draft: { id: number; isPrivate: boolean },
    at: string | null,
  ): Promise<void>
  newId(): number
  now(): number
}

/** What is being done; nobody knows how long the first two take. */
export type Sharing =
  | { step: 'making' | 'stretching' }
  /** How much is sent, from 0 to 1. */
  | { step: 'uploading'; fraction: number }

/** Where the form is shown: a click beside a `popup` closes it, and so does a file dialog. */
export type FormPlace = 'popup' | 'window' | 'tab'

export interface ShareFormModel {
  view: ReadonlySignal<'loading' | 'no-endpoint' | 'form' | 'shared'>
  place: FormPlace
  sharing: ReadonlySignal<Sharing | null>
  settings: ReadonlySignal<Settings>
  endpoint: ReadonlySignal<ConfiguredEndpoint | null>
  endpointChoice: Omit<EndpointChoice, 'endpoint' | 'start'>
  contentKind: ReadonlySignal<'text' | 'file'>
  text: ReadonlySignal<string>
  file: ReadonlySignal<ChosenFile | null>
  label: ReadonlySignal<string>
  localName: ReadonlySignal<string>
  maxOpens: ReadonlySignal<number>
  lifetime: LifetimeChoice
  passphrase: PassphraseChoice
  problem: ReadonlySignal<FormProblem | null>
  failure: ReadonlySignal<Failure | null>
  /** Why there is text in the form that nobody typed here. */
  draftReason: ReadonlySignal<Draft['reason'] | null>
  result: ShareResultModel
  now: () => number
  /** @param showsLatest - opened to see the last share, when no text waits. */
  start(showsLatest: boolean): Promise<void>
  changed(settings: Settings): Promise<void>
  setText(text: string): void
  /** To a file, in this place or, from the popup, in a tab. */
  shareFile(): void
  shareText(): void
  chooseFile(file: ChosenFile | null): void
  setLabel(label: string): void
  setLocalName(name: string): void
  setMaxOpens(count: number): void
  setPassphraseMode(mode: PassphraseMode): void
  typePassphrase(text: string): void
  share(): Promise<void>
  cancel(): void
  startOver(): void
}

export function createShareFormModel(
  ports: ShareFormPorts,
  place: FormPlace = 'popup',
  /** The endpoint that was chosen where the form was before. */
  endpointId: string | null = null,
): ShareFormModel {
  const view = signal<'loading' | 'no-endpoint' | 'form' | 'shared'>('loading')
  const sharing = signal<Sharing | null>(null)
  const settings = signal<Settings>(DEFAULT_SETTINGS)
  const contentKind = signal<'text' | 'file'>(place === 'tab' ? 'file' : 'text')
  const text = signal('')
  const file = signal<ChosenFile | null>(null)
  const label = signal('')
  const localName = signal('')
  const wantedOpens = signal(1)
  const lifetime = createLifetimeChoice()
  const { start: readSite, ...endpointChoice } = createEndpointChoice(
    ports,
    settings,
    endpointId,
    fitLifetime,
  )
  const { endpoint } = endpointChoice
  // Where it opens less often, the wish is kept for the next endpoint.
  const maxOpens = computed(() =>
    Math.min(wantedOpens.value, endpoint.value?.capabilities.maxOpens ?? 1),
  )
  const passphrase = createPassphraseChoice(ports)
  const problem = signal<FormProblem | null>(null)
  const failure = signal<Failure | null>(null)
  const draftReason = signal<Draft['reason'] | null>(null)
  const result = createShareResult(ports)
  let draft = { id: ports.newId(), isWaiting: false, isPrivate: false }
  let calledOff = new AbortController()

  async function openForm(showsLatest: boolean): Promise<void> {
    const waiting = await ports.readDraft()
    const latest = await ports.latestShare()
    // A popup that was closed while it shared owes its person the link.
    const isUnderWay = waiting?.reason === 'sharing'
    const isOwed = latest !== null && !latest.isSeen && !isUnderWay
    const shown = latest && (isOwed || (showsLatest && !waiting)) ? latest.share : null
    batch(() => {
      if (endpoint.value) lifetime.choose(endpoint.value.ttlSeconds)
      if (waiting) {
        draft = { id: waiting.id, isWaiting: true, isPrivate: waiting.isPrivate }
        text.value = waiting.text
        failure.value = waiting.failure
        draftReason.value = waiting.reason
      }
      if (shown) result.show({ share: shown, passphrase: null })
      view.value = shown ? 'shared' : 'form'
    })
    if (shown) await ports.markSeen()
    if (isUnderWay) void seeThrough(null, ({ signal }) => ports.joinShare(waiting.id, signal))
  }

  /** What is chosen is kept where the endpoint has it. */
  function fitLifetime({ capabilities, ttlSeconds }: ConfiguredEndpoint): void {
    const seconds = lifetime.seconds()
    const isTyped = lifetime.choice.value === 'custom'
    if (isTyped && capabilities.lifetimes.as !== 'range') lifetime.choose(ttlSeconds)
    else if (seconds === null || !isTtlAllowed(seconds, capabilities)) lifetime.choose(ttlSeconds)
  }

  /** Sharing, from its first step to the link or to words about what went wrong. */
  async function seeThrough(
    secret: string | null,
    work: (run: ShareRun) => Promise<CreatedShare>,
  ): Promise<void> {
    calledOff = new AbortController()
    const run: ShareRun = {
      signal: calledOff.signal,
      onUpload(sentBytes, totalBytes) {
        if (sharing.value) sharing.value = { step: 'uploading', fraction: sentBytes / totalBytes }
      },
    }
    sharing.value = { step: secret === null ? 'making' : 'stretching' }
    failure.value = null
    try {
      const share = await work(run)
      batch(() => {
        clear()
        result.show({ share, passphrase: secret })
        view.value = 'shared'
      })
      await ports.markSeen()
    } catch (thrown) {
      failure.value = toFailure(thrown)
    } finally {
      sharing.value = null
    }
  }

  function clear(): void {
    draft = { id: ports.newId(), isWaiting: false, isPrivate: false }
    text.value = ''
    file.value = null
    label.value = ''
    localName.value = ''
    wantedOpens.value = 1
    passphrase.reset()
    problem.value = null
    failure.value = null
    draftReason.value = null
    if (endpoint.value) lifetime.choose(endpoint.value.ttlSeconds)
  }

  /** What is to be sent, or null when something is missing; `problem` then says what. */
  function chosen(): Omit<ShareRequest, 'isPrivate' | 'draftId'> | null {
    const at = endpoint.value
    const ttlSeconds = lifetime.seconds()
    const can = at?.capabilities
    const secret = passphrase.chosen()
    const content = chosenContent()
    const filled = { contentKind: contentKind.value, content, ttlSeconds, passphrase: secret }
    problem.value = can ? problemOf(filled, can) : null
    if (!at || !can || ttlSeconds === null || problem.value || !content) return null
    const [labelText, nameText] = [label.value.trim(), localName.value.trim()]
    return {
      content,
      ...(labelText !== '' && can.labels && { label: labelText }),
      ...(nameText !== '' && { localName: nameText }),
      passphrase: secret === null ? null : normalForm(secret),
      ttlSeconds,
      maxOpens: maxOpens.value,
      endpointId: at.id,
    }
  }

  function chosenContent(): ShareRequest['content'] | null {
    if (contentKind.value === 'text') return { kind: 'text', text: text.value }
    return file.value && { kind: 'file', file: file.value }
  }

  function settle(...problems: FormProblem[]): void {
    if (problem.value && problems.includes(problem.value)) problem.value = null
  }

  return {
    view,
    place,
    sharing,
    settings,
    endpoint,
    endpointChoice: {
      ...endpointChoice,
      choose(id) {
        endpointChoice.choose(id)
        settle('no-files', 'no-passphrases', 'weak-passphrase', 'bad-lifetime')
      },
    },
    contentKind,
    text,
    file,
    label,
    localName,
    maxOpens,
    lifetime,
    passphrase,
    problem,
    failure,
    draftReason,
    result,
    now: ports.now,

    async start(showsLatest) {
      settings.value = await ports.readSettings()
      await readSite()
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
      if (next === '' && draft.isWaiting) {
        draftReason.value = null
        void ports.discardDraft(draft.id)
        draft = { id: ports.newId(), isWaiting: false, isPrivate: false }
      }
      settle('no-text')
    },
    shareFile() {
      if (place === 'popup') void ports.openFileTab(text.value, draft, endpoint.value?.id ?? null)
      else contentKind.value = 'file'
      settle('no-text')
    },
    shareText() {
      contentKind.value = 'text'
      settle('no-file', 'no-files')
    },
    chooseFile(next) {
      file.value = next
      failure.value = null
      settle('no-file')
    },
    setLabel(next) {
      label.value = next
    },
    setLocalName(next) {
      localName.value = next
    },
    setMaxOpens(count) {
      const most = endpoint.value?.capabilities.maxOpens ?? 1
      if (Number.isInteger(count)) wantedOpens.value = Math.min(Math.max(count, 1), most)
    },
    setPassphraseMode(mode) {
      passphrase.setMode(mode)
      settle('no-passphrase', 'no-passphrases', 'weak-passphrase')
    },
    typePassphrase(next) {
      passphrase.type(next)
      settle('no-passphrase', 'weak-passphrase')
    },

    async share() {
      if (sharing.value) return
      const request = chosen()
      if (!request) return
      if (request.content.kind === 'text' && request.content.text.length > MAX_TEXT_LENGTH) {
        failure.value = { code: 'app/too-much-text' }
        return
      }
      await seeThrough(request.passphrase, async (run) => {
        const isPrivate = (await ports.isPrivate()) || draft.isPrivate
        draft.isWaiting = true
        return ports.share({ ...request, isPrivate, draftId: draft.id }, run)
      })
    },
    cancel() {
      calledOff.abort()
    },
    startOver() {
      batch(() => {
        clear()
        result.show(null)
        view.value = endpoint.value ? 'form' : 'no-endpoint'
      })
    },
  }
}
