import browser from 'webextension-polyfill'

const SIZE = { width: 420, height: 640 }

/**
 * The popup's page in a window of its own: it can be opened without a click on the toolbar.
 * @param tab - which of its places it shows first.
 */
export async function openPopupWindow(tab?: 'shares'): Promise<void> {
  const url = browser.runtime.getURL(`/popup.html?window${tab ? `&${tab}` : ''}`)
  await browser.windows.create({ url, type: 'popup', ...SIZE })
}
