/** A passphrase: none, one's own, or one that is generated. */
import { type ReadonlySignal, signal } from '@preact/signals'
import type { GeneratedPassphrase, PassphraseKind } from '#lib/share/generate-passphrase.ts'
import { type Copying, type CopyPorts, createCopying } from './copying.ts'

export type PassphraseMode = 'none' | 'typed' | 'generated'

export interface PassphraseChoicePorts extends CopyPorts {
  generatePassphrase(kind: PassphraseKind): GeneratedPassphrase
}

export interface PassphraseChoice {
  mode: ReadonlySignal<PassphraseMode>
  typed: ReadonlySignal<string>
  isShown: ReadonlySignal<boolean>
  /** Which kind is generated. */
  kind: ReadonlySignal<PassphraseKind>
  generated: ReadonlySignal<GeneratedPassphrase | null>
  copying: Copying
  setMode(mode: PassphraseMode): void
  type(text: string): void
  toggleShown(): void
  setKind(kind: PassphraseKind): void
  regenerate(): void
  copy(): Promise<void>
  /** Null for none; what is typed may be empty, which is for the form to refuse. */
  chosen(): string | null
  reset(): void
}

export function createPassphraseChoice(ports: PassphraseChoicePorts): PassphraseChoice {
  const mode = signal<PassphraseMode>('none')
  const typed = signal('')
  const isShown = signal(false)
  const kind = signal<PassphraseKind>('words')
  const generated = signal<GeneratedPassphrase | null>(null)
  const copying = createCopying(ports)

  function generate(): void {
    copying.reset()
    generated.value = ports.generatePassphrase(kind.value)
  }

  return {
    mode,
    typed,
    isShown,
    kind,
    generated,
    copying,
    setMode(next) {
      mode.value = next
      if (next === 'generated' && !generated.value) generate()
    },
    type(text) {
      typed.value = text
    },
    toggleShown() {
      isShown.value = !isShown.value
    },
    setKind(next) {
      if (next === kind.value) return
      kind.value = next
      generate()
    },
    regenerate: generate,
    async copy() {
      if (generated.value) await copying.copy(generated.value.text)
    },
    chosen() {
      if (mode.value === 'generated') return generated.value?.text ?? ''
      return mode.value === 'typed' ? typed.value : null
    },
    reset() {
      mode.value = 'none'
      typed.value = ''
      isShown.value = false
      generated.value = null
      copying.reset()
    },
  }
}
