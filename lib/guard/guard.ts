/**
 * What the first stage hands to the second. Both run in the same isolated world of one frame: the
 * first is in every frame of a watched site from its beginning, the second where a person has
 * begun to type.
 */
export interface Guard {
  /** Told of every event that matters, before the page hears of it; set by the second stage. */
  onEvent: ((event: Event) => void) | null
  /** Over when the extension is updated or switched off, or the site is watched no more. */
  readonly signal: AbortSignal
  /** Take every listener back. */
  end(): void
}

declare global {
  var matchstickGuard: Guard | undefined
}
