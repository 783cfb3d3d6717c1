import { describe, expect, test, vi } from 'vitest'
import type { ShareRecord } from '#lib/activity/record.ts'
import { utf8 } from '#lib/crypto/bytes.ts'
import { loadKind } from '#lib/endpoints/registry.ts'
import { configureEndpoint } from '#lib/policy/endpoints.ts'
import { revokeShare } from '#lib/share/revoke-share.ts'
import { shareReceipt } from '#lib/share/share-receipt.ts'
import {
  type SecretContent,
  type SecretToShare,
  type SharePorts,
  shareSecret,
} from '#lib/share/share-secret.ts'
import { recordOf } from '../activity/examples.ts'
import { PROBED } from '../components/gallery/probed.ts'

const ENDPOINT = configureEndpoint(
  { ...PROBED, capabilities: { ...PROBED.capabilities, textBytes: 4095, fileBytes: 4095 } },
  { id: 'one', baseUrl: 'https://one.example/' },
)
const FILE = { kind: 'file', bytes: utf8('a file'), name: 'a', type: '' } as const
const TERMS = { passphrase: null, ttlSeconds: 3600, maxOpens: 1 }

function createPorts() {
  const records: ShareRecord[] = []
  const answer = { expiresAt: '2026-11-24T12:00:00.000Z' }
  const fetch = vi.fn<typeof globalThis.fetch>(async () => Response.json(answer, { status: 201 }))
  const ports: SharePorts = {
    kindNamed: loadKind,
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

describe('the id of a share', () => {
  const idsAt = async (): Promise<{ id: string; record: ShareRecord | undefined }> => {
    const { ports, records } = createPorts()
    const shared = {
      id: 'the-same',
      link: 'https://one.example/#a',
      ownerKey: 'key',
      createdAt: '2026-11-23T12:00:00.000Z',
      expiresAt: '2026-11-23T13:00:00.000Z',
    }
    const kind = { kind: 'chosen', share: vi.fn(), status: vi.fn(), revoke: vi.fn() }
    kind.share.mockResolvedValue(shared)
    ports.kindNamed = async () => kind
    const { id } = await share({ kind: 'text', text: 'key-1a2b3c' }, ports)
    return { id, record: records[0] }
  }

  test('is ours: servers may choose the same', async () => {
    const [one, other] = [await idsAt(), await idsAt()]
    expect(one.id).toMatch(/^[\w-]{22}$/)
    expect(other.id).not.toBe(one.id)
    for (const { id, record } of [one, other]) {
      expect(record).toMatchObject({ id, serverId: 'the-same' })
    }
  })

  test('and the server is asked by its own', async () => {
    const kind = { kind: 'chosen', share: vi.fn(), status: vi.fn(), revoke: vi.fn() }
    const record = recordOf({ id: 'ours', serverId: 'theirs' })
    const { fetch, stretch, now } = createPorts().ports
    const ports = { fetch, stretch, now, kindNamed: async () => kind }
    const at = { baseUrl: record.baseUrl, token: null }
    await revokeShare(record, at, ports)
    await shareReceipt(record, at, ports)
    for (const call of [kind.revoke, kind.status]) {
      expect(call).toHaveBeenCalledWith(at, expect.objectContaining({ id: 'theirs' }), {
        fetch,
        stretch,
        now,
      })
    }
  })
})

test('all kinds seal with the normal form of a passphrase', async () => {
  const { ports } = createPorts()
  const kind = { kind: 'chosen', share: vi.fn(), status: vi.fn(), revoke: vi.fn() }
  kind.share.mockRejectedValue(new Error('far enough'))
  ports.kindNamed = async () => kind
  const wanted = {
    ...TERMS,
    content: { kind: 'text', text: 'key' },
    passphrase: ' ﬁne horse ',
  } as const
  await expect(shareSecret(ENDPOINT, wanted, ports)).rejects.toThrow('far enough')
  expect(kind.share.mock.calls[0]?.[1]).toMatchObject({ passphrase: 'fine horse' })
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

test('a share whose server gives no id or time that a record holds is revoked', async () => {
  for (const wrong of [{ expiresAt: '+010000-01-01T00:00:00.000Z' }, { id: 'a'.repeat(201) }]) {
    const { ports, records } = createPorts()
    const kind = { kind: 'chosen', share: vi.fn(), status: vi.fn(), revoke: vi.fn() }
    kind.share.mockResolvedValue({
      id: 'theirs',
      link: 'https://one.example/#a',
      ownerKey: 'key',
      createdAt: '2026-11-23T12:00:00.000Z',
      expiresAt: '2026-11-23T13:00:00.000Z',
      ...wrong,
    })
    kind.revoke.mockResolvedValue(null)
    ports.kindNamed = async () => kind
    await expect(share({ kind: 'text', text: 'key-1a2b3c' }, ports)).rejects.toThrow()
    expect(kind.revoke).toHaveBeenCalledTimes(1)
    expect(records).toEqual([])
  }
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

describe('what the endpoint does not have', () => {
  const CAN = PROBED.capabilities
  const WHOLE_KEY = { isWholeKey: true, maxAttempts: null }
  test.for<[string, Partial<typeof CAN>, Partial<SecretToShare>]>([
    ['app/no-passphrases', { passphrases: null }, { passphrase: 'correct horse' }],
    ['app/no-passphrases', { passphrases: null }, { passphrase: '' }],
    ['app/weak-passphrase', { passphrases: WHOLE_KEY }, { passphrase: 'correct horse' }],
    ['crypto/passphrase-empty', {}, { passphrase: '' }],
    ['crypto/passphrase-empty', { passphrases: WHOLE_KEY }, { passphrase: '\u2003 ' }],
    ['crypto/passphrase-malformed', {}, { passphrase: 'correct horse \ud83d' }],
    ['app/no-files', { fileBytes: 0 }, { content: FILE }],
    ['endpoint/out-of-limits', { maxOpens: 1 }, { maxOpens: 2 }],
    ['endpoint/out-of-limits', {}, { ttlSeconds: 30 * 86400 }],
    ['endpoint/out-of-limits', { lifetimes: { as: 'list', seconds: [300] } }, { ttlSeconds: 301 }],
  ])('is refused before anything leaves: %s of %j', async ([code, less, wanted]) => {
    const { ports, fetch } = createPorts()
    const endpoint = { ...ENDPOINT, capabilities: { ...CAN, ...less } }
    const secret = { content: { kind: 'text', text: 'key-1a2b3c' }, ...TERMS, ...wanted } as const
    await expect(shareSecret(endpoint, secret, ports)).rejects.toMatchObject({ code })
    expect(fetch).not.toHaveBeenCalled()
  })

  test('is told of the link, and kept with the record', async () => {
    const { ports, records } = createPorts()
    const capabilities = { ...CAN, revoke: false, without: 'nothing' } as const
    const secret = { content: { kind: 'text', text: 'key-1a2b3c' }, ...TERMS } as const
    const share = await shareSecret({ ...ENDPOINT, capabilities }, secret, ports)
    expect(share).toMatchObject({ canRevoke: false, without: 'nothing' })
    expect(records).toMatchObject([{ canRevoke: false }])
  })
})
