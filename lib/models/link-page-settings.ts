/** Where links of an endpoint lead, when its page is at another address: a person agrees to it. */
import { type ReadonlySignal, signal } from '@preact/signals'
import { isAnothers, offeredLinkPage, withChanges } from '#lib/policy/endpoints.ts'
import {
  type ConfiguredEndpoint,
  hostPattern,
  parseBaseUrl,
  type Settings,
} from '#lib/policy/settings.ts'
import { isGranted } from './add-endpoint.ts'
import { dropUnneededHosts, type SettingsPorts } from './settings-ports.ts'

export interface LinkPageProblem {
  id: string
  what: 'bad-address' | 'anothers' | 'permission-refused'
}

export interface LinkPageSettings {
  /** What is typed and not kept yet, by endpoint id. */
  drafts: ReadonlySignal<Readonly<Record<string, string>>>
  problem: ReadonlySignal<LinkPageProblem | null>
  type(id: string, address: string): void
  /** The address that the server names for its links, while it can be agreed to. */
  offered(endpoint: ConfiguredEndpoint): string | null
  /**
   * Keep an address, empty for the endpoint's own. Call it in the click itself: links that are
   * followed open here only where the browser lets us stop them.
   */
  agree(endpoint: ConfiguredEndpoint, address: string): Promise<void>
}

export function createLinkPageSettings(
  ports: SettingsPorts,
  settings: ReadonlySignal<Settings>,
  change: (how: (settings: Settings) => Settings) => Promise<void>,
): LinkPageSettings {
  const drafts = signal<Readonly<Record<string, string>>>({})
  const problem = signal<LinkPageProblem | null>(null)

  return {
    drafts,
    problem,
    type(id, address) {
      drafts.value = { ...drafts.value, [id]: address }
      if (problem.value?.id === id) problem.value = null
    },
    offered: (endpoint) => offeredLinkPage(endpoint, settings.value),
    async agree(endpoint, address) {
      const { id, baseUrl } = endpoint
      const typed = parseBaseUrl(address)
      if (typed === null && address.trim() !== '') {
        problem.value = { id, what: 'bad-address' }
        return
      }
      const linkPage = typed === baseUrl ? null : typed
      if (linkPage && isAnothers(settings.value, id, linkPage)) {
        problem.value = { id, what: 'anothers' }
        return
      }
      if (linkPage && !(await isGranted(ports.requestHosts([hostPattern(linkPage)])))) {
        problem.value = { id, what: 'permission-refused' }
        return
      }
      problem.value = null
      await change((now) => withChanges(now, id, { linkPage }))
      const { [id]: _, ...others } = drafts.value
      drafts.value = others
      await dropUnneededHosts(ports, endpoint)
      // What could not be written has no use for what was granted.
      await dropUnneededHosts(ports, { baseUrl, linkPage })
    },
  }
}
