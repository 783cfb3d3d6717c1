/** Endpoints from a file: shown first, added by one click that asks for all their hosts. */
import { type ReadonlySignal, signal } from '@preact/signals'
import * as v from 'valibot'
import { type Failure, toFailure } from '#lib/messaging/failure.ts'
import { configureEndpoint, endpointAt, withEndpoint } from '#lib/policy/endpoints.ts'
import {
  type ConfiguredEndpoint,
  hostPattern,
  type Settings,
  type SettingsFile,
  settingsFileSchema,
} from '#lib/policy/settings.ts'
import { isGranted } from './add-endpoint.ts'
import { dropUnneededHost, type SettingsPorts } from './settings-ports.ts'

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
    const unique = new Map(endpoints.map((endpoint) => [endpoint.baseUrl, endpoint]))
    return [...unique.values()].map(({ baseUrl, name }) => ({
      baseUrl,
      name: name ?? new URL(baseUrl).host,
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
        const probed = await ports.probe(baseUrl)
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
      const asking = ports.requestHosts([
        ...new Set(entries.map((one) => hostPattern(one.baseUrl))),
      ])
      state.value = { step: 'asking', entries }
      if (!(await isGranted(asking))) {
        state.value = { step: 'chosen', entries, isRefused: true }
        return
      }
      const probed = await probeAll(from.endpoints, entries)
      const done = await keep(from, probed)
      for (const { baseUrl } of entries) await dropUnneededHost(ports, baseUrl)
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
  const { sites, levels, asksReason } = file
  const chosen = defaultEndpoint === null ? null : endpointAt(next, defaultEndpoint)
  return {
    ...next,
    defaultEndpointId: chosen?.id ?? next.defaultEndpointId,
    rightClick,
    clearClipboardSeconds,
    notifications,
    sites,
    levels,
    asksReason,
  }
}

function isOpen({ status }: ImportEntry): boolean {
  return status.is === 'new' || status.is === 'failed'
}

/** @returns null when it is not a file that "Export settings" could have written. */
function parseFile(text: string): SettingsFile | null {
  try {
    const parsed = v.safeParse(settingsFileSchema, JSON.parse(text))
    return parsed.success ? parsed.output : null
  } catch {
    // Not JSON.
    return null
  }
}
