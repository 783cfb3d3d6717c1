/** Opening a link in the extension's own page. The link goes there in memory, never in its URL. */
import browser from 'webextension-polyfill'
import { kindNamed } from '#lib/endpoints/registry.ts'
import { FailureError } from '#lib/messaging/failure.ts'
import { browserI18n as i18n } from '#lib/platform/i18n.ts'
import { letPass, setLinkFilters, type Visit } from '#lib/platform/link-guard.ts'
import { notify } from '#lib/platform/notifications.ts'
import { endpointToOpen, linkFilters } from '#lib/policy/link-rules.ts'
import { revealsItem, settingsItem } from '#lib/storage/items.ts'

/** The page may ask before the tab's id is known here; it waits for this. */
let opening: Promise<unknown> = Promise.resolve()

const REVEAL_PAGE = '/reveal.html'

/** A link of an endpoint was followed, typed or pasted: the reveal page takes its tab. */
export async function takeVisit({ tabId, url }: Visit): Promise<boolean> {
  if (!endpointToOpen(url, await settingsItem.read())) return false
  // Extension pages do not open in private windows; there the endpoint's own page has to do.
  if ((await browser.tabs.get(tabId)).incognito) return false
  await handOver(tabId, url)
  await browser.tabs.update(tabId, { url: browser.runtime.getURL(REVEAL_PAGE) })
  return true
}

/** Stop links of these endpoints from now on. What is not to be stopped any more no longer is. */
export async function guardEndpoints(): Promise<void> {
  await setLinkFilters(linkFilters(await settingsItem.read()))
}

/** The reveal page goes to the endpoint's own page with the link that it was given. */
export async function leaveToSite(tabId: number | null): Promise<null> {
  if (tabId === null) throw new FailureError({ code: 'app/internal' })
  await letPass(tabId)
  return null
}

/** A link that the person chose to open here, from a menu. */
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
    url: browser.runtime.getURL(REVEAL_PAGE),
    index: from.index + 1,
    ...(from.id !== undefined && { openerTabId: from.id }),
  })
  const { id } = tab
  if (id !== undefined) await handOver(id, link)
}

function handOver(tabId: number, link: string): Promise<void> {
  return revealsItem.update((reveals) => ({ ...reveals, [tabId]: link }))
}
