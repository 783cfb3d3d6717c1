import { describe, expect, test, vi } from 'vitest'
import { utf8 } from '#lib/crypto/bytes.ts'
import { CryptoError } from '#lib/crypto/errors.ts'
import { formatFragment, type LinkMode } from '#lib/crypto/link.ts'
import { formatCarrierLink } from '#lib/endpoints/carrier/link.ts'
import { EndpointError, type TryAgain } from '#lib/endpoints/endpoint.ts'
import { matchstickLinks } from '#lib/endpoints/matchstick/link.ts'
import { createRevealModel, type PastingPorts, type RevealPorts } from '#lib/models/reveal.ts'
import { carrierIn } from '#lib/share/open-pasted.ts'
import type { OpenedSecret } from '#lib/share/open-secret.ts'
import { createFakeClock } from './fake-clock.ts'

type OpenedText = Extract<OpenedSecret, { outcome: 'opened' }>

const MINUTE = 60_000
const seed = () => new Uint8Array(32).fill(7)

async function setUp({ mode = 'n', exposed = false }: { mode?: LinkMode; exposed?: boolean } = {}) {
  const clock = createFakeClock()
  const acknowledge = vi.fn(async () => {})
  const open = vi.fn<RevealPorts['open']>(async () => opened())
  const read = vi.fn(matchstickLinks.read)
  const copy = vi.fn(async () => {})
  const save = vi.fn()
  const leaveToSite = vi.fn(async () => {})
  const report = vi.fn()
  const openPastedText = vi.fn<PastingPorts['open']>(async () => opened())
  const state = { hasRecentClaim: false }
  const model = createRevealModel({
    ...clock,
    read,
    open,
    copy,
    save,
    leaveToSite,
    report,
    pasting: { carrierIn, open: openPastedText },
    hasRecentClaim: async () => state.hasRecentClaim,
  })
  function opened(changes: Partial<OpenedText> = {}): OpenedText {
    return {
      outcome: 'opened',
      secret: { kind: 'text', content: utf8('line one\r\nline two\n'), label: 'Staging' },
      promised: {
        createdAt: new Date(clock.now() - MINUTE).toISOString(),
        expiresAt: new Date(clock.now() + 60 * MINUTE).toISOString(),
        maxOpens: 1,
      },
      opensLeft: 0,
      acknowledge,
      ...changes,
    }
  }
  const fragment = await formatFragment({ mode, seed: seed(), locator: null })
  const start = () => model.start({ link: fragment, exposed })
  const answer = (result: OpenedSecret | Error) =>
    open.mockImplementationOnce(async () => {
      if (result instanceof Error) throw result
      return result
    })
  const openIt = async () => {
    await start()
    await model.open()
  }
  return {
    model,
    clock,
    open,
    copy,
    save,
    leaveToSite,
    report,
    acknowledge,
    opened,
    start,
    openIt,
    answer,
    state,
    fragment,
    read,
    openPastedText,
  }
}

const ending = ({ model }: Pick<Awaited<ReturnType<typeof setUp>>, 'model'>) => {
  const step = model.step.value
  return step.step === 'ended' ? step.ending : step.step
}

describe('before the click', () => {
  test('a good link waits for the person, and nothing is asked of a server', async () => {
    const { model, open, start } = await setUp()
    await start()
    expect(model.step.value).toEqual({
      step: 'ready',
      needsPassphrase: false,
      exposed: false,
      isHere: false,
      mayDelete: false,
      carrier: null,
      problem: null,
    })
    expect(open).not.toHaveBeenCalled()
  })

  test.each([
    ['truncated', (fragment: string) => fragment.slice(0, 30)],
    ['altered', (fragment: string) => `1n${'A'.repeat(47)}${fragment.slice(49)}`],
    ['none', () => ''],
  ] as const)('a link that is %s is told so before any request', async (why, change) => {
    const setup = await setUp()
    await setup.model.start({ link: change(setup.fragment), exposed: false })
    expect(ending(setup)).toEqual({ why })
    await setup.model.open()
    expect(setup.open).not.toHaveBeenCalled()
  })

  test('after a reload within a minute of an opening it asks to click the link again', async () => {
    const setup = await setUp()
    setup.state.hasRecentClaim = true
    await setup.model.start(null)
    expect(ending(setup)).toEqual({ why: 'again' })
  })

  test('a link that a mail filter rewrote opens, and says that it was exposed', async () => {
    const { model, open, openIt } = await setUp({ exposed: true })
    await openIt()
    expect(open.mock.calls[0]?.[0].exposed).toBe(true)
    expect(model.step.value).toMatchObject({ step: 'opened', secret: { exposed: true } })
  })

  test('another link in the same tab takes the place of the first', async () => {
    const setup = await setUp()
    await setup.openIt()
    await setup.start()
    expect(setup.model.step.value.step).toBe('ready')
    expect(setup.model.shownText.value).toBeNull()
  })
})

describe('a passphrase', () => {
  test('has to be there before anything is asked', async () => {
    const { model, open, start } = await setUp({ mode: 'p' })
    await start()
    model.setPassphrase(' \t ')
    await model.open()
    expect(model.step.value).toMatchObject({ problem: { what: 'no-passphrase' } })
    expect(open).not.toHaveBeenCalled()
  })

  test('that is wrong stays in its field, with the attempts that are left', async () => {
    const { model, answer, start } = await setUp({ mode: 'p' })
    answer({ outcome: 'wrong-passphrase', attemptsLeft: 1, tryAgain: null })
    await start()
    model.setPassphrase('correct hoarse')
    await model.open()
    expect(model.step.value).toMatchObject({
      step: 'ready',
      problem: { what: 'wrong-passphrase', attemptsLeft: 1 },
    })
    expect(model.passphrase.value).toBe('correct hoarse')
  })

  test('the last attempt is asked for twice, and not by a held key', async () => {
    const { model, clock, open, answer, start } = await setUp({ mode: 'p' })
    answer({ outcome: 'wrong-passphrase', attemptsLeft: 1, tryAgain: null })
    await start()
    model.setPassphrase('correct hoarse')
    await model.open()
    model.setPassphrase('correct horse')
    await model.open()
    expect(model.step.value).toMatchObject({ step: 'ready', problem: { what: 'last-attempt' } })
    for (let repeat = 0; repeat < 40; repeat++) {
      clock.advance(30)
      await model.open()
    }
    expect(open).toHaveBeenCalledTimes(1)
    clock.advance(600)
    await model.open()
    expect(open).toHaveBeenCalledTimes(2)
    expect(model.step.value.step).toBe('opened')
  })

  test('another one for the last attempt is asked about anew', async () => {
    const { model, clock, open, answer, start } = await setUp({ mode: 'p' })
    answer({ outcome: 'wrong-passphrase', attemptsLeft: 1, tryAgain: null })
    await start()
    for (const typed of ['correct hoarse', 'correct hearse', 'correct horse']) {
      model.setPassphrase(typed)
      clock.advance(5000)
      await model.open()
    }
    expect(open).toHaveBeenCalledTimes(1)
    expect(model.step.value).toMatchObject({ problem: { what: 'last-attempt' } })
  })

  test('wrong for the last time ends it', async () => {
    const setup = await setUp({ mode: 'p' })
    setup.answer({ outcome: 'wrong-passphrase', attemptsLeft: 0, tryAgain: null })
    await setup.start()
    setup.model.setPassphrase('no')
    await setup.model.open()
    expect(ending(setup)).toEqual({ why: 'locked-now' })
  })

  test('that fits is forgotten', async () => {
    const { model, open, start } = await setUp({ mode: 'p' })
    await start()
    model.setPassphrase('correct horse')
    await model.open()
    expect(open.mock.calls[0]?.[0].passphrase).toBe('correct horse')
    expect(model.passphrase.value).toBe('')
  })

  test('that only the server knew of is asked for, and tried on what arrived', async () => {
    const { model, read, open, answer, start, opened } = await setUp()
    read.mockResolvedValueOnce({ outcome: 'link', passphrase: 'unknown', claimId: null })
    const tryAgain = vi.fn<TryAgain>(async () => opened())
    tryAgain.mockResolvedValueOnce({ outcome: 'wrong-passphrase', attemptsLeft: null, tryAgain })
    answer({ outcome: 'passphrase-needed', tryAgain })
    await start()
    expect(model.step.value).toMatchObject({ step: 'ready', needsPassphrase: false })
    await model.open()
    const asked = { step: 'ready', needsPassphrase: true }
    expect(model.step.value).toMatchObject({ ...asked, problem: { what: 'passphrase-needed' } })

    model.setPassphrase('correct hoarse')
    await model.open()
    expect(model.step.value).toMatchObject({ ...asked, problem: { what: 'wrong-passphrase' } })
    model.setPassphrase('correct horse')
    await model.open()
    expect(model.step.value.step).toBe('opened')
    expect(tryAgain.mock.calls).toEqual([['correct hoarse'], ['correct horse']])
    expect(open).toHaveBeenCalledTimes(1)
  })

  test('is not sent along with a link that needs none', async () => {
    const { model, open, start } = await setUp()
    await start()
    model.setPassphrase('left over')
    await model.open()
    expect(open.mock.calls[0]?.[0].passphrase).toBeNull()
  })
})

describe('a server that gives a secret out once, and remembers nothing', () => {
  async function setUpOnce() {
    const setup = await setUp()
    setup.read.mockResolvedValue({ outcome: 'link', passphrase: 'unknown', claimId: null })
    return setup
  }

  test('an opening that has left cannot be called off: its answer is the only one', async () => {
    const { model, open, start, opened } = await setUpOnce()
    const answer = Promise.withResolvers<OpenedSecret>()
    open.mockImplementationOnce(() => answer.promise)
    await start()
    const opening = model.open()
    expect(model.step.value).toMatchObject({ step: 'opening', canCancel: false })
    expect(model.isHoldingAll()).toBe(true)
    model.cancel()
    answer.resolve(opened())
    await opening
    expect(model.step.value.step).toBe('opened')
  })

  test('a lost answer may have been the only one, which is said', async () => {
    const { model, answer, openIt } = await setUpOnce()
    answer(new EndpointError('endpoint/timeout'))
    await openIt()
    expect(model.step.value).toMatchObject({ problem: { what: 'failure', mayBeLost: true } })
    // Enclosed says so of what has arrived, and is burnt.
    answer(new EndpointError('endpoint/unsupported-version'))
    await model.open()
    expect(model.step.value).toMatchObject({ problem: { what: 'failure', mayBeLost: true } })
    answer(new EndpointError('endpoint/rate-limited'))
    await model.open()
    expect(model.step.value).toMatchObject({ problem: { what: 'failure', mayBeLost: false } })
  })

  test('what is not there may have been opened by somebody else', async () => {
    const setup = await setUpOnce()
    setup.answer({ outcome: 'unknown' })
    await setup.openIt()
    expect(ending(setup)).toEqual({ why: 'forgotten' })
  })

  test('what arrived and could not be opened for want of memory is kept, and tried again', async () => {
    const { model, open, answer, openIt, opened } = await setUpOnce()
    const error = new CryptoError('crypto/kdf-failed')
    const tryAgain = vi.fn<TryAgain>(async () => opened())
    tryAgain.mockResolvedValueOnce({ outcome: 'failed-here', error, tryAgain })
    answer({ outcome: 'failed-here', error, tryAgain })
    await openIt()
    for (const _ of ['arrived', 'tried again']) {
      expect(model.step.value).toMatchObject({
        step: 'ready',
        needsPassphrase: false,
        isHere: true,
        problem: { what: 'failure', failure: { code: 'crypto/kdf-failed' }, mayBeLost: false },
      })
      expect(model.isHoldingAll()).toBe(true)
      await model.open()
    }
    expect(model.step.value.step).toBe('opened')
    expect(open).toHaveBeenCalledTimes(1)
  })

  test('what arrived locked is not left by accident, and its end is told', async () => {
    const setup = await setUpOnce()
    const { model, leaveToSite, answer, openIt, opened } = setup
    answer({ outcome: 'passphrase-needed', tryAgain: async () => opened() })
    await openIt()
    expect(model.step.value).toMatchObject({ step: 'ready', isHere: true })
    expect(model.isHoldingAll()).toBe(true)
    await model.leaveToSite()
    expect(leaveToSite).not.toHaveBeenCalled()
    model.pageLeft()
    expect(ending(setup)).toEqual({ why: 'let-go' })
    expect(model.isHoldingAll()).toBe(false)
  })
})

describe('what can come of opening', () => {
  test.each([
    [{ outcome: 'unknown' }, { why: 'unknown' }],
    [
      { outcome: 'gone', state: 'expired', at: '2026-11-22T11:59:59.000Z' },
      { why: 'gone', state: 'expired', at: '2026-11-22T11:59:59.000Z', isRecent: false },
    ],
    [
      { outcome: 'gone', state: 'opened', at: '2026-11-22T11:59:30.000Z' },
      { why: 'gone', state: 'opened', at: '2026-11-22T11:59:30.000Z', isRecent: true },
    ],
    [
      { outcome: 'gone', state: 'opened', at: '2026-11-22T11:58:59.000Z' },
      { why: 'gone', state: 'opened', at: '2026-11-22T11:58:59.000Z', isRecent: false },
    ],
    // It was there when this page looked: no other tab of this person's is the likely reason.
    [
      { outcome: 'gone', state: 'opened', at: '2026-11-22T12:00:00.000Z', taken: true },
      { why: 'gone', state: 'opened', at: '2026-11-22T12:00:00.000Z', isRecent: false },
    ],
  ] as const)('%j ends it', async (result, expected) => {
    const setup = await setUp()
    setup.answer(result)
    await setup.openIt()
    expect(ending(setup)).toEqual(expected)
  })

  test('an endpoint out of reach can be tried again', async () => {
    const { model, answer, openIt } = await setUp()
    answer(new EndpointError('endpoint/unreachable'))
    await openIt()
    expect(model.step.value).toMatchObject({
      step: 'ready',
      problem: { what: 'failure', failure: { code: 'endpoint/unreachable' } },
    })
    await model.open()
    expect(model.step.value.step).toBe('opened')
  })

  test('a damaged envelope ends it', async () => {
    const setup = await setUp()
    setup.answer(new CryptoError('crypto/damaged'))
    await setup.openIt()
    expect(ending(setup)).toEqual({ why: 'damaged' })
  })

  test('a second press while it opens asks nothing twice', async () => {
    const { model, open, start } = await setUp()
    await start()
    await Promise.all([model.open(), model.open()])
    expect(open).toHaveBeenCalledTimes(1)
  })

  test('an answer for a page that was left is thrown away', async () => {
    const setup = await setUp()
    const late = setup.opened()
    setup.open.mockImplementationOnce(async () => {
      setup.model.pageLeft()
      return late
    })
    await setup.openIt()
    expect(ending(setup)).toEqual({ why: 'again' })
    expect(late.secret.content.every((byte) => byte === 0)).toBe(true)
  })
})

describe('calling an opening off', () => {
  async function openUntilCancelled(mode: LinkMode = 'n') {
    const setup = await setUp({ mode })
    const late = Promise.withResolvers<OpenedSecret>()
    setup.open.mockImplementationOnce(() => late.promise)
    await setup.start()
    setup.model.setPassphrase('correct horse')
    const opening = setup.model.open()
    setup.model.cancel()
    return { ...setup, late, opening }
  }

  test('ends the request, and the link waits for another click with what was typed', async () => {
    const { model, open } = await openUntilCancelled('p')
    expect(open.mock.calls[0]?.[1].aborted).toBe(true)
    expect(model.step.value).toMatchObject({ step: 'ready', problem: { what: 'cancelled' } })
    expect(model.passphrase.value).toBe('correct horse')
    await model.open()
    expect(open.mock.calls[1]?.[1].aborted).toBe(false)
    expect(model.step.value.step).toBe('opened')
  })

  test('what arrives all the same is wiped and not shown', async () => {
    const { model, late, opening, opened, report } = await openUntilCancelled()
    const result = opened()
    late.resolve(result)
    await opening
    expect(model.step.value).toMatchObject({ problem: { what: 'cancelled' } })
    expect(result.secret.content.every((byte) => byte === 0)).toBe(true)
    expect(report).not.toHaveBeenCalled()
  })

  test('its failure is no news, even after a second try has begun', async () => {
    const { model, late, opening, open } = await openUntilCancelled()
    open.mockImplementationOnce(() => new Promise(() => {}))
    void model.open()
    late.reject(new EndpointError('endpoint/cancelled'))
    await opening
    expect(model.step.value.step).toBe('opening')
  })

  test('there is nothing to call off before and after', async () => {
    const { model, start } = await setUp()
    await start()
    model.cancel()
    expect(model.step.value).toMatchObject({ step: 'ready', problem: null })
    await model.open()
    model.cancel()
    expect(model.step.value.step).toBe('opened')
  })
})

describe('what the list of openings is told', () => {
  test('kind and label, when it opened; that it is done', async () => {
    const { model, report, openIt } = await setUp()
    await openIt()
    expect(report.mock.calls).toEqual([[{ event: 'opened', kind: 'text', name: 'Staging' }]])
    await model.done()
    expect(report.mock.lastCall).toEqual([{ event: 'ended', how: 'done' }])
  })

  test('that it was cleared', async () => {
    const { model, report, openIt } = await setUp()
    await openIt()
    model.pageLeft()
    expect(report.mock.lastCall).toEqual([{ event: 'ended', how: 'cleared' }])
  })

  test('nothing of a link that did not open', async () => {
    const { model, report, answer, openIt } = await setUp()
    answer({ outcome: 'unknown' })
    await openIt()
    model.pageLeft()
    expect(report).not.toHaveBeenCalled()
  })
})

test('the site has its own page only before anything is opened', async () => {
  const { model, leaveToSite, start } = await setUp()
  await start()
  await model.leaveToSite()
  expect(leaveToSite).toHaveBeenCalledOnce()
  await model.open()
  await model.leaveToSite()
  expect(leaveToSite).toHaveBeenCalledOnce()
})

describe('an opened secret', () => {
  test('is in no signal until it is shown', async () => {
    const { model, openIt } = await setUp()
    await openIt()
    expect(JSON.stringify(model.step.value)).not.toContain('line one')
    expect(model.shownText.value).toBeNull()
    model.toggleSecret()
    expect(model.shownText.value).toBe('line one\r\nline two\n')
    model.toggleSecret()
    expect(model.shownText.value).toBeNull()
  })

  test('is copied byte for byte', async () => {
    const { model, copy, openIt } = await setUp()
    await openIt()
    await model.copy()
    expect(copy).toHaveBeenCalledWith('line one\r\nline two\n')
    expect(model.copying.state.value).toBe('copied')
  })

  test('keeps its byte order mark', async () => {
    const { model, answer, opened, openIt } = await setUp()
    answer(opened({ secret: { kind: 'text', content: utf8('\uFEFFkey') } }))
    await openIt()
    model.toggleSecret()
    expect(model.shownText.value).toBe('\uFEFFkey')
  })

  test('a refused clipboard is told', async () => {
    const { model, copy, openIt } = await setUp()
    copy.mockRejectedValueOnce(new DOMException('no', 'NotAllowedError'))
    await openIt()
    await model.copy()
    expect(model.copying.state.value).toBe('refused')
  })

  test('a file is saved under a safe name and never shown', async () => {
    const { model, save, answer, opened, openIt } = await setUp()
    const content = utf8('data')
    answer(opened({ secret: { kind: 'file', content, name: '../../.ssh/id\u202E.pem' } }))
    await openIt()
    model.save()
    expect(save).toHaveBeenCalledWith(content, 'id.pem')
    model.toggleSecret()
    expect(model.shownText.value).toBeNull()
  })

  test('Done clears it and tells the endpoint', async () => {
    const setup = await setUp()
    const result = setup.opened()
    setup.answer(result)
    await setup.openIt()
    setup.model.toggleSecret()
    await setup.model.done()
    expect(setup.acknowledge).toHaveBeenCalledOnce()
    expect(ending(setup)).toEqual({ why: 'done' })
    expect(setup.model.shownText.value).toBeNull()
    expect(result.secret.content.every((byte) => byte === 0)).toBe(true)
    expect(setup.clock.timers.size).toBe(0)
  })

  test('Done stands, even when the endpoint cannot be told', async () => {
    const setup = await setUp()
    setup.acknowledge.mockRejectedValueOnce(new EndpointError('endpoint/unreachable'))
    await setup.openIt()
    await setup.model.done()
    expect(ending(setup)).toEqual({ why: 'done' })
  })

  test('leaving the page clears it and tells nobody', async () => {
    const setup = await setUp()
    await setup.openIt()
    setup.model.pageLeft()
    expect(ending(setup)).toEqual({ why: 'cleared', reason: 'left', opensLeft: 0 })
    expect(setup.acknowledge).not.toHaveBeenCalled()
  })

  test('is masked when the page is hidden, and cleared five minutes later', async () => {
    const setup = await setUp()
    await setup.openIt()
    setup.model.toggleSecret()
    setup.model.pageHidden()
    expect(setup.model.shownText.value).toBeNull()
    setup.clock.advance(5 * MINUTE - 1000)
    expect(setup.model.step.value.step).toBe('opened')
    setup.clock.advance(1000)
    expect(ending(setup)).toEqual({ why: 'cleared', reason: 'hidden', opensLeft: 0 })
  })

  test('is cleared on coming back to a tab that was frozen meanwhile', async () => {
    const setup = await setUp()
    await setup.openIt()
    setup.model.pageHidden()
    setup.clock.freeze(6 * MINUTE)
    setup.model.pageShown()
    expect(ending(setup)).toEqual({ why: 'cleared', reason: 'hidden', opensLeft: 0 })
  })

  test('short absences do not add up', async () => {
    const { model, clock, openIt } = await setUp()
    await openIt()
    for (let i = 0; i < 3; i++) {
      model.pageHidden()
      clock.advance(4 * MINUTE)
      model.pageShown()
    }
    expect(model.step.value.step).toBe('opened')
  })

  test('stays a quarter of an hour in sight, and longer when asked to', async () => {
    const setup = await setUp()
    await setup.openIt()
    setup.clock.advance(14 * MINUTE)
    expect(setup.model.leftMs.value).toBe(MINUTE)
    setup.model.keepLonger()
    setup.clock.advance(14 * MINUTE)
    expect(setup.model.step.value.step).toBe('opened')
    setup.clock.advance(MINUTE)
    expect(ending(setup)).toEqual({ why: 'cleared', reason: 'time', opensLeft: 0 })
  })
})

describe('a text that lies on another server', () => {
  const PAGE = 'https://notes.example/secret/abc'
  const startCarried = async (mode: LinkMode = 'n') => {
    const setup = await setUp()
    const link = await formatCarrierLink('onetimesecret', { mode, seed: seed(), address: PAGE })
    await setup.model.start({ link, exposed: false })
    return { ...setup, link }
  }

  test('has to be pasted, and no server is asked for it', async () => {
    const { model, open, openPastedText, link } = await startCarried()
    expect(model.step.value).toMatchObject({ step: 'ready', carrier: { address: PAGE } })
    model.setPasted(' \n')
    await model.open()
    expect(model.step.value).toMatchObject({ problem: { what: 'no-text' } })
    model.setPasted('matchstick1.AAAA')
    await model.open()
    expect(open).not.toHaveBeenCalled()
    expect(openPastedText.mock.calls[0]?.[0]).toMatchObject({ link, text: 'matchstick1.AAAA' })
    expect(model.step.value.step).toBe('opened')
    expect(model.pasted.value).toBe('')
  })

  test('that is not the right one can be copied again', async () => {
    const { model, openPastedText } = await startCarried()
    openPastedText.mockRejectedValueOnce(new CryptoError('crypto/damaged'))
    model.setPasted('hello')
    await model.open()
    expect(model.step.value).toMatchObject({ step: 'ready', problem: { what: 'bad-text' } })
    expect(model.pasted.value).toBe('hello')
    model.setPasted('matchstick1.AAAA')
    await model.open()
    expect(model.step.value.step).toBe('opened')
  })

  test('is tried with what stands in its field, whatever was wrong before', async () => {
    const { model, openPastedText } = await startCarried('p')
    const tryAgain = vi.fn<TryAgain>()
    const wrong = { outcome: 'wrong-passphrase', attemptsLeft: null, tryAgain } as const
    openPastedText.mockResolvedValueOnce(wrong)
    model.setPasted('matchstick1.AAAA')
    model.setPassphrase('wrong')
    await model.open()
    expect(model.isHoldingAll()).toBe(false)
    model.setPasted('matchstick1.BBBB')
    model.setPassphrase('right')
    await model.open()
    expect(tryAgain).not.toHaveBeenCalled()
    expect(openPastedText.mock.calls[1]?.[0]).toMatchObject({
      text: 'matchstick1.BBBB',
      passphrase: 'right',
    })
  })

  test('goes from the page with it', async () => {
    const { model } = await startCarried()
    model.setPasted('matchstick1.AAAA')
    model.pageLeft()
    expect(model.pasted.value).toBe('')
  })
})

describe('a server that does not keep the promise', () => {
  const broken = async (changes: Partial<OpenedText>) => {
    const { model, answer, opened, openIt } = await setUp()
    answer(opened(changes))
    await openIt()
    const step = model.step.value
    return step.step === 'opened' ? step.secret.broken : null
  }

  test('more openings left than promised are told', async () => {
    expect(await broken({ opensLeft: 1 })).toEqual({ openings: 1, expiresAt: null })
  })

  test('an opening after its end is told, when no clock explains it', async () => {
    const times = { createdAt: '2026-11-20T12:00:00.000Z', maxOpens: 1 }
    const late = { ...times, expiresAt: '2026-11-22T10:59:00.000Z' }
    const nearly = { ...times, expiresAt: '2026-11-22T11:01:00.000Z' }
    expect(await broken({ promised: late })).toEqual({ openings: null, expiresAt: late.expiresAt })
    expect(await broken({ promised: nearly })).toEqual({ openings: null, expiresAt: null })
  })

  test('fewer openings are fine: others were faster', async () => {
    const promised = {
      createdAt: '2026-11-22T11:00:00.000Z',
      expiresAt: '2026-11-23T11:00:00.000Z',
      maxOpens: 5,
    }
    expect(await broken({ promised, opensLeft: 4 })).toEqual({ openings: null, expiresAt: null })
    expect(await broken({ promised, opensLeft: 0 })).toEqual({ openings: null, expiresAt: null })
  })
})
