import browser from 'webextension-polyfill'

/** 5.3:1 between the two, and the ember stands out from light and dark toolbars alike. */
const EMBER = '#bf420b'
const ON_EMBER = '#ffffff'

/** A number on the toolbar button; none at 0. */
export async function showBadge(count: number): Promise<void> {
  await browser.action.setBadgeBackgroundColor({ color: EMBER })
  await browser.action.setBadgeTextColor({ color: ON_EMBER })
  await browser.action.setBadgeText({ text: count === 0 ? '' : String(count) })
}
