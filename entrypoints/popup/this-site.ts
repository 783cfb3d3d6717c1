import browser from 'webextension-polyfill'
import { send } from '#lib/messaging/client.ts'
import type { FormPlace } from '#lib/models/share-form.ts'
import { createThisSite, type FrontTab, type ThisSite } from '#lib/models/this-site.ts'
import { hasHosts, onPermissionsChanged, requestHosts } from '#lib/platform/permissions.ts'
import { pausesItem, settingsItem, watchedFramesItem } from '#lib/storage/items.ts'

/** The page in front of which the popup is; its window opens beside one. */
export function createSiteStrip(place: FormPlace): ThisSite {
  const site = createThisSite({
    readTab: place === 'popup' ? readFront : readBeside,
    readSettings: settingsItem.read,
    updateSettings: settingsItem.update,
    readPauses: pausesItem.read,
    updatePauses: pausesItem.update,
    findings: (tabId) => send('site/findings', { tabId }),
    hasHosts,
    requestHosts,
    now: Date.now,
  })
  settingsItem.watch((settings) => void site.settingsChanged(settings))
  pausesItem.watch(site.pausesChanged)
  watchedFramesItem.watch(site.framesChanged)
  onPermissionsChanged(() => void site.permissionsChanged())
  return site
}

async function readFront(): Promise<FrontTab | null> {
  const [tab] = await browser.tabs.query({ active: true, lastFocusedWindow: true })
  return tab ? frontTab(tab) : null
}

/** The window has the focus itself: the page is the one that was looked at last. */
async function readBeside(): Promise<FrontTab | null> {
  const tabs = await browser.tabs.query({ active: true, windowType: 'normal' })
  const [tab] = tabs.sort((a, b) => (b.lastAccessed ?? 0) - (a.lastAccessed ?? 0))
  return tab ? frontTab(tab) : null
}

/** Its address is told for hosts that were granted, and for the tab that the button was pressed in. */
function frontTab({ id, url }: browser.Tabs.Tab): FrontTab | null {
  return id !== undefined && url ? { id, url } : null
}
