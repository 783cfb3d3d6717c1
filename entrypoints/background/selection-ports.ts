import { randomId } from '#lib/crypto/bytes.ts'
import { sendToPage } from '#lib/messaging/client.ts'
import { enterAllFrames, enterFrame } from '#lib/platform/scripting.ts'
import { openPopupWindow } from '#lib/platform/windows.ts'
import { removeDraft } from '#lib/share/drafts.ts'
import type { Click, SelectedFrame, SelectionPorts } from '#lib/share/share-selection.ts'
import { settingsItem } from '#lib/storage/items.ts'
import { copyText } from './copy.ts'
import { shareFromPage } from './create-share.ts'
import { keepDraft } from './keep-draft.ts'
import { tell } from './tell.ts'

export function selectionPorts(isPrivate: boolean): SelectionPorts {
  return {
    read: ({ tabId, frameId }: Click) =>
      frameId === null ? readFocused(tabId) : readFrame(tabId, frameId),
    share: (text, from) => shareFromPage(text, from, isPrivate),
    copy: copyText,
    wantsReplacing: async () => (await settingsItem.read()).rightClick === 'replace',
    async replace({ token, ...frame }, link) {
      try {
        return (await sendToPage(frame, 'selection/replace', { token, link })).inPlace
      } catch {
        // The page went away meanwhile; the link is in the clipboard.
        return 'failed'
      }
    },
    async forget({ token, ...frame }) {
      try {
        await sendToPage(frame, 'selection/forget', { token })
      } catch {
        // Where no script runs, or no more, there is nothing to forget.
      }
    },
    tell,
    saveDraft: keepDraft,
    removeDraft,
    openWindow: openPopupWindow,
    newId: randomId,
    isPrivate,
  }
}

/** @returns null where scripts cannot run, or no more: the frame may have gone on meanwhile. */
async function readFrame(tabId: number, frameId: number): Promise<SelectedFrame | null> {
  if (!(await enterFrame(tabId, frameId))) return null
  try {
    return { frameId, selection: await sendToPage({ tabId, frameId }, 'selection/read', {}) }
  } catch {
    return null
  }
}

/** A keyboard command names no frame: the one that has the focus, else one with a selection. */
async function readFocused(tabId: number): Promise<SelectedFrame | null> {
  const frameIds = await enterAllFrames(tabId)
  const read = await Promise.all(frameIds.map((frameId) => readFrame(tabId, frameId)))
  const frames = read.filter((frame) => frame !== null)
  const selected = frames.filter(({ selection }) => selection.text !== '')
  return selected.find(({ selection }) => selection.isFocused) ?? selected[0] ?? frames[0] ?? null
}
