/**
 * What follows an endpoint's address in another address, query and fragment included: compared as
 * browsers do, whatever the case of the host and with a user's name before it.
 * @returns null when it is not below.
 */
export function belowBase(url: string, baseUrl: string): string | null {
  const at = URL.parse(url)
  const base = URL.parse(baseUrl)
  if (!at || !base || at.origin !== base.origin || !at.pathname.startsWith(base.pathname)) {
    return null
  }
  return at.pathname.slice(base.pathname.length) + at.search + at.hash
}
