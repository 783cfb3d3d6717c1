import { FailureError } from '#lib/messaging/failure.ts'
import { createReceiveModel, type ReceiveModel } from '#lib/models/receive.ts'
import type { Opened } from '#lib/share/opened.ts'
import { LONG_NAME, NOW, ONE_ENDPOINT } from './fixtures.ts'

const MINUTE = 60_000
const entry = (changes: Partial<Opened>): Opened => ({
  tabId: 1,
  openedAt: NOW - 2 * MINUTE,
  kind: 'text',
  name: 'Staging database',
  endpointName: 'Team secrets',
  state: 'shown',
  ...changes,
})

/** One of each, newest first. */
export const OPENED: Opened[] = [
  entry({}),
  entry({
    tabId: 2,
    openedAt: NOW - 40 * MINUTE,
    kind: 'file',
    name: 'production.p12',
    state: 'done',
  }),
  entry({ tabId: 3, openedAt: NOW - 95 * MINUTE, name: null, state: 'cleared' }),
  entry({ tabId: 4, openedAt: NOW - 200 * MINUTE, name: LONG_NAME, endpointName: LONG_NAME }),
]

export function createReceive(list: Opened[], isFailing = false): ReceiveModel {
  return createReceiveModel({
    endpoints: async () => ONE_ENDPOINT.endpoints,
    async openLink() {
      if (isFailing) throw new FailureError({ code: 'app/no-answer' })
    },
    readOpened: async () => list,
    watchOpened: () => {},
    showTab: async () => {},
    forgetOpened: async () => {},
  })
}
