import { type ReadonlySignal, signal } from '@preact/signals'

export type CopyState = 'idle' | 'copied' | 'refused'

export interface CopyPorts {
  /** @throws when the browser refuses. */
  copy(text: string): Promise<void>
  /** Run once, later. @returns a function that calls it off. */
  after(ms: number, run: () => void): () => void
}

export interface Copying {
  state: ReadonlySignal<CopyState>
  copy(text: string): Promise<void>
  reset(): void
}

const SHOWN_MS = 2500

/** One thing to copy, and for a moment that it was. */
export function createCopying(ports: CopyPorts): Copying {
  const state = signal<CopyState>('idle')
  let callOff = () => {}
  const reset = () => {
    callOff()
    state.value = 'idle'
  }
  return {
    state,
    reset,
    async copy(text) {
      reset()
      try {
        await ports.copy(text)
      } catch {
        // Why is not told by browsers; the view names the way around.
        state.value = 'refused'
        return
      }
      state.value = 'copied'
      callOff = ports.after(SHOWN_MS, reset)
    },
  }
}
