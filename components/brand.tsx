import { Mark } from './mark.tsx'

/** The mark and the name. */
export function Brand({ size = 22 }: { size?: number }) {
  return (
    <div class="brand">
      <Mark size={size} />
      <span class="brand-name">Matchstick</span>
    </div>
  )
}
