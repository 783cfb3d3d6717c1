import browser from 'webextension-polyfill'

/**
 * The address of the page in a tab. Browsers tell it for hosts that were granted, and after a menu or
 * a command was used in the tab; null where they do not, or the tab is gone.
 */
export async function pageAddress(tabId: number): Promise<string | null> {
  try {
    return (await browser.tabs.get(tabId)).url ?? null
  } catch {
    // Closed meanwhile.
    return null
  }
}
