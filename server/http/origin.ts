/** Who may call from a browser. Everything that is not named here is refused. */

/** Their pages are the extension's own; which extension it is, is its user's business. */
const EXTENSION_ORIGIN = /^(?:chrome|moz|safari-web)-extension:\/\/[A-Za-z0-9._-]+$/

const LOOPBACK_HOSTS = ['localhost', '127.0.0.1', '[::1]']

/** `own`: our page, or not a browser's cross-origin call. `foreign`: let in by CORS headers. */
export type Caller = 'own' | 'foreign' | 'refused'

/** Builds the rule from the endpoint's public URL and the configured list. */
export function originRule(
  publicUrl: string,
  allowed: readonly string[],
): (origin: string | undefined) => Caller {
  const own = new Set(ownOrigins(publicUrl))
  const listed = new Set(allowed)
  return (origin) => {
    if (origin === undefined || own.has(origin)) return 'own'
    return listed.has(origin) || EXTENSION_ORIGIN.test(origin) ? 'foreign' : 'refused'
  }
}

/** On loopback the same server goes by several names, and people type any of them. */
function ownOrigins(publicUrl: string): string[] {
  const url = new URL(publicUrl)
  if (!LOOPBACK_HOSTS.includes(url.hostname)) return [url.origin]
  const port = url.port ? `:${url.port}` : ''
  return LOOPBACK_HOSTS.map((host) => `${url.protocol}//${host}${port}`)
}
