import { computed, signal } from '@preact/signals'
import { toEntry } from '#lib/activity/entry.ts'
import { allRecords } from '#lib/activity/records.ts'
import { send } from '#lib/messaging/client.ts'
import type { PopupModel } from '#lib/models/popup.ts'
import { createSharesModel, type SharesModel } from '#lib/models/shares.ts'
import { privateRecordsItem, recordsItem, settingsItem } from '#lib/storage/items.ts'

/**
 * The list is read from storage, which tells by itself when it changes, and leaves the owner keys
 * there: the model never holds them. What changes records is the background's to do, since it goes
 * on when the popup is closed in the middle.
 */
export function createShares(popup: PopupModel): SharesModel {
  const isVisible = signal(document.visibilityState === 'visible')
  document.addEventListener('visibilitychange', () => {
    isVisible.value = document.visibilityState === 'visible'
  })
  return createSharesModel(
    {
      readEntries: async () => (await allRecords()).map(({ record }) => toEntry(record)),
      watchEntries(onChange) {
        for (const item of [recordsItem, privateRecordsItem]) item.watch(onChange)
      },
      check: async () => void (await send('share/check', {})),
      markLookedAt: async () => void (await send('share/looked', {})),
      clearEnded: async () => void (await send('share/clear', {})),
      revoke: (id) => send('share/revoke', { id }),
      revokeAll: () => send('share/revoke-all', {}),
      async endpointNames() {
        const { endpoints } = await settingsItem.read()
        return Object.fromEntries(endpoints.map(({ baseUrl, name }) => [baseUrl, name]))
      },
      now: Date.now,
      every(ms, run) {
        const timer = setInterval(run, ms)
        return () => clearInterval(timer)
      },
    },
    // A window left open behind others is not looked at.
    computed(() => isVisible.value && popup.tab.value === 'shares'),
  )
}
