/** What many kinds tell alike: servers that know little of a secret, and nothing of its recipient. */
import type { EndpointPorts, Opened, Secret, Told } from './endpoint.ts'

/** With no more than a state. */
export function told(state: Told['state'], expiresAt: string | null): Told {
  return { state, expiresAt, endedAt: null, openings: [], failedAttempts: 0, exposedAt: null }
}

/** Of a server that tells of a secret only whether it is there. What can be taken back is told by that. */
export function toldByPresence(
  isThere: boolean,
  expiresAt: string | null,
  ports: Pick<EndpointPorts, 'now'>,
): Told {
  if (isOver(expiresAt, ports)) return told('expired', expiresAt)
  return told(isThere ? 'waiting' : 'opened', expiresAt)
}

export function isOver(expiresAt: string | null, { now }: Pick<EndpointPorts, 'now'>): boolean {
  return expiresAt !== null && Date.parse(expiresAt) <= now()
}

/** Without a sender's header, and with nobody to tell that it arrived. */
export function arrived(secret: Secret, opensLeft: number | null): Opened {
  return { outcome: 'opened', secret, promised: null, opensLeft, acknowledge: async () => {} }
}
