/** Which endpoint a share goes to: the one chosen by hand, that of the site in front, or the default. */
import { computed, effect, type ReadonlySignal, signal, untracked } from '@preact/signals'
import { type Failure, toFailure } from '#lib/messaging/failure.ts'
import type { ConfiguredEndpoint, Settings } from '#lib/policy/settings.ts'
import { endpointOfSite, withSiteEndpoint } from '#lib/policy/site-endpoint.ts'
import { siteAt } from '#lib/policy/sites.ts'

export interface EndpointChoicePorts {
  /** Of the page in front; null where there is none, or the browser does not tell. */
  pageUrl(): Promise<string | null>
  updateSettings(change: (settings: Settings) => Settings): Promise<void>
}

/** What there is to say about the site in front; nothing where it goes with the default. */
export type SiteNote =
  /** The endpoint that is shown is the one of the site. */
  | { is: 'own'; name: string }
  /** Another one than the site's is shown. */
  | { is: 'other'; name: string }
  /** The one that the site had was removed. */
  | { is: 'lost'; name: string; host: string }

export interface EndpointChoice {
  endpoint: ReadonlySignal<ConfiguredEndpoint | null>
  siteNote: ReadonlySignal<SiteNote | null>
  /** Why the site's endpoint could not be kept. */
  failure: ReadonlySignal<Failure | null>
  start(): Promise<void>
  choose(id: string): void
  /** From now on the site has the endpoint that is shown. */
  keepForSite(): Promise<void>
  /** From now on the site goes with the default. */
  leaveToDefault(): Promise<void>
}

/**
 * @param firstId - the endpoint that was chosen where the form was before.
 * @param onOther - another endpoint is shown, or it can do something else now.
 */
export function createEndpointChoice(
  ports: EndpointChoicePorts,
  settings: ReadonlySignal<Settings>,
  firstId: string | null,
  onOther: (endpoint: ConfiguredEndpoint) => void,
): EndpointChoice {
  const chosenId = signal(firstId)
  const url = signal<string | null>(null)
  const failure = signal<Failure | null>(null)
  const site = computed(() => (url.value === null ? null : siteAt(url.value, settings.value)))
  const ofSite = computed(() => endpointOfSite(settings.value, site.value?.key ?? null))
  const endpoint = computed(() => {
    const chosen = settings.value.endpoints.find(({ id }) => id === chosenId.value)
    return chosen ?? ofSite.value.endpoint
  })
  const siteNote = computed((): SiteNote | null => {
    if (!site.value || !endpoint.value) return null
    const { key, name } = site.value
    const { endpoint: usual, lost } = ofSite.value
    if (lost !== null) return { is: 'lost', name, host: lost }
    if (endpoint.value.id !== usual?.id) return { is: 'other', name }
    return settings.value.siteEndpoints[key] === undefined ? null : { is: 'own', name }
  })
  const shown = computed(
    () => endpoint.value && JSON.stringify([endpoint.value.id, endpoint.value.capabilities]),
  )
  effect(() => {
    if (shown.value === null) return
    untracked(() => endpoint.value && onOther(endpoint.value))
  })

  async function change(baseUrl: string | null): Promise<void> {
    const key = site.value?.key
    if (key === undefined) return
    try {
      await ports.updateSettings((now) => withSiteEndpoint(now, key, baseUrl))
      failure.value = null
    } catch (thrown) {
      failure.value = toFailure(thrown)
    }
  }

  return {
    endpoint,
    siteNote,
    failure,
    async start() {
      url.value = await ports.pageUrl()
    },
    choose(id) {
      chosenId.value = id
    },
    keepForSite: () => change(endpoint.value?.baseUrl ?? null),
    async leaveToDefault() {
      chosenId.value = null
      await change(null)
    },
  }
}
