import type { HoldView } from '#components/composer/views.ts'

/** One whose links open for everybody. */
export const ENDPOINT: NonNullable<HoldView['endpoint']> = {
  id: 'a',
  name: 'Team',
  ttlSeconds: 3600,
  ttlChoices: [3600],
  maxOpens: 1,
  takesPassphrases: true,
  revoke: true,
  receipts: 'full',
  without: 'page',
}
