/**
 * How a person signs in to an endpoint that takes more than a creation token (`Capabilities.signIn`):
 * with a token of their own or the role of a machine, in the server's root or in a namespace; or with
 * the e-mail address and the password that its own page asks for.
 */
import * as v from 'valibot'

/** What can stand in a header. Also wrapping tokens, with what a namespace puts behind the dot. */
export const tokenSchema = v.pipe(v.string(), v.maxLength(2048), v.regex(/^[\w.-]+$/))

/** Segments with `/` between them; empty for the root. */
export const namespaceSchema = v.pipe(
  v.string(),
  v.maxLength(512),
  v.regex(/^(?:[\w.+=@-]+(?:\/[\w.+=@-]+)*)?$/),
)

/** Goes as JSON: its bounds are what a person may paste. */
const secretText = v.pipe(v.string(), v.maxLength(4096))

export const signInSchema = v.variant('by', [
  v.strictObject({ by: v.literal('token'), token: tokenSchema, namespace: namespaceSchema }),
  v.strictObject({
    by: v.literal('approle'),
    roleId: v.pipe(secretText, v.minLength(1)),
    /** Empty where the role needs none. */
    secretId: secretText,
    namespace: namespaceSchema,
  }),
])
export type SignIn = v.InferOutput<typeof signInSchema>

export const emailSignInSchema = v.strictObject({
  by: v.literal('email'),
  email: v.pipe(secretText, v.minLength(1)),
  password: v.pipe(secretText, v.minLength(1)),
})
export type EmailSignIn = v.InferOutput<typeof emailSignInSchema>

/** As it is kept, and handed to a kind in the place of a creation token. */
export function formatSignIn(signIn: SignIn | EmailSignIn): string {
  return JSON.stringify(signIn)
}

/** @returns null for what is none. */
export function parseSignIn(text: string | null): SignIn | null {
  return parsed(signInSchema, text)
}

/** @returns null for what is none. */
export function parseEmailSignIn(text: string | null): EmailSignIn | null {
  return parsed(emailSignInSchema, text)
}

function parsed<T>(schema: v.GenericSchema<unknown, T>, text: string | null): T | null {
  const found = v.safeParse(v.pipe(v.string(), v.parseJson(), schema), text)
  return found.success ? found.output : null
}
