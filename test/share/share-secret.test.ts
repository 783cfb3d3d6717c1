import { describe, expect, test, vi } from 'vitest'
import type { ShareRecord } from '#lib/activity/record.ts'
import { utf8 } from '#lib/crypto/bytes.ts'
import { configureEndpoint } from '#lib/policy/endpoints.ts'
import { type SecretContent, type SharePorts, shareSecret } from '#lib/share/share-secret.ts'
import { PROBED } from '../components/gallery/probed.ts'

const ENDPOINT = configureEndpoint(
  { ...PROBED, limits: { ...PROBED.limits, envelopeBytes: 4096 } },
  { id: 'one', baseUrl: 'https://one.example/' },
)
const TERMS = { passphrase: null, ttlSeconds: 3600, maxOpens: 1 }

function createPorts() {
  const records: ShareRecord[] = []
  const answer = { expiresAt: '2026-11-24T12:00:00.000Z' }
  const fetch = vi.fn<typeof globalThis.fetch>(async () => Response.json(answer, { status: 201 }))
  const ports: SharePorts = {
    fetch,
    stretch: () => Promise.reject(new Error('there is no passphrase')),
    now: () => Date.parse('2026-11-23T12:00:00.000Z'),
    tokenOf: async () => null,
    keep: async (record) => void records.push(record),
  }
  return { ports, fetch, records }
}

const share = (content: SecretContent, ports: SharePorts) =>
  shareSecret(ENDPOINT, { ...TERMS, content, label: 'For them', localName: 'For me' }, ports)

describe('what is kept of a share', () => {
  test('a record with the local name, and nothing of the secret', async () => {
    const { ports, records } = createPorts()
    const content = { kind: 'file', bytes: utf8('key-1a2b3c'), name: 'vpn.conf', type: '' } as const
    const { link, hasPassphrase } = await share(content, ports)
    expect(records).toMatchObject([
      { localName: 'For me', secretKind: 'file', state: 'waiting', hasPassphrase: false },
    ])
    const kept = JSON.stringify(records)
    for (const secret of ['key-1a2b3c', 'vpn.conf', 'For them', link.slice(-40)]) {
      expect(kept).not.toContain(secret)
    }
    expect(hasPassphrase).toBe(false)
  })
})

describe('a share that cannot be kept', () => {
  test('is revoked, for nobody could do so later', async () => {
    const { ports, fetch } = createPorts()
    const full = new Error('the quota is exceeded')
    ports.keep = () => Promise.reject(full)
    await expect(share({ kind: 'text', text: 'key-1a2b3c' }, ports)).rejects.toBe(full)
    await vi.waitFor(() => expect(fetch).toHaveBeenCalledTimes(2))
    const [[created], [revoked, init]] = fetch.mock.calls as [[string], [string, RequestInit]]
    expect(revoked).toBe(created)
    expect(init.method).toBe('DELETE')
    expect(new Headers(init.headers).get('authorization')).toMatch(/^Bearer [\w-]{43}$/)
  })
})

describe('what is refused before anything leaves', () => {
  test.for<[string, SecretContent]>([
    ['app/empty-selection', { kind: 'text', text: ' \n' }],
    ['app/broken-text', { kind: 'text', text: 'half of it \ud83d' }],
    ['app/empty-file', { kind: 'file', bytes: utf8(''), name: 'a', type: '' }],
    ['endpoint/too-large', { kind: 'text', text: 'x'.repeat(4096) }],
    ['endpoint/too-large', { kind: 'file', bytes: new Uint8Array(4096), name: 'a', type: '' }],
  ])('%s', async ([code, content]) => {
    const { ports, fetch, records } = createPorts()
    await expect(share(content, ports)).rejects.toMatchObject({ code })
    expect(fetch).not.toHaveBeenCalled()
    expect(records).toEqual([])
  })
})
