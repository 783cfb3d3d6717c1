import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { utf8 } from '#lib/crypto/bytes.ts'
import { sealParcel } from '#lib/endpoints/carrier/parcel.ts'
import type { ShareRequest } from '#lib/endpoints/endpoint.ts'
import { carrierIn, openPasted } from '#lib/share/open-pasted.ts'
import { expectOpened } from '#test/contract/endpoint.ts'
import { fastStretch } from '#test/crypto/fast-stretch.ts'

const PAGE = 'https://notes.example/secret/abc'
const ports = { stretch: fastStretch, now: () => Date.UTC(2026, 0, 2) }
const REQUEST: ShareRequest = {
  secret: { kind: 'text', content: utf8('hunter2-plaintext') },
  passphrase: null,
  ttlSeconds: 3600,
  maxOpens: 1,
  maxAttempts: null,
}

async function sealed(changes: Partial<ShareRequest> = {}, page = PAGE) {
  const { text, fragment } = await sealParcel('onetimesecret', { ...REQUEST, ...changes }, ports)
  return { text, link: await fragment(page) }
}

describe('a text from the page of another server', () => {
  test('opens with its link', async () => {
    const opened = await openPasted({ ...(await sealed()), passphrase: null }, ports)
    expect(expectOpened(opened).secret).toEqual(REQUEST.secret)
    expect(expectOpened(opened).opensLeft).toBeNull()
  })

  test('opens as it is copied, in several lines', async () => {
    const { text, link } = await sealed()
    const broken = `\n ${text.slice(0, 50)}\r\n${text.slice(50)}\u200b\n`
    expectOpened(await openPasted({ link, text: broken, passphrase: null }, ports))
  })

  test('takes its passphrase', async () => {
    const pasted = await sealed({ passphrase: 'right' })
    expect(await openPasted({ ...pasted, passphrase: null }, ports)).toMatchObject({
      outcome: 'passphrase-needed',
    })
    expect(await openPasted({ ...pasted, passphrase: 'wrong' }, ports)).toMatchObject({
      outcome: 'wrong-passphrase',
    })
    expectOpened(await openPasted({ ...pasted, passphrase: 'right' }, ports))
  })

  test('that is another, cut, or none, is damaged', async () => {
    const { text, link } = await sealed()
    const other = await sealed()
    for (const wrong of [other.text, text.slice(0, -20), 'hunter2', '']) {
      const damaged = { code: 'crypto/damaged' }
      const opening = openPasted({ link, text: wrong, passphrase: null }, ports)
      await expect(opening).rejects.toMatchObject(damaged)
    }
  })
})

describe('where the text is', () => {
  test('is told by the link, as an address that can be pressed', async () => {
    expect(carrierIn((await sealed()).link)).toEqual({ address: PAGE })
    expect(carrierIn('1nAAAA')).toBeNull()
  })

  test.each([
    ['javascript', ':alert(1)'],
    ['http', '://notes.example/secret/abc'],
    ['data', ':text/html,hello'],
    ['https', '://name@notes.example/'],
    ['', 'abc123'],
  ])('%s%s is none that may be', async (scheme, rest) => {
    const { link } = await sealed({}, scheme + rest)
    expect(carrierIn(link)).toEqual({ address: null })
  })

  test('any other is https or none', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', minLength: 1 }), async (page) => {
        const { link } = await sealed({}, page)
        expect(carrierIn(link)?.address ?? 'https://').toMatch(/^https:\/\//)
      }),
      { numRuns: 30 },
    )
  })
})
