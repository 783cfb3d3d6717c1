/**
 * Stops a navigation to a link before a byte leaves, and hands its full address over. What is
 * stopped leaves no entry behind: not in the tab, not in the browser's history or session files.
 * @see docs/decisions/0006-links-open-in-the-extension.md
 */
import browser from 'webextension-polyfill'
import { isStoppedBy } from '#lib/policy/link-rules.ts'
import { passesItem } from '#lib/storage/items.ts'

export interface Visit {
  tabId: number
  /** With its fragment. */
  url: string
}

/** Answers whether the extension has taken the visit over. If not, the site's own page loads. */
export type TakeOver = (visit: Visit) => Promise<boolean>

/** What Chromium says of a request for a page. */
interface PageRequest extends Visit {
  documentId?: string
  documentLifecycle?: string
}

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
const STOP = { type: 'redirect', redirect: { url: DEAD_END } } as const
const WITHOUT_ORIGIN: browser.DeclarativeNetRequest.RuleActionType = {
  type: 'modifyHeaders',
  requestHeaders: [{ header: 'origin', operation: 'remove' }],
}
const hasRules = import.meta.env.CHROME || import.meta.env.EDGE
const hasBlocking = import.meta.env.FIREFOX

/** A visit begins at once. Of hosts that are not granted nobody tells that it has. */
const PASS_MS = 10_000
const passTimers = new Map<number, ReturnType<typeof setTimeout>>()

/**
 * Call it in the background's first turn: a link may be what started it.
 * @param onLost - a visit was stopped, and then something went wrong: the person has to be told.
 */
export function guardLinks(takeOver: TakeOver, onLost: () => void): void {
  if (hasRules) guardByRules(takeOver, onLost)
  if (hasBlocking) guardByAnswers(takeOver, onLost)
  if (hasRules || hasBlocking) browser.tabs.onRemoved.addListener((tabId) => void endPass(tabId))
}

/**
 * The rules of all endpoints from now on. They outlive the browser.
 * @param filters - the addresses to stop, as patterns of `urlFilter`.
 * @param servers - which are not told that the extension is what calls them: scheme, host and port.
 */
export async function setEndpointRules(filters: string[], servers: string[]): Promise<void> {
  if (!hasRules) return
  const old = await browser.declarativeNetRequest.getDynamicRules()
  const rules = [
    ...servers.map((server) => ({
      action: WITHOUT_ORIGIN,
      condition: {
        initiatorDomains: [browser.runtime.id],
        // A rule for a host would hold for all hosts below it.
        urlFilter: `|${server}/`,
        resourceTypes: ['xmlhttprequest' as const],
      },
    })),
    ...filters.map((urlFilter) => ({
      action: STOP,
      condition: {
        urlFilter,
        isUrlFilterCaseSensitive: true,
        resourceTypes: ['main_frame' as const],
      },
    })),
  ]
  await browser.declarativeNetRequest.updateDynamicRules({
    removeRuleIds: old.map(({ id }) => id),
    addRules: rules.map((rule, index) => ({ ...rule, id: index + 1, priority: 1 })),
  })
}

/** The next page of an endpoint that this tab loads is the site's own, if it does so now. */
export async function letPass(tabId: number): Promise<void> {
  clearTimeout(passTimers.get(tabId))
  passTimers.set(
    tabId,
    setTimeout(() => void endPass(tabId), PASS_MS),
  )
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
  clearTimeout(passTimers.get(tabId))
  passTimers.delete(tabId)
  if (hasRules) {
    await browser.declarativeNetRequest.updateSessionRules({ removeRuleIds: [tabId] })
  }
  if (hasBlocking) await passesItem.update((tabs) => tabs.filter((id) => id !== tabId))
}

/**
 * Rules stop the visit, and `onBeforeRequest` tells its whole address. `onBeforeRedirect` would not
 * do: where a server redirects into a link, it is never called for the step that the rule stopped.
 */
function guardByRules(takeOver: TakeOver, onLost: () => void): void {
  const { onBeforeRequest, onSendHeaders } = browser.webRequest
  const inTurn = oneAfterTheOther()
  const asked = (request: PageRequest) => {
    const { tabId, url } = request
    if (tabId >= 0 && isVisit(request)) inTurn(tabId, () => settle({ tabId, url }).catch(onLost))
  }
  // A request that is on its way: the rule of its tab has done what it was for.
  const sent = (request: PageRequest) => {
    const { tabId } = request
    if (tabId >= 0 && isVisit(request)) inTurn(tabId, () => endPass(tabId))
  }
  const listen = () => {
    onBeforeRequest.removeListener(asked)
    onBeforeRequest.addListener(asked, PAGES)
    onSendHeaders.removeListener(sent)
    onSendHeaders.addListener(sent, PAGES)
  }
  listen()
  // Chromium takes no listener before the first host is granted.
  browser.permissions.onAdded.addListener(listen)

  async function settle(visit: Visit): Promise<void> {
    if ((await hasPass(visit.tabId)) || (await takeOver(visit))) return
    if (!(await isStopped(visit.url))) return
    await letPass(visit.tabId)
    await browser.tabs.update(visit.tabId, { url: visit.url })
  }
}

/**
 * A page's rules for speculation, or the address bar, may have a link fetched before anybody
 * follows it. The rule stops that too, and nothing else may come of it. Measured: only such a
 * request names the document that it is for, which a visit does not have yet.
 */
function isVisit({ documentId, documentLifecycle }: PageRequest): boolean {
  return documentId === undefined && documentLifecycle !== 'prerender'
}

/** The rules are asked, not the settings: what was stopped must not stay so. */
async function isStopped(url: string): Promise<boolean> {
  const rules = await browser.declarativeNetRequest.getDynamicRules()
  const stops = rules.filter(({ action }) => action.type === STOP.type)
  return isStoppedBy(
    stops.flatMap(({ condition: { urlFilter } }) => urlFilter ?? []),
    url,
  )
}

async function hasPass(tabId: number): Promise<boolean> {
  const rules = await browser.declarativeNetRequest.getSessionRules()
  return rules.some(({ id }) => id === tabId)
}

/** A visit asks for its tab's pass, and then ends it: what is asked first is answered first. */
function oneAfterTheOther(): (tabId: number, task: () => Promise<void>) => void {
  const last = new Map<number, Promise<void>>()
  return (tabId, task) => {
    const turn = (last.get(tabId) ?? Promise.resolve()).then(task).catch(() => undefined)
    last.set(tabId, turn)
    void turn.then(() => {
      if (last.get(tabId) === turn) last.delete(tabId)
    })
  }
}

function guardByAnswers(takeOver: TakeOver, onLost: () => void): void {
  const isTaken = async ({ tabId, url }: Visit): Promise<boolean> => {
    if (tabId < 0) return false
    if (!(await passesItem.read()).includes(tabId)) return takeOver({ tabId, url })
    await endPass(tabId)
    return false
  }
  const answer = async (visit: Visit): Promise<browser.WebRequest.BlockingResponse> => {
    try {
      return { cancel: await isTaken(visit) }
    } catch {
      // Without an answer the browser would go on to the site, with the key.
      onLost()
      return { cancel: true }
    }
  }
  browser.webRequest.onBeforeRequest.addListener(answer, PAGES, ['blocking'])
}
