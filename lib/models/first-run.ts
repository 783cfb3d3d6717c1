/** From the installation to the first share: an endpoint, its token where it wants one, a try. */
import { computed, effect, type ReadonlySignal, signal } from '@preact/signals'
import { type ConfiguredEndpoint, defaultEndpoint, type Settings } from '#lib/policy/settings.ts'

export type FirstRunStep = 'endpoint' | 'token' | 'ready'

export interface FirstRun {
  /** Null where everything was set up before the page was opened, or "Done" was pressed. */
  step: ReadonlySignal<FirstRunStep | null>
  endpoint: ReadonlySignal<ConfiguredEndpoint | null>
  /** The practice text was shared. */
  hasTried: ReadonlySignal<boolean>
  shared(): void
  finish(): void
}

export function createFirstRun(
  isLoaded: ReadonlySignal<boolean>,
  settings: ReadonlySignal<Settings>,
  withToken: ReadonlySignal<readonly string[]>,
): FirstRun {
  const isOnIt = signal(false)
  const hasTried = signal(false)
  const endpoint = computed(() => defaultEndpoint(settings.value))
  effect(() => {
    if (isLoaded.value && endpoint.value === null) {
      isOnIt.value = true
      hasTried.value = false
    }
  })
  const step = computed((): FirstRunStep | null => {
    if (!isOnIt.value) return null
    if (endpoint.value === null) return 'endpoint'
    const { id, needsToken, api } = endpoint.value
    // Those of a server that a person described stand in its description.
    return needsToken && !api && !withToken.value.includes(id) ? 'token' : 'ready'
  })
  return {
    step,
    endpoint,
    hasTried,
    shared() {
      if (step.value === 'ready') hasTried.value = true
    },
    finish() {
      isOnIt.value = false
    },
  }
}
