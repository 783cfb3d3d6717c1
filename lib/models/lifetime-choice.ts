import { type ReadonlySignal, signal } from '@preact/signals'

export const LIFETIME_UNITS = { minutes: 60, hours: 60 * 60, days: 24 * 60 * 60 } as const
export type LifetimeUnit = keyof typeof LIFETIME_UNITS

export interface LifetimeChoice {
  /** Seconds of a preset, or `custom`. */
  choice: ReadonlySignal<number | 'custom'>
  amount: ReadonlySignal<string>
  unit: ReadonlySignal<LifetimeUnit>
  choose(choice: number | 'custom'): void
  setAmount(amount: string): void
  setUnit(unit: LifetimeUnit): void
  /** Null while what is typed is no whole number. */
  seconds(): number | null
}

/** One lifetime: a preset, or a number and a unit. */
export function createLifetimeChoice(): LifetimeChoice {
  const choice = signal<number | 'custom'>(LIFETIME_UNITS.days)
  const amount = signal('')
  const unit = signal<LifetimeUnit>('hours')
  return {
    choice,
    amount,
    unit,
    choose(next) {
      if (next === 'custom' && choice.value !== 'custom') {
        unit.value = largestUnit(choice.value)
        amount.value = String(choice.value / LIFETIME_UNITS[unit.value])
      }
      choice.value = next
    },
    setAmount(text) {
      amount.value = text
    },
    setUnit(next) {
      unit.value = next
    },
    seconds() {
      if (choice.value !== 'custom') return choice.value
      return /^\d{1,6}$/.test(amount.value.trim())
        ? Number(amount.value) * LIFETIME_UNITS[unit.value]
        : null
    },
  }
}

/** The largest unit that says it in whole numbers. */
function largestUnit(seconds: number): LifetimeUnit {
  const { days, hours } = LIFETIME_UNITS
  if (seconds % days === 0) return 'days'
  return seconds % hours === 0 ? 'hours' : 'minutes'
}
