/** The real popup of the toolbar button: no driver reaches it, so a document of the extension does. */
import type { Browser, Page } from './browser.ts'
import { waitFor } from './wait.ts'

/** Opens it in front of a page, with what the press grants. */
export async function openToolbarPopup(browser: Browser, page: Page): Promise<void> {
  // From a document that is there before: opened later, it would take the focus and close it.
  await waitFor(
    () =>
      browser.inExtension(() => {
        const open = chrome.extension.getViews({ type: 'popup' })
        for (const view of open) view.close()
        return open.length === 0 || null
      }),
    () => 'The popup of before does not close',
  )
  await browser.pressToolbarButton(page)
  await waitForPopup(browser, '.popup-header', 'Matchstick')
}

/** The text of what fits in it; empty where nothing does. */
export function popupText(browser: Browser, css: string): Promise<string> {
  return browser.inExtension(
    (selector) =>
      chrome.extension
        .getViews({ type: 'popup' })
        .flatMap((view) => [...view.document.querySelectorAll<HTMLElement>(selector)])
        .map((one) => one.innerText)
        .join('\n'),
    css,
  )
}

export function waitForPopup(browser: Browser, css: string, text: string): Promise<string> {
  let last = ''
  return waitFor(
    async () => {
      last = await popupText(browser, css)
      return last.includes(text) ? last : null
    },
    () => `The popup does not say "${text}" in ${css}, but: ${last}`,
  )
}

/** Presses the button whose words begin so; of several the one at `index`. */
export function pressInPopup(browser: Browser, words: string, index = 0): Promise<true> {
  return waitFor(
    async () =>
      (await browser.inExtension(
        (label, nth) => {
          const [view] = chrome.extension.getViews({ type: 'popup' })
          const buttons = [...(view?.document.querySelectorAll('button') ?? [])]
          const found = buttons.filter((one) => one.innerText.trim().startsWith(label))[nth]
          // As a person's press does it.
          found?.focus()
          found?.click()
          return found !== undefined
        },
        words,
        index,
      )) || null,
    async () => `No button "${words}" in: ${await popupText(browser, 'body')}`,
  )
}

/** What has the focus in it, by its words. */
export function focusedInPopup(browser: Browser): Promise<string> {
  return browser.inExtension(() => {
    const [view] = chrome.extension.getViews({ type: 'popup' })
    const focused = view?.document.activeElement
    return focused === view?.document.body ? '' : (focused?.textContent ?? '').trim()
  })
}
