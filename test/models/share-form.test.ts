import { describe, expect, test, vi } from 'vitest'
import { FailureError } from '#lib/messaging/failure.ts'
import {
  type CreatedShare,
  type Draft,
  type LatestShare,
  MAX_TEXT_LENGTH,
} from '#lib/messaging/messages.ts'
import {
  createShareFormModel,
  type FormPlace,
  type ShareFormModel,
  type ShareFormPorts,
} from '#lib/models/share-form.ts'
import type { ChosenFile } from '#lib/models/share-request.ts'
import { configureEndpoint, withEndpoint } from '#lib/policy/endpoints.ts'
import { DEFAULT_SETTINGS, type Settings } from '#lib/policy/settings.ts'
import { PROBED } from '../components/gallery/probed.ts'
import { createFakeClock } from './fake-clock.ts'

const SHARE: CreatedShare = {
  id: 'A'.repeat(22),
  link: 'https://one.example/#1nabc',
  expiresAt: '2026-11-23T12:00:00.000Z',
  maxOpens: 1,
  hasPassphrase: false,
  endpointName: 'One',
  canRevoke: true,
  without: 'page',
  clockGapSeconds: 0,
}

const endpoint = (id: string, changes: Partial<typeof PROBED.capabilities> = {}) =>
  configureEndpoint(
    { ...PROBED, name: id, capabilities: { ...PROBED.capabilities, ...changes } },
    { id, baseUrl: `https://${id}.example/` },
  )
const withOne = withEndpoint(DEFAULT_SETTINGS, endpoint('one'))

async function setUp({
  settings = withOne,
  draft = null as Draft | null,
  latest = null as LatestShare,
  isWindow = false,
  isPrivate = true,
  place = 'popup',
  pageUrl = null,
  joinShare = vi.fn<ShareFormPorts['joinShare']>(async () => SHARE),
}: {
  settings?: Settings
  draft?: Draft | null
  latest?: LatestShare
  isWindow?: boolean
  isPrivate?: boolean
  place?: FormPlace
  pageUrl?: string | null
  joinShare?: ShareFormPorts['joinShare']
} = {}) {
  const clock = createFakeClock()
  let generated = 0
  const share = vi.fn<ShareFormPorts['share']>(async () => SHARE)
  const readDraft = vi.fn(async () => draft)
  const discardDraft = vi.fn(async (_id: number) => {})
  const markSeen = vi.fn(async () => {})
  const copy = vi.fn(async () => {})
  const openFileTab = vi.fn(async () => {})
  const updateSettings = vi.fn<ShareFormPorts['updateSettings']>(async (change) => {
    await model.changed(change(model.settings.value))
  })
  let ids = 100
  const ports: ShareFormPorts = {
    ...clock,
    readSettings: async () => settings,
    pageUrl: async () => pageUrl,
    updateSettings,
    share,
    joinShare,
    readDraft,
    discardDraft,
    latestShare: async () => latest,
    markSeen,
    revoke: async () => 'revoked',
    isPrivate: async () => isPrivate,
    generatePassphrase: (kind) => ({
      text: `${kind}-${++generated}`,
      kind,
      count: 5,
      entropyBits: 55,
    }),
    openFileTab,
    newId: () => ++ids,
    copy,
  }
  const model = createShareFormModel(ports, place)
  await model.start(isWindow)
  return {
    model,
    updateSettings,
    share,
    readDraft,
    discardDraft,
    markSeen,
    copy,
    clock,
    openFileTab,
  }
}

const FILE: ChosenFile = {
  name: 'vpn.conf',
  type: 'text/plain',
  size: 3,
  bytes: async () => new Uint8Array([1, 2, 3]),
}

const DRAFT: Draft = { id: 7, text: '', reason: 'failed', isPrivate: false, failure: null }

describe('opening the popup', () => {
  test('shows the form with the defaults of the default endpoint', async () => {
    const { model } = await setUp()
    expect(model.view.value).toBe('form')
    expect(model.lifetime.seconds()).toBe(86400)
    expect(model.maxOpens.value).toBe(1)
    expect(model.passphrase.mode.value).toBe('none')
  })

  test('brings the text that waits for it, with what went wrong', async () => {
    const failure = { code: 'endpoint/unreachable' }
    const { model } = await setUp({ draft: { ...DRAFT, text: ' a\nb ', failure } })
    expect(model.text.value).toBe(' a\nb ')
    expect(model.failure.value).toEqual(failure)
    expect(model.draftReason.value).toBe('failed')
  })

  test('sees a share through that is still under way, whatever link was made before', async () => {
    const draft: Draft = { ...DRAFT, text: 'kept', reason: 'sharing' }
    let arrive = (_: CreatedShare) => {}
    const joinShare = vi.fn<ShareFormPorts['joinShare']>(
      () =>
        new Promise((resolve) => {
          arrive = resolve
        }),
    )
    const { model, share, markSeen } = await setUp({
      draft,
      joinShare,
      latest: { share: { ...SHARE, id: 'B'.repeat(22) }, isSeen: false },
    })
    expect(model.view.value).toBe('form')
    expect(model.text.value).toBe('kept')
    expect(model.sharing.value).toEqual({ step: 'making' })
    await model.share()
    expect(share).not.toHaveBeenCalled()
    model.cancel()
    expect(joinShare.mock.lastCall?.[0]).toBe(7)
    expect(joinShare.mock.lastCall?.[1].aborted).toBe(true)
    // It was too late for that.
    arrive(SHARE)
    await vi.waitFor(() => expect(model.view.value).toBe('shared'))
    expect(model.result.shown.value).toEqual({ share: SHARE, passphrase: null })
    expect(model.sharing.value).toBeNull()
    expect(markSeen).toHaveBeenCalledOnce()
  })

  test('says why a share failed that another popup began, and keeps its text', async () => {
    const failure = { code: 'endpoint/unreachable' }
    const { model } = await setUp({
      draft: { ...DRAFT, text: 'kept', reason: 'sharing' },
      joinShare: vi.fn(() => Promise.reject(new FailureError(failure))),
    })
    await vi.waitFor(() => expect(model.failure.value).toMatchObject(failure))
    expect(model.text.value).toBe('kept')
    expect(model.sharing.value).toBeNull()
  })

  test('leaves that text where it is while there is no endpoint, and comes back for it', async () => {
    const draft: Draft = { ...DRAFT, text: 'kept', failure: { code: 'app/no-endpoint' } }
    const { model, readDraft } = await setUp({ settings: DEFAULT_SETTINGS, draft })
    expect(model.view.value).toBe('no-endpoint')
    expect(readDraft).not.toHaveBeenCalled()
    await model.changed(withOne)
    expect(model.view.value).toBe('form')
    expect(model.text.value).toBe('kept')
  })

  test('a waiting text that is emptied here does not come back', async () => {
    const { model, discardDraft } = await setUp({
      draft: { ...DRAFT, text: 'kept', reason: 'confirm' },
    })
    model.setText('kep')
    expect(discardDraft).not.toHaveBeenCalled()
    model.setText('')
    expect(discardDraft.mock.calls).toEqual([[DRAFT.id]])
    expect(model.draftReason.value).toBeNull()
  })

  test('in a window of its own it shows the last link, unless text waits', async () => {
    const { model } = await setUp({ latest: { share: SHARE, isSeen: true }, isWindow: true })
    expect(model.view.value).toBe('shared')
    expect(model.result.shown.value).toEqual({ share: SHARE, passphrase: null })
    const draft: Draft = { ...DRAFT, text: 'new', reason: 'confirm' }
    const other = await setUp({ latest: { share: SHARE, isSeen: true }, isWindow: true, draft })
    expect(other.model.view.value).toBe('form')
  })
})

describe('a popup that was closed while it shared', () => {
  test('shows the link when it is opened again, once', async () => {
    const { model, markSeen } = await setUp({ latest: { share: SHARE, isSeen: false } })
    expect(model.view.value).toBe('shared')
    expect(model.result.shown.value?.share).toEqual(SHARE)
    expect(markSeen).toHaveBeenCalledOnce()
    const again = await setUp({ latest: { share: SHARE, isSeen: true } })
    expect(again.model.view.value).toBe('form')
  })
})

describe('sharing', () => {
  test('more text than messages carry is refused here, where it stays', async () => {
    const { model, share } = await setUp()
    const text = 'x'.repeat(MAX_TEXT_LENGTH + 1)
    model.setText(text)
    await model.share()
    expect(share).not.toHaveBeenCalled()
    expect(model.failure.value).toEqual({ code: 'app/too-much-text' })
    expect(model.text.value).toBe(text)
  })

  test('a text from a private window stays private, whatever window the popup is in', async () => {
    const { model, share } = await setUp({
      draft: { ...DRAFT, text: 'kept', isPrivate: true },
      isPrivate: false,
    })
    await model.share()
    expect(share.mock.lastCall?.[0]).toMatchObject({ isPrivate: true, draftId: DRAFT.id })
  })

  test('sends what was chosen and shows the link', async () => {
    const { model, share } = await setUp()
    model.setText(' key \r\n')
    model.setLabel('  Staging  ')
    model.setLocalName(' For Ana ')
    model.lifetime.choose('custom')
    model.lifetime.setAmount('90')
    model.lifetime.setUnit('minutes')
    model.setMaxOpens(3)
    model.setPassphraseMode('typed')
    model.typePassphrase('correct horse')
    await model.share()
    expect(share.mock.lastCall?.[0]).toEqual({
      content: { kind: 'text', text: ' key \r\n' },
      label: 'Staging',
      localName: 'For Ana',
      passphrase: 'correct horse',
      ttlSeconds: 5400,
      maxOpens: 3,
      endpointId: 'one',
      isPrivate: true,
      draftId: 101,
    })
    expect(model.view.value).toBe('shared')
    expect(model.result.shown.value).toEqual({ share: SHARE, passphrase: 'correct horse' })
  })

  test('leaves nothing of the secret in the form', async () => {
    const { model } = await setUp()
    model.setText('key')
    model.setPassphraseMode('typed')
    model.typePassphrase('correct horse')
    await model.share()
    expect(model.text.value).toBe('')
    expect(model.passphrase.typed.value).toBe('')
    model.startOver()
    expect(model.view.value).toBe('form')
    expect(model.result.shown.value).toBeNull()
  })

  test('a failure keeps everything', async () => {
    const { model, share } = await setUp()
    share.mockRejectedValueOnce(
      new FailureError({ code: 'endpoint/rate-limited', retryAfterSeconds: 9 }),
    )
    model.setText('key')
    model.setLabel('Staging')
    await model.share()
    expect(model.view.value).toBe('form')
    expect(model.failure.value).toMatchObject({ retryAfterSeconds: 9 })
    expect([model.text.value, model.label.value]).toEqual(['key', 'Staging'])
    expect(model.sharing.value).toBeNull()
    await model.share()
    expect(share.mock.calls[1]?.[0].draftId).toBe(share.mock.calls[0]?.[0].draftId)
    expect(model.view.value).toBe('shared')
  })

  test('asks once, however often it is pressed', async () => {
    const { model, share } = await setUp()
    model.setText('key')
    await Promise.all([model.share(), model.share()])
    expect(share).toHaveBeenCalledOnce()
  })

  test.each([
    ['no-text', (model: ShareFormModel) => model.setText(' \n')],
    ['no-passphrase', (model: ShareFormModel) => model.setPassphraseMode('typed')],
    [
      'bad-lifetime',
      (model: ShareFormModel) => {
        model.lifetime.choose('custom')
        model.lifetime.setAmount('99999')
      },
    ],
    [
      'bad-lifetime',
      (model: ShareFormModel) => {
        model.lifetime.choose('custom')
        model.lifetime.setAmount('1.5')
      },
    ],
  ] as const)('says %s before anything is sent', async (problem, spoil) => {
    const { model, share } = await setUp()
    model.setText('key')
    spoil(model)
    await model.share()
    expect(model.problem.value).toBe(problem)
    expect(share).not.toHaveBeenCalled()
  })
})

describe('watching and stopping', () => {
  test('says what is being done, and how much is sent', async () => {
    const { model, share } = await setUp()
    const steps: unknown[] = []
    share.mockImplementationOnce(async (_, { onUpload }) => {
      steps.push(model.sharing.value)
      onUpload(5, 20)
      steps.push(model.sharing.value)
      return SHARE
    })
    model.setText('key')
    model.setPassphraseMode('typed')
    model.typePassphrase('correct horse')
    await model.share()
    expect(steps).toEqual([{ step: 'stretching' }, { step: 'uploading', fraction: 0.25 }])
    expect(model.sharing.value).toBeNull()
  })

  test('stops when it is called off, and keeps everything', async () => {
    const { model, share } = await setUp()
    share.mockImplementationOnce(async (_, { signal }) => {
      await new Promise((resolve) => signal.addEventListener('abort', resolve))
      throw new FailureError({ code: 'endpoint/cancelled' })
    })
    model.setText('key')
    const shared = model.share()
    await vi.waitFor(() => expect(share).toHaveBeenCalled())
    model.cancel()
    await shared
    expect(model.failure.value).toEqual({ code: 'endpoint/cancelled' })
    expect(model.text.value).toBe('key')
    await model.share()
    expect(model.view.value).toBe('shared')
  })
})

describe('a file', () => {
  test('is shared from a tab, which begins with one', async () => {
    const { model, share } = await setUp({ place: 'tab' })
    await model.share()
    expect(model.problem.value).toBe('no-file')
    model.chooseFile(FILE)
    expect(model.problem.value).toBeNull()
    await model.share()
    expect(share.mock.lastCall?.[0].content).toEqual({ kind: 'file', file: FILE })
    expect(model.file.value).toBeNull()
  })

  test('is chosen in a tab, since its dialog closes the popup; typed text goes there', async () => {
    const { model, openFileTab } = await setUp()
    model.setText('typed')
    model.shareFile()
    expect(openFileTab.mock.lastCall).toMatchObject(['typed', { id: 101, isPrivate: false }, 'one'])
    expect(model.contentKind.value).toBe('text')
  })

  test('a text of a private window stays one of it in that tab', async () => {
    const draft: Draft = { ...DRAFT, text: 'kept', reason: 'confirm', isPrivate: true }
    const { model, openFileTab } = await setUp({ draft, isPrivate: false })
    model.shareFile()
    expect(openFileTab.mock.lastCall).toMatchObject(['kept', { id: 7, isPrivate: true }, 'one'])
  })

  test('in a window of its own it needs no tab, and text is one click away', async () => {
    const { model, openFileTab, share } = await setUp({ place: 'window' })
    model.shareFile()
    model.chooseFile(FILE)
    expect(openFileTab).not.toHaveBeenCalled()
    model.shareText()
    model.setText('typed')
    await model.share()
    expect(share.mock.lastCall?.[0].content).toEqual({ kind: 'text', text: 'typed' })
  })

  test('stays chosen when sharing it fails', async () => {
    const { model, share } = await setUp({ place: 'tab' })
    share.mockRejectedValueOnce(new FailureError({ code: 'app/unreadable-file' }))
    model.chooseFile(FILE)
    await model.share()
    expect(model.file.value).toBe(FILE)
    expect(model.failure.value).toEqual({ code: 'app/unreadable-file' })
  })
})

describe('choices', () => {
  test('openings stay within the limits', async () => {
    const { model } = await setUp()
    model.setMaxOpens(99)
    expect(model.maxOpens.value).toBe(10)
    model.setMaxOpens(0)
    expect(model.maxOpens.value).toBe(1)
    model.setMaxOpens(Number.NaN)
    expect(model.maxOpens.value).toBe(1)
  })

  test('another endpoint cuts what it does not allow', async () => {
    const settings = withEndpoint(
      withOne,
      endpoint('two', {
        maxOpens: 2,
        lifetimes: { as: 'range', minSeconds: 60, maxSeconds: 3600 },
      }),
    )
    const { model } = await setUp({ settings })
    model.setMaxOpens(9)
    model.endpointChoice.choose('two')
    expect(model.maxOpens.value).toBe(2)
    expect(model.lifetime.seconds()).toBe(3600)
    model.endpointChoice.choose('one')
    expect(model.maxOpens.value, 'what was wanted is not forgotten').toBe(9)
  })

  test('a passphrase that another endpoint does not have is given up by hand, never dropped', async () => {
    const settings = withEndpoint(withOne, endpoint('two', { labels: false, passphrases: null }))
    const { model, share } = await setUp({ settings })
    model.setText('key-1a2b3c')
    model.setLabel('Staging')
    model.setPassphraseMode('generated')
    model.endpointChoice.choose('two')
    await model.share()
    expect(model.problem.value).toBe('no-passphrases')
    expect(share).not.toHaveBeenCalled()
    model.setPassphraseMode('none')
    expect(model.problem.value).toBeNull()
    await model.share()
    expect(share.mock.calls[0]?.[0]).toMatchObject({ endpointId: 'two', passphrase: null })
    expect(share.mock.calls[0]?.[0]).not.toHaveProperty('label')
  })

  test('a generated passphrase comes once, and anew when asked for', async () => {
    const { model, copy, share } = await setUp()
    model.setPassphraseMode('generated')
    model.setPassphraseMode('none')
    model.setPassphraseMode('generated')
    expect(model.passphrase.generated.value?.text).toBe('words-1')
    model.passphrase.regenerate()
    await model.passphrase.copy()
    expect(copy).toHaveBeenCalledWith('words-2')
    model.passphrase.setKind('words')
    model.passphrase.setKind('characters')
    expect(model.passphrase.generated.value?.text).toBe('characters-3')
    model.setText('key')
    await model.share()
    expect(share.mock.calls[0]?.[0].passphrase).toBe('characters-3')
    await model.result.copyPassphrase()
    expect(copy).toHaveBeenLastCalledWith('characters-3')
  })

  test('a copied link says so for a moment', async () => {
    const { model, copy, clock } = await setUp({
      latest: { share: SHARE, isSeen: true },
      isWindow: true,
    })
    await model.result.copyLink()
    expect(copy).toHaveBeenCalledWith(SHARE.link)
    expect(model.result.copyingLink.state.value).toBe('copied')
    clock.advance(3000)
    expect(model.result.copyingLink.state.value).toBe('idle')
  })

  test('a lifetime of one’s own starts from the preset', async () => {
    const { model } = await setUp()
    model.lifetime.choose('custom')
    expect([model.lifetime.amount.value, model.lifetime.unit.value]).toEqual(['1', 'days'])
  })
})
