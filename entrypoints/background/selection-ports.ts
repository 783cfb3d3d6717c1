import { sendToPage } from '#lib/messaging/client.ts'
import { wakeIn } from '#lib/platform/alarms.ts'
import { copyText } from '#lib/platform/clipboard.ts'
import { enterAllFrames, enterFrame } from '#lib/platform/scripting.ts'
import { openPopupWindow } from '#lib/platform/windows.ts'
import { DRAFT_MINUTES, removeDraft, saveDraft } from '#lib/share/drafts.ts'
import type { Click, SelectedFrame, SelectionPorts } from '#lib/share/share-selection.ts'
import { settingsItem } from '#lib/storage/items.ts'
import { shareFromPage } from './create-share.ts'
import { tell } from './tell.ts'

export const PRUNE_DRAFTS = 'prune-drafts'

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
    async saveDraft(tabId, frameId, draft) {
      await saveDraft(tabId, frameId, draft)
      await wakeIn(PRUNE_DRAFTS, DRAFT_MINUTES + 0.5)
    },
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
