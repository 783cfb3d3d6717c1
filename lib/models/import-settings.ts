/** Endpoints from a file: shown first, added by one click that asks for all their hosts. */
import { type ReadonlySignal, signal } from '@preact/signals'
import * as v from 'valibot'
import { type Failure, toFailure } from '#lib/messaging/failure.ts'
import {
  configureEndpoint,
  describedServer,
  endpointAt,
  hostsOf,
  withEndpoint,
} from '#lib/policy/endpoints.ts'
import {
  type ConfiguredEndpoint,
  type Settings,
  type SettingsFile,
  settingsFileSchema,
} from '#lib/policy/settings.ts'
import { isGranted } from './add-endpoint.ts'
import { dropUnneededHosts, type SettingsPorts } from './settings-ports.ts'

const MAX_FILE_BYTES = 256 * 1024

export type EntryStatus =
  | { is: 'new' }
  | { is: 'there' }
  | { is: 'asking' }
  | { is: 'added' }
  | { is: 'failed'; failure: Failure }

export interface ImportEntry {
  baseUrl: string
  name: string
  /** Of all pages that its links may lead to, where the file names some: what runs there says which. */
  linkHosts: string[]
  /** The file describes what this server is sent. */
  isDescribed: boolean
  status: EntryStatus
}

export type ImportState =
  | { step: 'idle'; problem: 'bad-file' | 'too-big' | null }
  | { step: 'chosen'; entries: ImportEntry[]; isRefused: boolean }
  | { step: 'asking' | 'done'; entries: ImportEntry[] }

interface ProbedEntries {
  entries: ImportEntry[]
  endpoints: ConfiguredEndpoint[]
}

const ASKING: EntryStatus = { is: 'asking' }

export interface ImportModel {
  state: ReadonlySignal<ImportState>
  choose(file: { size: number; text(): Promise<string> }): Promise<void>
  /** Call it in the click itself: the browser asks for all host permissions first of all. */
  add(): Promise<void>
  cancel(): void
}

export function createImportModel(
  ports: SettingsPorts,
  settings: ReadonlySignal<Settings>,
): ImportModel {
  const state = signal<ImportState>({ step: 'idle', problem: null })
  let file: SettingsFile | null = null

  function entriesOf({ endpoints }: SettingsFile): ImportEntry[] {
    return endpoints.map(({ baseUrl, name, linkPage, revealPage, api }) => ({
      baseUrl,
      name: name ?? new URL(baseUrl).host,
      linkHosts: hostsIn([linkPage, revealPage]),
      isDescribed: Boolean(api),
      status: { is: endpointAt(settings.value, baseUrl) ? 'there' : 'new' },
    }))
  }

  /** All at once; what the page shows follows the answers as they come. */
  async function probeAll(
    wanted: SettingsFile['endpoints'],
    entries: ImportEntry[],
  ): Promise<ProbedEntries> {
    const shown = entries.map((entry) => (isOpen(entry) ? { ...entry, status: ASKING } : entry))
    const show = () => {
      state.value = { step: 'asking', entries: [...shown] }
    }
    show()
    const probes = entries.map(async (entry, index) => {
      if (!isOpen(entry)) return []
      const { baseUrl } = entry
      const choices = wanted.find((endpoint) => endpoint.baseUrl === baseUrl)
      try {
        const { api } = choices ?? {}
        const probed = api ? describedServer(baseUrl, api) : await ports.probe(baseUrl)
        return [configureEndpoint(probed, { ...choices, id: ports.newId(), baseUrl })]
      } catch (thrown) {
        shown[index] = { ...entry, status: { is: 'failed', failure: toFailure(thrown) } }
        show()
        return []
      }
    })
    const endpoints = (await Promise.all(probes)).flat()
    return { endpoints, entries: shown }
  }

  /** "Added" is said when it is true: after the settings are written. */
  async function keep(
    from: SettingsFile,
    { endpoints, entries }: ProbedEntries,
  ): Promise<ImportEntry[]> {
    const become = (status: EntryStatus) =>
      entries.map((entry) => (entry.status.is === 'asking' ? { ...entry, status } : entry))
    try {
      await ports.updateSettings((current) => merged(current, from, endpoints))
      return become({ is: 'added' })
    } catch (thrown) {
      return become({ is: 'failed', failure: toFailure(thrown) })
    }
  }

  return {
    state,
    async choose(chosen) {
      file = null
      if (chosen.size > MAX_FILE_BYTES) {
        state.value = { step: 'idle', problem: 'too-big' }
        return
      }
      file = parseFile(await chosen.text())
      state.value = file
        ? { step: 'chosen', entries: entriesOf(file), isRefused: false }
        : { step: 'idle', problem: 'bad-file' }
    },
    async add() {
      const now = state.value
      if (!file || (now.step !== 'chosen' && now.step !== 'done')) return
      const from = file
      const { entries } = now
      const asking = ports.requestHosts([...new Set(from.endpoints.flatMap(hostsOf))])
      state.value = { step: 'asking', entries }
      if (!(await isGranted(asking))) {
        state.value = { step: 'chosen', entries, isRefused: true }
        return
      }
      const probed = await probeAll(from.endpoints, entries)
      const done = await keep(from, probed)
      for (const entry of from.endpoints) await dropUnneededHosts(ports, entry)
      state.value = { step: 'done', entries: done }
    },
    cancel() {
      file = null
      state.value = { step: 'idle', problem: null }
    },
  }
}

/** A browser with no endpoint takes the file's choices too; one that is set up keeps its own. */
function merged(now: Settings, file: SettingsFile, endpoints: ConfiguredEndpoint[]): Settings {
  const next = endpoints.reduce(withEndpoint, now)
  if (now.endpoints.length > 0) return next
  const { defaultEndpoint, rightClick, clearClipboardSeconds, notifications } = file
  const { sites, siteEndpoints, levels, asksReason, off, allow } = file
  // A site whose endpoint is not here is better off with the usual one than with a word of loss.
  const reachable = Object.entries(siteEndpoints).filter(([, baseUrl]) => endpointAt(next, baseUrl))
  const chosen = defaultEndpoint === null ? null : endpointAt(next, defaultEndpoint)
  return {
    ...next,
    defaultEndpointId: chosen?.id ?? next.defaultEndpointId,
    rightClick,
    clearClipboardSeconds,
    notifications,
    sites,
    siteEndpoints: Object.fromEntries(reachable),
    levels,
    asksReason,
    off,
    allow,
  }
}

function hostsIn(addresses: (string | null | undefined)[]): string[] {
  const hosts = addresses.flatMap((address) => URL.parse(address ?? '')?.host ?? [])
  return [...new Set(hosts)]
}

function isOpen({ status }: ImportEntry): boolean {
  return status.is === 'new' || status.is === 'failed'
}

/** @returns null when it is not a file that "Export settings" could have written. */
function parseFile(text: string): SettingsFile | null {
  try {
    const parsed = v.safeParse(settingsFileSchema, JSON.parse(text))
    return parsed.success ? withOneOfEach(parsed.output) : null
  } catch {
    // Not JSON.
    return null
  }
}

/** The first at each address: what is shown is then what is asked for, and what is added. */
function withOneOfEach(file: SettingsFile): SettingsFile {
  const seen = new Set<string>()
  const isFirst = ({ baseUrl }: { baseUrl: string }) => !seen.has(baseUrl) && seen.add(baseUrl)
  return { ...file, endpoints: file.endpoints.filter(isFirst) }
}
