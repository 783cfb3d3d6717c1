import { sendToPage } from '#lib/messaging/client.ts'
import { copyText } from '#lib/platform/clipboard.ts'
import { enterAllFrames, enterFrame } from '#lib/platform/scripting.ts'
import { openPopupWindow } from '#lib/platform/windows.ts'
import { removeDraft } from '#lib/share/drafts.ts'
import type { Click, SelectedFrame, SelectionPorts } from '#lib/share/share-selection.ts'
import { settingsItem } from '#lib/storage/items.ts'
import { shareFromPage } from './create-share.ts'
import { keepDraft } from './keep-draft.ts'
import { tell } from './tell.ts'

export function selectionPorts(isPrivate: boolean): SelectionPorts {
  return {
    read: readSelected,
    share: (text, from) => shareFromPage(text, from, isPrivate),
    copy: copyText,
    wantsReplacing: async () => (await settingsItem.read()).rightClick === 'replace',
    async replace(from, link) {
      try {
        return (await sendToPage(from, 'selection/replace', { link })).inPlace
      } catch {
        // The page went away meanwhile; the link is in the clipboard.
        return 'failed'
      }
    },
    tell,
    saveDraft: keepDraft,
    removeDraft: (tabId) => removeDraft(tabId),
    openWindow: openPopupWindow,
  }
}

async function readSelected({ tabId, frameId }: Click): Promise<SelectedFrame | null> {
  if (frameId === null) return readFocused(tabId)
  if (!(await enterFrame(tabId, frameId))) return null
  return { frameId, selection: await sendToPage({ tabId, frameId }, 'selection/read', {}) }
}

/** A keyboard command names no frame: the one that has the focus, else one with a selection. */
async function readFocused(tabId: number): Promise<SelectedFrame | null> {
  const frameIds = await enterAllFrames(tabId)
  const frames = await Promise.all(
    frameIds.map(async (frameId) => ({
      frameId,
      selection: await sendToPage({ tabId, frameId }, 'selection/read', {}),
    })),
  )
  const selected = frames.filter(({ selection }) => selection.text !== '')
  return selected.find(({ selection }) => selection.isFocused) ?? selected[0] ?? frames[0] ?? null
}
