import { type ReadonlySignal, signal } from '@preact/signals'
import { type Failure, toFailure } from '#lib/messaging/failure.ts'
import type { RevokeOutcome } from '#lib/messaging/revoke-outcome.ts'

/** `sure`: asked once more. `kept`: not after all. `too-late`: it was opened. `failed`: the link may still open. */
export type RevokeStep =
  | { step: 'sure' }
  | { step: 'kept' }
  | { step: 'revoking' }
  | { step: 'revoked' }
  | { step: 'too-late'; openedAt: string | null }
  /** Opened or expired: its endpoint cannot say. */
  | { step: 'gone' }
  | { step: 'failed'; failure: Failure }

export type RevokeAllStep =
  | { step: 'sure'; count: number }
  | { step: 'kept' }
  | { step: 'revoking' }
  | { step: 'done'; revoked: number; tooLate: number; failed: number }
  | { step: 'failed'; failure: Failure }

export interface RevokingPorts {
  /** @returns what is true after it. @throws FailureError when the endpoint could not be asked. */
  revoke(id: string): Promise<RevokeOutcome>
  /** Goes on when the popup closes meanwhile. */
  revokeAll(): Promise<{ revoked: number; tooLate: number; failed: number }>
}

export interface Revoking {
  /** By the share's id; nothing for one that nobody asked to revoke. */
  steps: ReadonlySignal<Readonly<Record<string, RevokeStep>>>
  all: ReadonlySignal<RevokeAllStep | null>
  ask(id: string): void
  /** Keep it after all. */
  leave(id: string): void
  revoke(id: string): Promise<void>
  askAll(count: number): void
  leaveAll(): void
  revokeAll(): Promise<void>
}

/** Shares that their sender revokes: asked once more, then what came of it. */
export function createRevoking(ports: RevokingPorts): Revoking {
  const steps = signal<Readonly<Record<string, RevokeStep>>>({})
  const all = signal<RevokeAllStep | null>(null)
  const set = (id: string, step: RevokeStep) => {
    steps.value = { ...steps.value, [id]: step }
  }

  return {
    steps,
    all,
    ask(id) {
      set(id, { step: 'sure' })
    },
    leave(id) {
      set(id, { step: 'kept' })
    },
    async revoke(id) {
      if (steps.value[id]?.step === 'revoking') return
      set(id, { step: 'revoking' })
      try {
        const { state, endedAt } = await ports.revoke(id)
        // What expired or was locked opens no more: that is as good.
        if (state === 'gone') set(id, { step: 'gone' })
        else if (state === 'opened') set(id, { step: 'too-late', openedAt: endedAt })
        else set(id, { step: 'revoked' })
      } catch (thrown) {
        set(id, { step: 'failed', failure: toFailure(thrown) })
      }
    },
    askAll(count) {
      all.value = { step: 'sure', count }
    },
    leaveAll() {
      all.value = { step: 'kept' }
    },
    async revokeAll() {
      if (all.value?.step === 'revoking') return
      all.value = { step: 'revoking' }
      try {
        all.value = { step: 'done', ...(await ports.revokeAll()) }
      } catch (thrown) {
        all.value = { step: 'failed', failure: toFailure(thrown) }
      }
    },
  }
}
