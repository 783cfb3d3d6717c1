import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { utf8 } from '#lib/crypto/bytes.ts'
import { formatCarrierLink, parseCarrierLink } from '#lib/endpoints/carrier/link.ts'
import { prepareOpening, sealParcel } from '#lib/endpoints/carrier/parcel.ts'
import { encodeCarried } from '#lib/endpoints/carrier/text.ts'
import type { Opened, Secret, ShareRequest } from '#lib/endpoints/endpoint.ts'
import { expectOpened } from '#test/contract/endpoint.ts'
import { fastStretch } from '#test/crypto/fast-stretch.ts'

const KIND = 'openbao'
const NOW = Date.UTC(2026, 0, 2, 3, 4, 5)
const ports = { stretch: fastStretch, now: () => NOW }
const secret: Secret = { kind: 'text', content: utf8('hunter2-plaintext') }
const REQUEST: ShareRequest = {
  secret,
  passphrase: null,
  ttlSeconds: 3600,
  maxOpens: 1,
  maxAttempts: null,
}

const damaged = { name: 'CryptoError', code: 'crypto/damaged' }

async function sealed(changes: Partial<ShareRequest> = {}) {
  const parcel = await sealParcel(KIND, { ...REQUEST, ...changes }, ports)
  const parsed = await parseCarrierLink(KIND, await parcel.fragment('where it lies'))
  if (parsed.outcome !== 'link') throw new Error(`expected a link, got ${parsed.outcome}`)
  return { parcel, link: parsed.link }
}

async function opened(
  { parcel, link }: Awaited<ReturnType<typeof sealed>>,
  passphrase: string | null = null,
  text = parcel.text,
): Promise<Opened> {
  const open = await prepareOpening(link, passphrase, ports)
  if (!open) throw new Error('expected a passphrase')
  return open(text, 0)
}

function expectWrong(result: Opened) {
  if (result.outcome !== 'wrong-passphrase' || !result.tryAgain) {
    throw new Error(`expected another try, got ${result.outcome}`)
  }
  return result.tryAgain
}

describe('a parcel', () => {
  test('is opened with its link: all of the secret, and what was promised', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.record({
          kind: fc.constant('file' as const),
          content: fc.uint8Array({ maxLength: 2000 }),
          label: fc.string(),
          name: fc.string({ unit: 'binary' }),
          type: fc.string(),
        }),
        async (file) => {
          const whole = await sealed({ secret: file })
          const { outcome: _, acknowledge, ...rest } = expectOpened(await opened(whole))
          await acknowledge()
          expect(rest).toEqual({
            secret: file,
            promised: {
              createdAt: '2026-01-02T03:04:05.000Z',
              expiresAt: '2026-01-02T04:04:05.000Z',
              maxOpens: 1,
            },
            opensLeft: 0,
          })
        },
      ),
      { numRuns: 30 },
    )
  })

  test('says where it lies in its link, and tells nothing of the secret', async () => {
    const { parcel, link } = await sealed()
    expect(link.address).toBe('where it lies')
    expect(parcel.createdAt).toBe('2026-01-02T03:04:05.000Z')
    expect(JSON.stringify(parcel)).not.toContain('hunter2')
    expect(parcel.id).toMatch(/^[\w-]{22}$/)
  })

  test('without the passphrase that its link asks for is not even asked for', async () => {
    const { link } = await sealed({ passphrase: 'right' })
    expect(await prepareOpening(link, null, ports)).toBeNull()
  })

  test('a passphrase that cannot be one is refused before anything is spent', async () => {
    const { link } = await sealed({ passphrase: 'right' })
    const empty = { code: 'crypto/passphrase-empty' }
    await expect(prepareOpening(link, ' ', ports)).rejects.toMatchObject(empty)
  })

  test('a wrong passphrase is tried again on what has arrived, also after one that is none', async () => {
    const whole = await sealed({ passphrase: 'right' })
    const tryAgain = expectWrong(await opened(whole, 'wrong'))
    await expect(tryAgain('')).rejects.toMatchObject({ code: 'crypto/passphrase-empty' })
    const again = expectWrong(await tryAgain('wrong as well'))
    expect(expectOpened(await again(' right ')).secret).toEqual(secret)
    expect(expectOpened(await tryAgain('right')).secret).toEqual(secret)
  })

  test('a passphrase that the link does not ask for is passed over', async () => {
    expect(expectOpened(await opened(await sealed(), 'typed all the same')).secret).toEqual(secret)
  })

  test('what a server gives out in its place is damaged', async () => {
    const whole = await sealed()
    const other = await sealed()
    for (const text of ['', 'hello', other.parcel.text, whole.parcel.text.slice(0, -8)]) {
      await expect(opened(whole, null, text)).rejects.toMatchObject(damaged)
    }
    const noEnvelope = encodeCarried(utf8('no envelope'))
    await expect(opened(whole, null, noEnvelope)).rejects.toMatchObject(damaged)
  })

  test('opens with no other link to the same place', async () => {
    const whole = await sealed()
    const stranger = await sealed()
    const fragment = await formatCarrierLink(KIND, { ...stranger.link, address: 'where it lies' })
    const parsed = await parseCarrierLink(KIND, fragment)
    if (parsed.outcome !== 'link') throw new Error(`expected a link, got ${parsed.outcome}`)
    await expect(opened({ ...whole, link: parsed.link })).rejects.toMatchObject(damaged)
  })
})
