/** The one Trusted Types policy that the pages' CSP allows. */
const POLICY = 'matchstick-worker'

interface ScriptUrlPolicy {
  createScriptURL(url: string): string
}

declare global {
  /** TypeScript's DOM types do not have it yet; undefined in older browsers. */
  var trustedTypes:
    | { createPolicy(name: string, rules: ScriptUrlPolicy): ScriptUrlPolicy }
    | undefined
}

let policy: ScriptUrlPolicy | undefined

/**
 * Start a dedicated worker from a script of our own origin.
 * @param url - a constant of the caller's.
 * @throws when the browser refuses.
 */
export function startWorker(url: string): Worker {
  policy ??= createPolicy()
  return new Worker(policy.createScriptURL(url), { type: 'module' })
}

/** One for the whole page: a second policy of this name would be refused. */
function createPolicy(): ScriptUrlPolicy {
  const rules = { createScriptURL: ownScript }
  return globalThis.trustedTypes?.createPolicy(POLICY, rules) ?? rules
}

function ownScript(url: string): string {
  const { origin } = globalThis.location
  if (new URL(url, origin).origin !== origin) throw new TypeError('"url" expected our own origin')
  return url
}
