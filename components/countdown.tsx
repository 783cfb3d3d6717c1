/** Time left, as a ring that burns down and as `4:32`. Not read out each second. */
export function Countdown({
  leftMs,
  ofMs,
  label,
}: {
  leftMs: number
  ofMs: number
  label: string
}) {
  const share = Math.min(Math.max(leftMs / ofMs, 0), 1)
  return (
    <span class="countdown" role="timer" aria-live="off">
      <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
        <circle class="countdown-track" cx="8" cy="8" r="6" />
        <circle
          class="countdown-left"
          cx="8"
          cy="8"
          r="6"
          pathLength={1}
          style={{ strokeDasharray: `${share} 1` }}
        />
      </svg>
      {label}
    </span>
  )
}

/** `4:32` */
export function formatClock(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / 1000))
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}
