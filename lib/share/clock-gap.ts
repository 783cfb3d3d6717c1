/** Clocks that disagree by less than this are as good as right: nobody notices it in a lifetime. */
const NEGLIGIBLE_SECONDS = 5 * 60

/**
 * By how much the endpoint's clock is ahead of this machine's, in seconds: a share lives from the
 * one's now, and was made at the other's.
 * @returns 0 while it does not matter.
 */
export function clockGap({
  createdAt,
  ttlSeconds,
  expiresAt,
}: {
  createdAt: string
  ttlSeconds: number
  expiresAt: string
}): number {
  const promised = Date.parse(createdAt) / 1000 + ttlSeconds
  const seconds = Math.round(Date.parse(expiresAt) / 1000 - promised)
  return Math.abs(seconds) < NEGLIGIBLE_SECONDS ? 0 : seconds
}
