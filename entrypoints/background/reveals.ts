/** Opening a link in the extension's own page. The link goes there in memory, never in its URL. */
import browser from 'webextension-polyfill'
import { matchLink } from '#lib/endpoints/link-formats.ts'
import { FailureError } from '#lib/messaging/failure.ts'
import { browserI18n as i18n } from '#lib/platform/i18n.ts'
import { letPass, setEndpointRules, type Visit } from '#lib/platform/link-guard.ts'
import { notify } from '#lib/platform/notifications.ts'
import {
  endpointToOpen,
  isStoppedBy,
  linkFilters,
  serversThatRefuseOrigins,
} from '#lib/policy/link-rules.ts'
import { revealsItem, settingsItem } from '#lib/storage/items.ts'

/** The page may ask before the tab's id is known here; it waits for this. */
let opening: Promise<unknown> = Promise.resolve()

/**
 * Links for the tabs that are about to ask for them. The browser's session memory has them too, for
 * the case that this background is stopped in between; it may be full.
 */
const waiting = new Map<number, string>()

type Place = Pick<browser.Tabs.CreateCreatePropertiesType, 'index' | 'openerTabId'>

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

/** A link was stopped, and could not be opened here either. */
export async function tellLost(): Promise<void> {
  const [title, message] = [i18n.t('notice.notOpenedTitle'), i18n.t('notice.notOpenedHint')]
  await notify({ id: 'not-opened', title, message, buttons: [] })
}

/** Stop links of these endpoints from now on. What is not to be stopped any more no longer is. */
export async function guardEndpoints(): Promise<void> {
  const settings = await settingsItem.read()
  await setEndpointRules(linkFilters(settings), serversThatRefuseOrigins(settings))
}

/** The reveal page goes to the endpoint's own page with the link that it was given. */
export async function leaveToSite(link: string, tabId: number | null): Promise<null> {
  if (tabId === null) throw new FailureError({ code: 'app/internal' })
  // A pass that this link has no use for would let the next one through.
  const filters = linkFilters(await settingsItem.read())
  if (isStoppedBy(filters, new URL(link).href)) await letPass(tabId)
  return null
}

/** A link that was pasted into the popup. */
export async function openPasted(link: string): Promise<null> {
  if (!(await isOurs(link))) throw new FailureError({ code: 'app/no-endpoint' })
  await openInTab(link, {})
  return null
}

/** A link that the person chose to open here, from a menu. */
export async function openReveal(link: string, from: browser.Tabs.Tab): Promise<void> {
  if (!(await isOurs(link))) {
    const [title, message] = [i18n.t('notice.noLinkTitle'), i18n.t('notice.noLinkHint')]
    return notify({ id: 'not-a-link', title, message, buttons: [] })
  }
  // Extension pages do not open in private windows; there the endpoint's own page has to do.
  if (from.incognito) {
    await browser.tabs.create({ url: link, windowId: from.windowId, index: from.index + 1 })
    return
  }
  await openInTab(link, {
    index: from.index + 1,
    ...(from.id !== undefined && { openerTabId: from.id }),
  })
}

/** Whether it is a link of one of our endpoints. */
async function isOurs(link: string): Promise<boolean> {
  const { endpoints } = await settingsItem.read()
  return endpoints.some((endpoint) => matchLink(link, endpoint) !== null)
}

export async function takeReveal(tabId: number | null): Promise<string | null> {
  await opening
  if (tabId === null) return null
  const held = waiting.get(tabId) ?? null
  waiting.delete(tabId)
  const { [tabId]: stored = null } = await revealsItem.read()
  if (stored !== null) await revealsItem.update(({ [tabId]: _, ...rest }) => rest)
  return held ?? stored
}

function openInTab(link: string, place: Place): Promise<void> {
  const opened = makeTab(link, place)
  opening = opened.catch(() => undefined)
  return opened
}

async function makeTab(link: string, place: Place): Promise<void> {
  const { id } = await browser.tabs.create({ ...place, url: browser.runtime.getURL(REVEAL_PAGE) })
  if (id !== undefined) await handOver(id, link)
}

async function handOver(tabId: number, link: string): Promise<void> {
  waiting.set(tabId, link)
  await revealsItem.update((reveals) => ({ ...reveals, [tabId]: link })).catch(() => undefined)
}
