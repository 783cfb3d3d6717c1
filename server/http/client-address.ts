/** Whose budget a request is charged to. */
import ipaddr from 'ipaddr.js'

/** One subscriber usually holds a whole /64, so a single IPv6 address is no one in particular. */
const IPV6_PREFIX_GROUPS = 4

/**
 * The key of a client: its IPv4 address, or the /64 of its IPv6 address.
 * @param socketAddress - who is connected to us.
 * @param forwardedFor - the `X-Forwarded-For` header; whoever sent the request wrote its left part.
 * @param trustedProxies - how many proxies of ours stand in front: each appended one entry, the
 *   address it was connected from, so the client is the Nth entry from the right.
 */
export function clientKey(
  socketAddress: string | undefined,
  forwardedFor: string | undefined,
  trustedProxies: number,
): string {
  const hops = trustedProxies > 0 && forwardedFor ? forwardedFor.split(',') : []
  const claimed = hops.at(-trustedProxies) ?? hops[0]
  return (claimed && networkOf(claimed)) || networkOf(socketAddress ?? '') || 'unknown'
}

/** Some proxies append the port: `192.0.2.1:4711`, `[2001:db8::1]:4711`. */
const WITH_PORT = /^(?:\[([^\]]+)\](?::\d+)?|([\d.]+):\d+)$/

function networkOf(text: string): string | null {
  const trimmed = text.trim()
  const [, v6, v4] = WITH_PORT.exec(trimmed) ?? []
  const address = v6 ?? v4 ?? trimmed
  if (!ipaddr.isValid(address)) return null
  const parsed = ipaddr.process(address)
  if (!(parsed instanceof ipaddr.IPv6)) return parsed.toString()
  const prefix = parsed.parts.slice(0, IPV6_PREFIX_GROUPS)
  return `${prefix.map((group) => group.toString(16)).join(':')}::/64`
}
