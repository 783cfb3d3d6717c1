import browser from 'webextension-polyfill'
import { send } from '#lib/messaging/client.ts'
import { createReceiveModel, type ReceiveModel } from '#lib/models/receive.ts'
import { openedItem, settingsItem } from '#lib/storage/items.ts'

interface Place {
  isPrivate: () => Promise<boolean>
  /** What was asked for is in another tab now. */
  leave: () => void
}

export function createReceive({ isPrivate, leave }: Place): ReceiveModel {
  return createReceiveModel({
    endpoints: async () => (await settingsItem.read()).endpoints,
    async openLink(link) {
      // In a private window the endpoint's own page has to do: ours does not open there.
      if (await isPrivate()) await browser.tabs.create({ url: link })
      else await send('reveal/open', { link })
      leave()
    },
    readOpened: openedItem.read,
    watchOpened: (onChange) => void openedItem.watch(onChange),
    async showTab(tabId) {
      const { windowId } = await browser.tabs.update(tabId, { active: true })
      if (windowId !== undefined) await browser.windows.update(windowId, { focused: true })
      leave()
    },
    forgetOpened: async () => void (await send('reveal/forget', {})),
  })
}
