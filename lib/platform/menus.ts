import browser from 'webextension-polyfill'
import type { I18n } from '#lib/i18n/i18n.ts'

export const SHARE_ITEM = 'share-selection'
export const OPEN_ITEM = 'open-link'

/**
 * Make the menu anew; menus outlive the background, so this is for installs and changed settings.
 * @param pages - addresses below which there are links that can be opened.
 */
export async function setMenus({ t }: I18n, pages: string[]): Promise<void> {
  await browser.contextMenus.removeAll()
  browser.contextMenus.create({ id: SHARE_ITEM, title: t('menu.share'), contexts: ['selection'] })
  if (pages.length === 0) return
  browser.contextMenus.create({
    id: OPEN_ITEM,
    title: t('menu.open'),
    contexts: ['link'],
    targetUrlPatterns: [...new Set(pages.map(linkPattern))],
  })
}

/** Firefox takes no port in a pattern, so a click still has to be matched in full. */
function linkPattern(baseUrl: string): string {
  const { protocol, hostname, pathname } = new URL(baseUrl)
  return `${protocol}//${hostname}${pathname}*`
}
