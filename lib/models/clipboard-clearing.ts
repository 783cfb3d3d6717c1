/** Whether what was copied is cleared after a while. It needs a permission that can be withdrawn. */
import { computed, type ReadonlySignal, signal } from '@preact/signals'
import type { Settings } from '#lib/policy/settings.ts'

export const CLEAR_CHOICES_SECONDS = [30, 60, 120, 300] as const
const FIRST_CHOICE_SECONDS = 60

export interface ClearingPorts {
  /** Call it before any `await`: it counts only within the click. */
  requestClipboard(): Promise<boolean>
  mayReadClipboard(): Promise<boolean>
  dropClipboard(): Promise<boolean>
}

export interface ClipboardClearing {
  /** Null while it is off, also because the permission was taken back. */
  seconds: ReadonlySignal<number | null>
  isRefused: ReadonlySignal<boolean>
  load(): Promise<void>
  /** Call it in the click itself. */
  toggle(isOn: boolean): Promise<void>
  setSeconds(seconds: number): Promise<void>
}

export function createClipboardClearing(
  ports: ClearingPorts,
  settings: ReadonlySignal<Settings>,
  change: (how: (settings: Settings) => Settings) => Promise<void>,
): ClipboardClearing {
  const mayRead = signal(false)
  const isRefused = signal(false)
  const seconds = computed(() => (mayRead.value ? settings.value.clearClipboardSeconds : null))
  const set = (clearClipboardSeconds: number | null) =>
    change((now) => ({ ...now, clearClipboardSeconds }))

  async function load(): Promise<void> {
    mayRead.value = await ports.mayReadClipboard()
  }
  async function turnOn(): Promise<void> {
    const asking = ports.requestClipboard()
    isRefused.value = !(await asking.catch(() => false))
    await load()
    if (mayRead.value) await set(settings.value.clearClipboardSeconds ?? FIRST_CHOICE_SECONDS)
  }
  async function turnOff(): Promise<void> {
    await set(null)
    await ports.dropClipboard().catch(() => false)
    await load()
  }

  return {
    seconds,
    isRefused,
    load,
    toggle: (isOn) => (isOn ? turnOn() : turnOff()),
    setSeconds: set,
  }
}
