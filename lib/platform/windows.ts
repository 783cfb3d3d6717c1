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

const HELD_SIZE = { width: 460, height: 460 }

/**
 * The window that asks about a hold, over the middle of its page's.
 * @returns the id of its tab.
 * @throws where the browser opens no windows.
 */
export async function openHeldWindow(pageTabId: number): Promise<number> {
  const url = browser.runtime.getURL('/held.html')
  const wanted = { url, type: 'popup', ...HELD_SIZE } as const
  const place = await middleOf(pageTabId)
  // A page can move a window of its own off the screen, where Chromium opens none.
  const opened = await browser.windows
    .create({ ...wanted, ...place })
    .catch(() => browser.windows.create(wanted))
  const tabId = opened.tabs?.[0]?.id
  if (tabId === undefined) throw new TypeError('No tab in the new window')
  return tabId
}

async function middleOf(tabId: number): Promise<{ left: number; top: number } | null> {
  const { windowId } = await browser.tabs.get(tabId)
  if (windowId === undefined) return null
  const { left, top, width, height } = await browser.windows.get(windowId)
  if (left === undefined || top === undefined || !width || !height) return null
  return {
    left: Math.max(0, left + Math.round((width - HELD_SIZE.width) / 2)),
    top: Math.max(0, top + Math.round((height - HELD_SIZE.height) / 3)),
  }
}

/** Load it anew, in front of all others. */
export async function showAgain(tabId: number): Promise<void> {
  await browser.tabs.reload(tabId)
  await bringToFront(tabId)
}

export async function bringToFront(tabId: number): Promise<void> {
  const { windowId } = await browser.tabs.get(tabId)
  if (windowId !== undefined) await browser.windows.update(windowId, { focused: true })
}

export async function closeTab(tabId: number): Promise<void> {
  try {
    await browser.tabs.remove(tabId)
  } catch {
    // The person was faster.
  }
}
