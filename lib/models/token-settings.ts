/** Creation tokens of endpoints. What is saved is never shown again. */
import { batch, type ReadonlySignal, signal } from '@preact/signals'
import * as v from 'valibot'
import { tokenSchema } from '#lib/policy/settings.ts'
import type { SettingsPorts, Tokens } from './settings-ports.ts'

export interface TokenSettings {
  /** Ids of endpoints that have a token; the tokens themselves stay out of the view. */
  saved: ReadonlySignal<readonly string[]>
  /** Those of them that have it until the browser closes. */
  forSession: ReadonlySignal<readonly string[]>
  /** What is typed into token fields and not saved yet, by endpoint id. */
  drafts: ReadonlySignal<Readonly<Record<string, string>>>
  /** The endpoint whose typed token can be none. */
  bad: ReadonlySignal<string | null>
  load(): Promise<void>
  type(id: string, token: string): void
  save(id: string): Promise<void>
  remove(id: string): Promise<void>
}

export function createTokenSettings(
  ports: Pick<
    SettingsPorts,
    'readTokens' | 'updateTokens' | 'readSessionTokens' | 'updateSessionTokens'
  >,
): TokenSettings {
  const saved = signal<readonly string[]>([])
  const forSession = signal<readonly string[]>([])
  const drafts = signal<Readonly<Record<string, string>>>({})
  const bad = signal<string | null>(null)

  async function load(): Promise<void> {
    const [kept, ofSession] = await Promise.all([ports.readTokens(), ports.readSessionTokens()])
    batch(() => {
      saved.value = Object.keys({ ...kept, ...ofSession })
      forSession.value = Object.keys(ofSession)
    })
  }
  function setDraft(id: string, token: string): void {
    drafts.value = { ...drafts.value, [id]: token }
    if (bad.value === id) bad.value = null
  }

  return {
    saved,
    forSession,
    drafts,
    bad,
    load,
    type: setDraft,
    async save(id) {
      const token = drafts.value[id]?.trim() ?? ''
      if (token === '') return
      if (!v.is(tokenSchema, token)) {
        bad.value = id
        return
      }
      await ports.updateTokens((tokens) => ({ ...tokens, [id]: token }))
      setDraft(id, '')
      await load()
    },
    async remove(id) {
      const withoutIt = ({ [id]: _, ...others }: Tokens) => others
      await ports.updateTokens(withoutIt)
      await ports.updateSessionTokens(withoutIt)
      await load()
    },
  }
}
