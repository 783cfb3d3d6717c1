/** The form in which a person describes a server: filled, tried and kept. */
import { batch, type ReadonlySignal, signal } from '@preact/signals'
import type { CustomApi } from '#lib/endpoints/custom/api.ts'
import { formatHeaders } from '#lib/endpoints/custom/headers.ts'
import { type Failure, toFailure } from '#lib/messaging/failure.ts'
import {
  type ApiDraft,
  type ApiField,
  type ApiProblems,
  draftOf,
  EMPTY_DRAFT,
  type ReadDraft,
  readDraft,
} from '#lib/policy/api-draft.ts'
import {
  configureEndpoint,
  describedServer,
  endpointAt,
  withChanges,
  withEndpoint,
} from '#lib/policy/endpoints.ts'
import { nearestTtl } from '#lib/policy/lifetimes.ts'
import { type ConfiguredEndpoint, hostPattern, type Settings } from '#lib/policy/settings.ts'
import type { ApiResult } from '#lib/share/try-api.ts'
import { isGranted } from './add-endpoint.ts'
import { dropUnneededHosts, type SettingsPorts } from './settings-ports.ts'

export interface ApiFormPorts extends SettingsPorts {
  /** @throws FailureError when it cannot even be begun. */
  tryApi(
    at: { baseUrl: string; token: string | null; api: CustomApi },
    onResult: (result: ApiResult) => void,
  ): Promise<void>
}

export type ApiFormState =
  | { step: 'writing' }
  | { step: 'trying' | 'saving' }
  | { step: 'permission-refused' }
  | { step: 'failed'; failure: Failure }

export interface ApiForm {
  /** Null while the form is closed. */
  draft: ReadonlySignal<ApiDraft | null>
  /** The endpoint that is described anew; null for one that is added. */
  editing: ReadonlySignal<ConfiguredEndpoint | null>
  problems: ReadonlySignal<ApiProblems>
  state: ReadonlySignal<ApiFormState>
  /** Names of the headers that are kept and stay so, unless others are typed. */
  keptHeaders: ReadonlySignal<readonly string[]>
  /** Of the last trial, as far as it went; none after a change. */
  results: ReadonlySignal<readonly ApiResult[]>
  open(endpoint: ConfiguredEndpoint | null): void
  close(): Promise<void>
  /** Those that are kept go when the form is saved. */
  dropHeaders(): void
  set<Field extends ApiField>(field: Field, value: ApiDraft[Field]): void
  /** Call it in the click itself, as `save`: the browser asks for the host permission first of all. */
  tryIt(): Promise<void>
  save(): Promise<void>
}

type Described = Extract<ReadDraft, { outcome: 'api' }>

export function createApiForm(ports: ApiFormPorts, settings: ReadonlySignal<Settings>): ApiForm {
  const draft = signal<ApiDraft | null>(null)
  const editing = signal<ConfiguredEndpoint | null>(null)
  const problems = signal<ApiProblems>({})
  const state = signal<ApiFormState>({ step: 'writing' })
  const results = signal<readonly ApiResult[]>([])
  const keptHeaders = signal<readonly string[]>([])
  /** Whose permission was asked for, and may be of no use to anybody. */
  let asked: string | null = null

  /** @returns null when something is wrong, which is then said at its field. */
  function read(): Described | null {
    const typed = draft.value
    if (!typed) return null
    const found = readDraft(typed, keptHeaders.value)
    const there = found.outcome === 'api' ? endpointAt(settings.value, found.baseUrl) : null
    const isTaken = there !== null && there.id !== editing.value?.id
    problems.value =
      found.outcome === 'problems'
        ? found.problems
        : isTaken
          ? { address: { what: 'already-there' } }
          : {}
    return found.outcome === 'api' && !isTaken ? found : null
  }

  /** With the permission that it takes. What goes wrong is said. */
  async function run(step: 'trying' | 'saving', work: (found: Described) => Promise<void>) {
    if (state.value.step === 'trying' || state.value.step === 'saving') return
    const found = read()
    if (!found) return
    const asking = ports.requestHosts([hostPattern(found.baseUrl)])
    state.value = { step }
    asked = found.baseUrl
    try {
      if (!(await isGranted(asking))) state.value = { step: 'permission-refused' }
      else await work(found)
    } catch (thrown) {
      state.value = { step: 'failed', failure: toFailure(thrown) }
    }
    if (state.value.step === step) state.value = { step: 'writing' }
  }

  async function tokenFor({ headers }: Described): Promise<string | null> {
    if (headers) return formatHeaders(headers)
    if (keptHeaders.value.length === 0) return null
    const { id = '' } = editing.value ?? {}
    return (await ports.readTokens())[id] ?? null
  }

  /** As the last trial saw it, of this description or of the same calls before. */
  function burnsAt(baseUrl: string, { create, open }: CustomApi): boolean {
    const seen = results.value.find(({ step }) => step === 'open')
    if (seen) return seen.outcome === 'opened'
    const old = editing.value
    if (!old?.api?.burns || old.baseUrl !== baseUrl) return false
    return JSON.stringify([create, open]) === JSON.stringify([old.api.create, old.api.open])
  }

  async function keep({ baseUrl, name, api: described, headers }: Described): Promise<void> {
    const api = { ...described, burns: burnsAt(baseUrl, described) }
    const probed = { ...describedServer(baseUrl, api), name }
    const old = editing.value
    const endpoint = configureEndpoint(probed, {
      id: old?.id ?? ports.newId(),
      baseUrl,
      api,
      ttlSeconds: old?.ttlSeconds,
    })
    const token = headers && formatHeaders(headers)
    // Before the settings: an endpoint is never there without what it needs.
    if (token !== null) await ports.updateTokens((all) => ({ ...all, [endpoint.id]: token }))
    const { needsToken, capabilities } = endpoint
    const ttlSeconds = nearestTtl(endpoint.ttlSeconds, capabilities)
    const changes = { name, api, needsToken, capabilities, ttlSeconds }
    await ports.updateSettings((now) =>
      old ? withChanges(now, old.id, changes) : withEndpoint(now, endpoint),
    )
    // And after them: what is not written still needs what it had.
    if (api.headerNames.length === 0) {
      await ports.updateTokens(({ [endpoint.id]: _, ...others }) => others)
    }
  }

  async function close(): Promise<void> {
    batch(() => {
      draft.value = null
      editing.value = null
      keptHeaders.value = []
      problems.value = {}
      results.value = []
      state.value = { step: 'writing' }
    })
    if (asked !== null) await dropUnneededHosts(ports, { baseUrl: asked })
    asked = null
  }

  return {
    draft,
    editing,
    problems,
    state,
    results,
    keptHeaders,
    open(endpoint) {
      batch(() => {
        editing.value = endpoint
        keptHeaders.value = endpoint?.api?.headerNames ?? []
        draft.value = endpoint ? draftOf(endpoint) : EMPTY_DRAFT
        problems.value = {}
        results.value = []
      })
    },
    close,
    dropHeaders() {
      batch(() => {
        keptHeaders.value = []
        results.value = []
      })
    },
    set(field, value) {
      if (!draft.value) return
      const { [field]: _, ...others } = problems.value
      batch(() => {
        draft.value = draft.value && { ...draft.value, [field]: value }
        problems.value = others
        results.value = []
      })
    },
    tryIt: () =>
      run('trying', async (found) => {
        results.value = []
        const { baseUrl, api } = found
        await ports.tryApi({ baseUrl, api, token: await tokenFor(found) }, (result) => {
          results.value = [...results.value, result]
        })
      }),
    save: () =>
      run('saving', async (found) => {
        await keep(found)
        await close()
      }),
  }
}
