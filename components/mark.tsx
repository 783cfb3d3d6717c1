import { BURNT_MATCH, LIT_MATCH } from './shapes.ts'

interface MarkProps {
  size?: number
  /** A match that has been used: what was behind the link is gone. */
  isBurnt?: boolean
  /** Something is going on: the flame moves. */
  isBusy?: boolean
}

/** Matchstick's mark. Drawn to read at 16 pixels. */
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
      {(isBurnt ? BURNT_MATCH : LIT_MATCH).map(([Tag, attributes]) => (
        <Tag key={attributes.class} {...attributes} />
      ))}
    </svg>
  )
}
