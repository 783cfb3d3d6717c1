import browser from 'webextension-polyfill'

const ICON = '/icon/128.png'

export interface Notice {
  /** Names what it is about; a second notice with the same id replaces the first. */
  id: string
  title: string
  message: string
  /** At most two; Firefox shows none and has only the click on the notice itself. */
  buttons: string[]
}

const hasButtons = import.meta.env.CHROME || import.meta.env.EDGE

/** Tell the person something where no page can: plain text, never a secret or a link. */
export async function notify({ id, title, message, buttons }: Notice): Promise<void> {
  await browser.notifications.create(id, {
    type: 'basic',
    iconUrl: browser.runtime.getURL(ICON),
    title,
    message,
    ...(hasButtons && { buttons: buttons.map((label) => ({ title: label })) }),
  } as browser.Notifications.CreateNotificationOptions)
}

/** Calls back with the notice's id and the button's index, or null for the notice itself. */
export function onNoticeClicked(listener: (id: string, button: number | null) => void): void {
  browser.notifications.onClicked.addListener((id) => listener(id, null))
  if (hasButtons) {
    browser.notifications.onButtonClicked.addListener((id, button) => listener(id, button))
  }
}

export function clearNotice(id: string): Promise<boolean> {
  return browser.notifications.clear(id)
}
