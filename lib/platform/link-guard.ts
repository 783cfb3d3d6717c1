/**
 * Stops a navigation to a link before a byte leaves, and hands its full address over. What is
 * stopped leaves no entry behind: not in the tab, not in the browser's history or session files.
 * @see docs/decisions/0006-links-open-in-the-extension.md
 */
import browser from 'webextension-polyfill'
import { passesItem } from '#lib/storage/items.ts'

export interface Visit {
  tabId: number
  /** With its fragment. */
  url: string
}

/** Answers whether the extension has taken the visit over. If not, the site's own page loads. */
export type TakeOver = (visit: Visit) => Promise<boolean>

/** Only hosts that the person granted are reported, so that the patterns name none of them. */
const PAGES: browser.WebRequest.RequestFilter = {
  urls: ['https://*/*', 'http://localhost/*', 'http://127.0.0.1/*'],
  types: ['main_frame'],
}

/**
 * Chromium stops by rule, Firefox by answer. A rule that blocks would show an error page, and the
 * browser keeps that page's address with the key in it. A navigation to a scheme that no program
 * may be started for ends without a page; the fragment of its own keeps the link's out of it.
 */
const DEAD_END = 'vnd.ms.radio:#'
const hasRules = import.meta.env.CHROME || import.meta.env.EDGE
const hasBlocking = import.meta.env.FIREFOX

/** Call it in the background's first turn: a link may be what started it. */
export function guardLinks(takeOver: TakeOver): void {
  if (hasRules) guardByRules(takeOver)
  if (hasBlocking) guardByAnswers(takeOver)
  if (hasRules || hasBlocking) browser.tabs.onRemoved.addListener((tabId) => void endPass(tabId))
}

/** The addresses to stop from now on, as patterns of `urlFilter`. They outlive the browser. */
export async function setLinkFilters(filters: string[]): Promise<void> {
  if (!hasRules) return
  const old = await browser.declarativeNetRequest.getDynamicRules()
  await browser.declarativeNetRequest.updateDynamicRules({
    removeRuleIds: old.map(({ id }) => id),
    addRules: filters.map((urlFilter, index) => ({
      id: index + 1,
      priority: 1,
      action: { type: 'redirect', redirect: { url: DEAD_END } },
      condition: { urlFilter, isUrlFilterCaseSensitive: true, resourceTypes: ['main_frame'] },
    })),
  })
}

/** The next page of an endpoint that this tab loads is the site's own. */
export async function letPass(tabId: number): Promise<void> {
  if (hasRules) {
    await browser.declarativeNetRequest.updateSessionRules({
      removeRuleIds: [tabId],
      addRules: [
        {
          id: tabId,
          priority: 2,
          action: { type: 'allow' },
          condition: { tabIds: [tabId], resourceTypes: ['main_frame'] },
        },
      ],
    })
  }
  if (hasBlocking) await passesItem.update((tabs) => [...new Set([...tabs, tabId])])
}

async function endPass(tabId: number): Promise<void> {
  if (hasRules) {
    await browser.declarativeNetRequest.updateSessionRules({ removeRuleIds: [tabId] })
  }
  if (hasBlocking) await passesItem.update((tabs) => tabs.filter((id) => id !== tabId))
}

function guardByRules(takeOver: TakeOver): void {
  const { onBeforeRedirect, onSendHeaders } = browser.webRequest
  const stopped = ({ tabId, url, redirectUrl }: browser.WebRequest.OnBeforeRedirectDetailsType) => {
    if (redirectUrl === DEAD_END && tabId >= 0) void settle({ tabId, url })
  }
  // A request that is on its way: the rule of its tab has done what it was for.
  const sent = ({ tabId }: { tabId: number }) => void endPass(tabId)
  const listen = () => {
    onBeforeRedirect.removeListener(stopped)
    onBeforeRedirect.addListener(stopped, PAGES)
    onSendHeaders.removeListener(sent)
    onSendHeaders.addListener(sent, PAGES)
  }
  listen()
  // Chromium takes no listener before the first host is granted.
  browser.permissions.onAdded.addListener(listen)

  async function settle(visit: Visit): Promise<void> {
    if (await takeOver(visit)) return
    await letPass(visit.tabId)
    await browser.tabs.update(visit.tabId, { url: visit.url })
  }
}

function guardByAnswers(takeOver: TakeOver): void {
  const answer = async ({ tabId, url }: Visit): Promise<browser.WebRequest.BlockingResponse> => {
    if (tabId < 0) return {}
    if (!(await passesItem.read()).includes(tabId))
      return { cancel: await takeOver({ tabId, url }) }
    await endPass(tabId)
    return {}
  }
  browser.webRequest.onBeforeRequest.addListener(answer, PAGES, ['blocking'])
}
