/** Opening a link in the extension's own page. The link goes there in memory, never in its URL. */
import browser from 'webextension-polyfill'
import { kindNamed } from '#lib/endpoints/registry.ts'
import { browserI18n as i18n } from '#lib/platform/i18n.ts'
import { notify } from '#lib/platform/notifications.ts'
import { revealsItem, settingsItem } from '#lib/storage/items.ts'

/** The page may ask before the tab's id is known here; it waits for this. */
let opening: Promise<unknown> = Promise.resolve()

export async function openReveal(link: string, from: browser.Tabs.Tab): Promise<void> {
  const { endpoints } = await settingsItem.read()
  const isOurs = endpoints.some(({ kind, baseUrl }) => kindNamed(kind)?.matches(link, baseUrl))
  if (!isOurs) {
    const [title, message] = [i18n.t('notice.noLinkTitle'), i18n.t('notice.noLinkHint')]
    return notify({ id: 'not-a-link', title, message, buttons: [] })
  }
  // Extension pages do not open in private windows; there the endpoint's own page has to do.
  if (from.incognito) {
    await browser.tabs.create({ url: link, windowId: from.windowId, index: from.index + 1 })
    return
  }
  const opened = openInTab(link, from)
  opening = opened.catch(() => undefined)
  await opened
}

export async function takeReveal(tabId: number | null): Promise<string | null> {
  await opening
  if (tabId === null) return null
  let taken: string | null = null
  await revealsItem.update(({ [tabId]: link, ...rest }) => {
    taken = link ?? null
    return rest
  })
  return taken
}

async function openInTab(link: string, from: browser.Tabs.Tab): Promise<void> {
  const tab = await browser.tabs.create({
    url: browser.runtime.getURL('/reveal.html'),
    index: from.index + 1,
    ...(from.id !== undefined && { openerTabId: from.id }),
  })
  const { id } = tab
  if (id !== undefined) await revealsItem.update((reveals) => ({ ...reveals, [id]: link }))
}
