import browser from 'webextension-polyfill'

/** 5.3:1 between the two, and the ember stands out from light and dark toolbars alike. */
const EMBER = '#bf420b'
const ON_EMBER = '#ffffff'

/** A number on the toolbar button; none at 0. */
export async function showBadge(count: number): Promise<void> {
  await paintBadge()
  await browser.action.setBadgeText({ text: count === 0 ? '' : String(count) })
}

/**
 * A number, or a sign that something went wrong, while this tab is in front; at 0 that of all tabs. The browser takes it away when the
 * tab goes to another page.
 */
export async function showTabBadge(tabId: number, count: number | '!'): Promise<void> {
  await paintBadge()
  try {
    await browser.action.setBadgeText({ tabId, text: count === 0 ? null : String(count) })
  } catch {
    // The tab was closed meanwhile.
  }
}

async function paintBadge(): Promise<void> {
  await browser.action.setBadgeBackgroundColor({ color: EMBER })
  await browser.action.setBadgeTextColor({ color: ON_EMBER })
}
