import { type ReadonlySignal, signal } from '@preact/signals'
import { isTooLate, type RevokedState } from '#lib/messaging/revoke-outcome.ts'

/** `too-late`: somebody had opened it, or may have. `failed`: the link may still open. */
export type TakingBackState = 'offered' | 'asking' | 'revoked' | 'too-late' | 'failed'

export interface TakingBackPorts {
  /** @returns the state after it. @throws FailureError when the endpoint could not be asked. */
  revoke(id: string): Promise<RevokedState>
}

export interface TakingBack {
  state: ReadonlySignal<TakingBackState>
  takeBack(id: string): Promise<void>
  reset(): void
}

/** A share that its sender revokes. What expired or was locked opens no more: that is as good. */
export function createTakingBack(ports: TakingBackPorts): TakingBack {
  const state = signal<TakingBackState>('offered')
  return {
    state,
    async takeBack(id) {
      if (state.value === 'asking') return
      state.value = 'asking'
      try {
        state.value = isTooLate(await ports.revoke(id)) ? 'too-late' : 'revoked'
      } catch {
        // The sentence for it says what to do: try again, or let it expire.
        state.value = 'failed'
      }
    },
    reset() {
      state.value = 'offered'
    },
  }
}
