import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { ownCards, type ToastView, toastCard } from '#components/toast-words.ts'
import { createCatalogI18n } from '#lib/i18n/catalog.ts'
import { toPage } from '#lib/messaging/messages.ts'
import en from '#locales/en.json' with { type: 'json' }

const i18n = createCatalogI18n(en, 'en')
const shared = {
  state: 'shared',
  id: 'a'.repeat(22),
  expiresAt: '2026-11-23T12:00:00Z',
  maxOpens: 1,
  endpointName: 'Team secrets',
  insteadOf: null,
  canRevoke: true,
  without: 'page',
  clockGapSeconds: 0,
  inPlace: false,
  isCopied: true,
  mayHaveLostLines: false,
  now: Date.parse('2026-11-22T12:00:00Z'),
} as const satisfies ToastView

describe('the card of a toast', () => {
  test('says what was done and what the link is good for', () => {
    expect(toastCard(i18n, shared)).toEqual({
      look: 'good',
      title: 'Link copied',
      hint: 'Opens once, expires in 24 hours.',
      warning: null,
      actions: ['undo', 'more'],
    })
  })

  test('where nothing can be taken back there is no Undo, and that is said', () => {
    const card = toastCard(i18n, { ...shared, canRevoke: false, mayHaveLostLines: true })
    expect(card.actions).toEqual(['more'])
    expect(card.warning).toBe(`${en.kind.noRevoke} ${en.toast.linesLostForGood}`)
  })

  test('what a link asks of its recipient is said, and so is another endpoint than the chosen one', () => {
    const warning = (view: Partial<typeof shared> | object) =>
      toastCard(i18n, { ...shared, ...view }).warning
    expect(warning({ without: 'nothing' })).toBe(en.kind.thisOnlyHere)
    expect(warning({ without: 'paste' })).toBe(en.kind.pasted)
    expect(warning({ insteadOf: 'old.example' })).toBe(
      'It went to Team secrets: the endpoint that you chose for this site, old.example, was removed.',
    )
  })

  test('offers Retry only where the text was kept', () => {
    const failed = { state: 'failed', failure: { code: 'endpoint/unreachable' } } as const
    expect(toastCard(i18n, { ...failed, hasText: true })).toMatchObject({
      look: 'bad',
      warning: en.toast.textKept,
      actions: ['retry', 'openInPopup'],
    })
    expect(toastCard(i18n, { ...failed, hasText: false })).toMatchObject({
      warning: null,
      actions: [],
    })
  })

  test('a match is burnt only when the link is gone by our doing', () => {
    const looks = (['sharing', 'undoing', 'undo-failed', 'too-late'] as const).map(
      (state) => toastCard(i18n, { state }).look,
    )
    expect(looks).toEqual(['busy', 'busy', 'bad', 'bad'])
    expect(toastCard(i18n, { state: 'undone', restored: true }).look).toBe('burnt')
  })

  test('the longest one passes the message, and so does what the page shows by itself', () => {
    const longest = toastCard(i18n, {
      ...shared,
      endpointName: 'x'.repeat(100),
      insteadOf: `${'x'.repeat(60)}.`.repeat(4),
      without: 'paste',
      canRevoke: false,
      clockGapSeconds: -5 * 3600,
      isCopied: false,
      mayHaveLostLines: true,
    })
    const request = { card: longest, shareId: shared.id, own: ownCards(i18n) }
    expect(v.parse(toPage['toast/show'].request, request)).toEqual(request)
    expect(request.own.noAnswer).toMatchObject({
      title: en.errors.noAnswer.title,
      actions: ['retry', 'openInPopup'],
    })
  })
})
