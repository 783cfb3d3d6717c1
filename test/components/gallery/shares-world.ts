import { type ReadonlySignal, signal } from '@preact/signals'
import type { ShareEntry } from '#lib/activity/entry.ts'
import { createSharesModel, type SharesModel, type SharesPorts } from '#lib/models/shares.ts'
import { createFakeClock } from '../../models/fake-clock.ts'
import { NOW } from './fixtures.ts'

/** A list of shares without a browser. */
export function createShares(
  entries: ShareEntry[],
  ports: Partial<SharesPorts> = {},
  isShown: ReadonlySignal<boolean> = signal(false),
): SharesModel {
  return createSharesModel(
    {
      ...createFakeClock(NOW),
      readEntries: async () => entries,
      watchEntries: () => {},
      check: async () => {},
      markLookedAt: async () => {},
      clearEnded: async () => {},
      endpointNames: async () => ({ 'https://secrets.example.com/': 'Team secrets' }),
      revoke: async () => ({ state: 'revoked', endedAt: null }),
      revokeAll: async () => ({ revoked: 3, tooLate: 0, failed: 0 }),
      ...ports,
    },
    isShown,
  )
}
