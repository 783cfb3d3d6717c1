interface ProgressProps {
  label: string
  /** From 0 to 1; left out for work whose length nobody knows. */
  value?: number | undefined
}

/** A thin bar for work that is under way. */
export function Progress({ label, value }: ProgressProps) {
  if (value === undefined) return <div class="progress" role="progressbar" aria-label={label} />
  return (
    <div
      class="progress progress-known"
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.round(value * 100)}
    >
      <span style={{ inlineSize: `${value * 100}%` }} />
    </div>
  )
}
