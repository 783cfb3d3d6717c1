interface MarkProps {
  size?: number
  /** A match that has been used: what was behind the link is gone. */
  isBurnt?: boolean
  /** Something is going on: the flame moves. */
  isBusy?: boolean
}

/** Matchstick's mark: one match, lit. Drawn to read at 16 pixels; colours from `mark.css`. */
export function Mark({ size = 24, isBurnt = false, isBusy = false }: MarkProps) {
  return (
    <svg
      class={`mark${isBurnt ? ' mark-burnt' : ''}${isBusy ? ' mark-busy' : ''}`}
      width={size}
      height={size}
      viewBox="0 0 32 32"
      aria-hidden="true"
      focusable="false"
    >
      <path class="mark-stick" d="M13.2 17.4 6.3 28.2" />
      {isBurnt ? (
        <>
          <path class="mark-smoke" d="M18 9.5c2.6-2 .2-3.8 2.4-6.5" />
          <circle class="mark-head" cx="15" cy="14.5" r="3.4" />
        </>
      ) : (
        <>
          <path
            class="mark-flame"
            d="M19.6 1.8c.6 4 6.4 6.4 6.4 12.3a8.3 8.3 0 0 1-8.4 8.3 8 8 0 0 1-8.1-8c0-2.7 1.3-4.6 2.7-6.3.3 1.8 1 2.8 2.1 3.4-.5-4 1.8-7.4 5.3-9.7Z"
          />
          <path
            class="mark-heart"
            d="M18.3 12c.3 2 3 3 3 5.7a3.7 3.7 0 0 1-3.8 3.7 3.6 3.6 0 0 1-3.6-3.6c0-2.6 3-3.4 4.4-5.8Z"
          />
        </>
      )}
    </svg>
  )
}
