/** Signing in to endpoints that take more than a creation token. What is kept is never shown again. */
import { type ReadonlySignal, signal } from '@preact/signals'
import * as v from 'valibot'
import {
  type EmailSignIn,
  emailSignInSchema,
  formatSignIn,
  type SignIn,
  signInSchema,
} from '#lib/endpoints/sign-in.ts'
import { type Failure, toFailure } from '#lib/messaging/failure.ts'
import type { ConfiguredEndpoint } from '#lib/policy/settings.ts'
import type { RoundTrip } from '#lib/share/round-trip.ts'
import type { SettingsPorts } from './settings-ports.ts'
import type { TokenSettings } from './token-settings.ts'

export interface SignInDraft {
  by: SignIn['by']
  token: string
  roleId: string
  secretId: string
  namespace: string
  email: string
  password: string
  /** Also when the browser was closed. */
  isKept: boolean
}

const FIELDS = ['token', 'roleId', 'secretId', 'namespace', 'email', 'password'] as const
export type SignInField = (typeof FIELDS)[number]

export type SignInState =
  /** Asked for again although there is one. */
  | { step: 'open' }
  | { step: 'bad-field'; field: SignInField }
  | { step: 'asking' }
  | { step: 'failed'; failure: Failure }

export interface SignInSettings {
  /** By endpoint id; none where nothing goes on. */
  states: ReadonlySignal<Readonly<Record<string, SignInState>>>
  draftOf(id: string): SignInDraft
  change(id: string, changes: Partial<SignInDraft>): void
  /** Show the fields of one that is signed in to. */
  open(id: string): void
  cancel(id: string): void
  /** Kept is what the endpoint accepts. */
  signIn(endpoint: ConfiguredEndpoint): Promise<void>
  /** Lets go of it here; it stays good on the server. */
  signOut(id: string): Promise<void>
}

const EMPTY: SignInDraft = {
  by: 'token',
  token: '',
  roleId: '',
  secretId: '',
  namespace: '',
  email: '',
  password: '',
  isKept: false,
}

export function createSignInSettings(
  ports: Pick<SettingsPorts, 'updateTokens' | 'updateSessionTokens' | 'roundTrip'>,
  tokens: TokenSettings,
): SignInSettings {
  const drafts = signal<Readonly<Record<string, SignInDraft>>>({})
  const states = signal<Readonly<Record<string, SignInState>>>({})

  const draftOf = (id: string) => drafts.value[id] ?? EMPTY
  function setState(id: string, state: SignInState | null): void {
    const { [id]: _, ...others } = states.value
    states.value = state ? { ...others, [id]: state } : others
  }
  function forgetDraft(id: string): void {
    const { [id]: _, ...others } = drafts.value
    drafts.value = others
  }

  async function keep(id: string, signIn: SignIn | EmailSignIn, isKept: boolean): Promise<void> {
    const withIt = (all: Record<string, string>) => ({ ...all, [id]: formatSignIn(signIn) })
    const withoutIt = ({ [id]: _, ...others }: Record<string, string>) => others
    await ports.updateTokens(isKept ? withIt : withoutIt)
    await ports.updateSessionTokens(isKept ? withoutIt : withIt)
    await tokens.load()
  }

  return {
    states,
    draftOf,
    change(id, changes) {
      drafts.value = { ...drafts.value, [id]: { ...draftOf(id), ...changes } }
      if (states.value[id]?.step !== 'asking') setState(id, { step: 'open' })
    },
    open: (id) => setState(id, { step: 'open' }),
    cancel(id) {
      forgetDraft(id)
      setState(id, null)
    },
    async signIn(endpoint) {
      const { id, capabilities } = endpoint
      if (states.value[id]?.step === 'asking') return
      const draft = draftOf(id)
      const parsed =
        capabilities.signIn === 'email'
          ? v.safeParse(emailSignInSchema, emailWanted(draft))
          : v.safeParse(signInSchema, wanted(draft))
      if (!parsed.success) {
        setState(id, { step: 'bad-field', field: badField(parsed.issues) })
        return
      }
      setState(id, { step: 'asking' })
      try {
        // Nothing less tells: a server may let somebody share who may do nothing else.
        const failure = whyRefused(await ports.roundTrip(endpoint, formatSignIn(parsed.output)))
        if (failure) {
          setState(id, { step: 'failed', failure })
          return
        }
        await keep(id, parsed.output, draft.isKept)
        forgetDraft(id)
        setState(id, null)
      } catch (thrown) {
        setState(id, { step: 'failed', failure: toFailure(thrown) })
      }
    },
    async signOut(id) {
      setState(id, null)
      await tokens.remove(id)
    },
  }
}

/** What it failed at later, or what is refused to everybody, is no fault of the sign-in. */
function whyRefused(trip: RoundTrip): Failure | null {
  const failure = trip.outcome === 'failed' && trip.at === 'share' ? trip.failure : null
  return failure?.code === 'endpoint/out-of-limits' ? null : failure
}

/** As it was typed or pasted: spaces around it, and `/` around a namespace, mean nothing. */
function wanted({ by, token, roleId, secretId, namespace }: SignInDraft): SignIn {
  const where = { namespace: namespace.trim().replace(/^\/+|\/+$/g, '') }
  return by === 'token'
    ? { by, token: token.trim(), ...where }
    : { by, roleId: roleId.trim(), secretId: secretId.trim(), ...where }
}

/** A password may well begin or end with a space. */
function emailWanted({ email, password }: SignInDraft): EmailSignIn {
  return { by: 'email', email: email.trim(), password }
}

function badField(issues: readonly v.BaseIssue<unknown>[]): SignInField {
  const key = issues[0]?.path?.[0]?.key
  return FIELDS.find((field) => field === key) ?? 'token'
}
