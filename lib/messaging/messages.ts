/**
 * The whole contract between contexts on one screen. Each message names who may send it and the
 * shape of what crosses; `serve.ts` checks both before a handler runs. A content script shares
 * text and asks about its own share; links, records and owner keys are for extension pages.
 */
import * as v from 'valibot'
import { recordSchema } from '#lib/activity/record.ts'

import { createdShareSchema, shareIdSchema } from './created-share.ts'
import { failureSchema } from './failure.ts'
import { heldAnswerSchema, heldSchema, tabReportSchema } from './reported.ts'
import { revokedStateSchema } from './revoke-outcome.ts'

export type { CreatedShare } from './created-share.ts'

/** More text than this is refused before anything is sealed, in UTF-16 units. */
export const MAX_TEXT_LENGTH = 8 * 1024 * 1024
const text = v.pipe(v.string(), v.maxLength(MAX_TEXT_LENGTH))
/** Of a label or a local name, in UTF-16 units. */
export const MAX_LABEL_LENGTH = 200
/** Names one reading of a selection in its frame, so that two shares do not mix up their places. */
const token = v.number()

/** `isSeen` is false while a popup that closed too soon owes its person the link. */
export const latestShareSchema = v.nullable(
  v.object({ share: createdShareSchema, isSeen: v.boolean() }),
)
export type LatestShare = v.InferOutput<typeof latestShareSchema>

/** A text that waits for its person in the popup: a share to be seen to, or a selection to confirm. */
export const draftSchema = v.object({
  id: v.number(),
  text: v.string(),
  /**
   * `sharing`: it is under way. `flattened`: it failed, and may have lost its line breaks before.
   * `typed`: it moves to a tab.
   */
  reason: v.picklist(['sharing', 'failed', 'confirm', 'flattened', 'typed']),
  /** From a private window: nothing of it may reach the disk. */
  isPrivate: v.boolean(),
  failure: v.nullable(failureSchema),
})
export type Draft = v.InferOutput<typeof draftSchema>

/** What the toast can offer; its button is labelled `action.NAME`. */
const toastAction = v.picklist(['cancel', 'undo', 'more', 'retry', 'openInPopup'])
export type ToastAction = v.InferOutput<typeof toastAction>

/**
 * The toast in finished words. The script in a page makes no sentences: all that it takes to make
 * them would be a tenth of what an action puts into a page.
 */
const toastCard = v.object({
  /** `busy` has a progress bar, `bad` is an alert, `burnt` the mark of a link that is gone. */
  look: v.picklist(['busy', 'good', 'burnt', 'bad']),
  title: v.pipe(v.string(), v.maxLength(200)),
  hint: v.nullable(v.pipe(v.string(), v.maxLength(1000))),
  warning: v.nullable(v.pipe(v.string(), v.maxLength(1000))),
  actions: v.array(toastAction),
})
export type ToastCard = v.InferOutput<typeof toastCard>

/** Messages of extension pages to the background. */
export const fromPages = {
  /** Popup: make a secret with everything chosen by hand. */
  'share/create': {
    from: 'page',
    request: v.object({
      text,
      label: v.optional(v.pipe(v.string(), v.maxLength(MAX_LABEL_LENGTH))),
      localName: v.optional(v.pipe(v.string(), v.maxLength(MAX_LABEL_LENGTH))),
      passphrase: v.nullable(v.string()),
      ttlSeconds: v.number(),
      maxOpens: v.number(),
      endpointId: v.string(),
      /** The popup was opened from a private window: its record may not reach the disk. */
      isPrivate: v.boolean(),
      /** Names the text while it waits, and the work for `share/cancel`. */
      draftId: v.number(),
    }),
    response: createdShareSchema,
  },
  /** Popup, opened while it shares: the end of that, whatever it is. */
  'share/join': {
    from: 'page',
    request: v.object({ draftId: v.number() }),
    response: createdShareSchema,
  },
  /** Popup: stop what it asked for; that then fails with `endpoint/cancelled`. */
  'share/cancel': {
    from: 'page',
    request: v.object({ draftId: v.number() }),
    response: v.null(),
  },
  /** The tab that shared a file by itself: follow it. */
  'share/keep': {
    from: 'page',
    request: v.object({ record: recordSchema, isPrivate: v.boolean() }),
    response: v.null(),
  },
  /** Popup: the newest text that waits; it waits on until it is shared, discarded or too old. */
  'draft/read': { from: 'page', request: v.object({}), response: v.nullable(draftSchema) },
  /** Popup: keep what is typed there for the tab that goes on with it. */
  'draft/keep': {
    from: 'page',
    request: v.object({ id: v.number(), text, isPrivate: v.boolean() }),
    response: v.null(),
  },
  'draft/discard': { from: 'page', request: v.object({ id: v.number() }), response: v.null() },
  /** Reveal page: the link that its tab was opened for, taken once. */
  'reveal/take': { from: 'page', request: v.object({}), response: v.nullable(v.string()) },
  /** Popup: open a link that was pasted there. A page could make a person open what it likes. */
  'reveal/open': {
    from: 'page',
    request: v.object({ link: v.pipe(v.string(), v.maxLength(4096)) }),
    response: v.null(),
  },
  /** Reveal page: what became of the secret in its tab, for the list of this session. */
  'reveal/report': {
    from: 'page',
    request: v.variant('event', [
      v.object({
        event: v.literal('opened'),
        kind: v.picklist(['text', 'file']),
        name: v.nullable(v.string()),
        endpointName: v.string(),
      }),
      v.object({ event: v.literal('ended'), how: v.picklist(['done', 'cleared']) }),
    ]),
    response: v.null(),
  },
  /** Popup: forget what was opened. */
  'reveal/forget': { from: 'page', request: v.object({}), response: v.null() },
  /** Reveal page: its tab goes to the endpoint's own page next. */
  'reveal/leave': { from: 'page', request: v.object({ link: v.string() }), response: v.null() },
  /** Popup: the share that was made last in this browser session. */
  'share/latest': { from: 'page', request: v.object({}), response: latestShareSchema },
  /** Popup: burn what it shows. */
  'share/revoke': {
    from: 'page',
    request: v.object({ id: shareIdSchema }),
    /** What is true after it, and since when, where somebody knows. */
    response: v.object({ state: revokedStateSchema, endedAt: v.nullable(v.string()) }),
  },
  /** Popup: burn all that wait. Those of endpoints that could not be asked wait on. */
  'share/revoke-all': {
    from: 'page',
    request: v.object({}),
    response: v.object({ revoked: v.number(), tooLate: v.number(), failed: v.number() }),
  },
  /** Popup: its list is open, ask the endpoints now. Answers when all of them have been asked. */
  'share/check': { from: 'page', request: v.object({}), response: v.null() },
  /** Popup: its person has looked at the list. */
  'share/looked': { from: 'page', request: v.object({}), response: v.null() },
  /** Popup: drop the records of shares that have ended. */
  'share/clear': { from: 'page', request: v.object({}), response: v.null() },
  /** Popup: its person has the link before their eyes. */
  'share/seen': { from: 'page', request: v.object({}), response: v.null() },
  /** Popup: what stands in the compose boxes of a tab now. */
  'site/findings': {
    from: 'page',
    request: v.object({ tabId: v.number() }),
    response: tabReportSchema,
  },
  /** Window of a hold: what it is about; null once nobody waits for an answer. */
  'held/read': {
    from: 'page',
    request: v.object({}),
    response: v.nullable(v.object({ ...heldSchema.entries, siteName: v.string() })),
  },
  /** Window of a hold: what the person chose. It is closed by any answer but "copy". */
  'held/answer': { from: 'page', request: heldAnswerSchema, response: v.boolean() },
  /** Any extension page: put text on the clipboard through the context that can. */
  'clipboard/write': { from: 'page', request: v.object({ text }), response: v.null() },
} as const

/** Messages of the script in a page to the background. */
export const fromContent = {
  /**
   * Toast: share again what failed in this tab; the background still holds the text. Answers what
   * to show when it could not begin; all else comes by `toast/show`.
   */
  'share/retry': { from: 'content', request: v.object({}), response: v.nullable(toastCard) },
  /** Toast: stop what is being shared in this tab; the text is kept for Retry. */
  'share/stop': {
    from: 'content',
    request: v.object({}),
    /** False when there is nothing: the background was stopped in the middle. */
    response: v.object({ isStopped: v.boolean() }),
  },
  /** Toast: revoke the share that this tab just made. Answers what to show then. */
  'share/undo': { from: 'content', request: v.object({ id: shareIdSchema }), response: toastCard },
  /** Toast: go on in the extension's own window. */
  'share/more': { from: 'content', request: v.object({}), response: v.null() },
} as const

/** Why a selection was not replaced by the link. */
const inPlace = v.picklist(['replaced', 'not-editable', 'known-editor', 'failed'])

/** Messages to the script that an action put into a page. */
export const toPage = {
  'selection/read': {
    request: v.object({}),
    response: v.object({
      /** Byte-exact, lines as typed; empty when nothing is selected in this frame. */
      text: v.string(),
      isFocused: v.boolean(),
      canReplace: v.boolean(),
      token,
    }),
  },
  /** Put the link where the text was read; the script remembers the place. */
  'selection/replace': {
    request: v.object({ token, link: v.string() }),
    response: v.object({ inPlace }),
  },
  /** Take the link out and put the text back; the script remembers both. */
  'selection/restore': {
    request: v.object({ token }),
    response: v.object({ restored: v.boolean() }),
  },
  /** Nothing will be put back there: let go of the text. */
  'selection/forget': { request: v.object({ token }), response: v.null() },
  'toast/show': {
    request: v.object({
      card: toastCard,
      /** What Undo takes back, once there is a share. */
      shareId: v.nullable(shareIdSchema),
      /** What the page shows without being told: nobody may be left to tell it. */
      own: v.object({
        sharing: toastCard,
        undoing: toastCard,
        undoFailed: toastCard,
        noAnswer: toastCard,
      }),
    }),
    response: v.null(),
  },
} as const

export type FromPages = typeof fromPages
export type FromContent = typeof fromContent
export type ToPage = typeof toPage
export type RevealReport = v.InferOutput<FromPages['reveal/report']['request']>
export type ToastRequest = v.InferOutput<ToPage['toast/show']['request']>
export type SelectionRead = v.InferOutput<ToPage['selection/read']['response']>
export type InPlace = v.InferOutput<typeof inPlace>
