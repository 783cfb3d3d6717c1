/** What the options page says when something of what is stored could not be read. */
import { type ReadonlySignal, signal } from '@preact/signals'
import { utf8 } from '#lib/crypto/bytes.ts'
import type { Settings } from '#lib/policy/settings.ts'
import type { Reading } from '#lib/storage/item.ts'

export interface HealthPorts {
  inspectSettings(): Promise<Reading<Settings>>
  updateSettings(change: (settings: Settings) => Settings): Promise<void>
  /** Whether anything was damaged and is kept aside. */
  hasAside(): Promise<boolean>
  /** The settings among it; undefined when there are none. */
  readAside(): Promise<unknown>
  dropAside(): Promise<void>
  save(content: Uint8Array<ArrayBuffer>, name: string): void
}

export interface StorageHealth {
  /** A newer version made the settings: nothing can be chosen here. */
  isNewer: ReadonlySignal<boolean>
  isDamaged: ReadonlySignal<boolean>
  /** Settings are among what was damaged; tokens and records are never handed out. */
  canSave: ReadonlySignal<boolean>
  /** @returns the settings, as far as they can be used. */
  load(): Promise<Settings>
  /** Save what could not be read, for whoever can. */
  saveAside(name: string): Promise<void>
  dismiss(): Promise<void>
}

export function createStorageHealth(ports: HealthPorts): StorageHealth {
  const isNewer = signal(false)
  const isDamaged = signal(false)
  const canSave = signal(false)
  return {
    isNewer,
    isDamaged,
    canSave,
    async load() {
      const { value, problem } = await ports.inspectSettings()
      isNewer.value = problem === 'newer'
      // A write that changes nothing keeps the damaged ones aside, and what is whole in their
      // place. Where nothing can be written, the page says at least what it found.
      const isBad = problem === 'damaged'
      if (isBad) await ports.updateSettings((now) => now).catch(() => undefined)
      isDamaged.value = isBad || (await ports.hasAside())
      canSave.value = (await ports.readAside()) !== undefined
      return value
    },
    async saveAside(name) {
      ports.save(utf8(`${JSON.stringify(await ports.readAside(), null, 2)}\n`), name)
    },
    async dismiss() {
      await ports.dropAside()
      isDamaged.value = false
    },
  }
}
