import browser from 'webextension-polyfill'
import { holdsOf, watchHolds } from '#lib/activity/holds.ts'
import { send } from '#lib/messaging/client.ts'
import type { FormPlace } from '#lib/models/share-form.ts'
import { createThisSite, type FrontTab, type ThisSite } from '#lib/models/this-site.ts'
import { loadDetection } from '#lib/platform/detection-script.ts'
import { hasHosts, onPermissionsChanged, requestHosts } from '#lib/platform/permissions.ts'
import { pausesItem, settingsItem, watchedFramesItem } from '#lib/storage/items.ts'

/** The page in front of which the popup is; its window opens beside one. */
export function createSiteStrip(place: FormPlace): ThisSite {
  const site = createThisSite({
    readTab: () => readTab(place),
    readSettings: settingsItem.read,
    updateSettings: settingsItem.update,
    readPauses: pausesItem.read,
    updatePauses: pausesItem.update,
    report: (tabId) => send('site/findings', { tabId }),
    readHolds: holdsOf,
    openHistory: () =>
      void browser.tabs.create({ url: browser.runtime.getURL('/options.html#history') }),
    detectorNames: async () => (await loadDetection()).detectorNames(),
    hasHosts,
    requestHosts,
    now: Date.now,
  })
  settingsItem.watch((settings) => void site.settingsChanged(settings))
  pausesItem.watch(site.pausesChanged)
  watchedFramesItem.watch(site.framesChanged)
  watchHolds(() => void site.holdsChanged())
  onPermissionsChanged(() => void site.permissionsChanged())
  return site
}

/** The page that a popup is in front of, or its window beside; null where its address is not told. */
export async function readTab(place: FormPlace): Promise<FrontTab | null> {
  const { id, url, incognito = false } = (await tabInFront(place)) ?? {}
  // It is told for hosts that were granted, and for the tab that the button was pressed in.
  return id !== undefined && url ? { id, url, isPrivate: incognito } : null
}

/** The same whatever is told of it; a popup's own tab is beside none. */
export async function tabInFront(place: FormPlace): Promise<browser.Tabs.Tab | null> {
  if (place === 'tab') return null
  if (place === 'popup') {
    const [tab] = await browser.tabs.query({ active: true, lastFocusedWindow: true })
    return tab ?? null
  }
  // The window has the focus itself: the page is the one that was looked at last.
  const tabs = await browser.tabs.query({ active: true, windowType: 'normal' })
  return tabs.sort((a, b) => (b.lastAccessed ?? 0) - (a.lastAccessed ?? 0))[0] ?? null
}
