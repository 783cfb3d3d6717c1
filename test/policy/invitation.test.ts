import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { encodeBase64url } from '#lib/crypto/base64url.ts'
import { utf8 } from '#lib/crypto/bytes.ts'
import { parseFragment } from '#lib/crypto/link.ts'
import { formatInvitation, parseAddress } from '#lib/policy/invitation.ts'

const BASE = 'https://secrets.example.com/box/'
const WHOLE = formatInvitation({
  baseUrl: BASE,
  name: 'Operations',
  token: ['tok', 'En_1.2~3+4/5=='].join('-'),
})

const invitations = fc.record({
  baseUrl: fc.constantFrom(BASE, 'http://127.0.0.1:8787/', 'https://xn--bcher-kva.example:8443/'),
  name: fc.option(fc.string({ minLength: 1, maxLength: 100, unit: 'grapheme' }), { nil: null }),
  token: fc.option(fc.stringMatching(/^[A-Za-z0-9._~+/-]{1,200}=?$/), { nil: null }),
})

/** Names are counted in UTF-16 units. */
const fits = ({ name }: { name: string | null }) => name === null || name.length <= 100

describe('an invitation', () => {
  test('has everything that is secret behind the "#"', () => {
    const url = new URL(WHOLE)
    expect(url.origin + url.pathname + url.search).toBe(BASE)
    expect(url.hash).toMatch(/^#invite\.[\w-]+$/)
  })

  test('without anything to say is the address and one word', () => {
    expect(formatInvitation({ baseUrl: BASE, name: null, token: null })).toBe(`${BASE}#invite`)
  })

  test('is read as it was written', () => {
    fc.assert(
      fc.property(invitations.filter(fits), (invitation) => {
        const parsed = parseAddress(formatInvitation(invitation))
        expect(parsed).toEqual({ is: 'endpoint', ...invitation })
      }),
    )
  })

  test('is read out of a message', () => {
    for (const text of [
      `  ${WHOLE}\n`,
      `<${WHOLE}>`,
      `“${WHOLE}”,`,
      `'${WHOLE}'.`,
      `Join us: ${WHOLE}!`,
      `Join us at (${WHOLE}).`,
      `\u200b${WHOLE}\ufeff`,
      `${WHOLE.slice(0, 60)}\r\n  ${WHOLE.slice(60)}`,
      WHOLE.replace('#', '%23'),
      WHOLE.replace('#', '%2523'),
    ]) {
      const expected = { is: 'endpoint', baseUrl: BASE, name: 'Operations' }
      expect(parseAddress(text), text).toMatchObject(expected)
    }
  })

  test('that was cut anywhere is told, and not taken for an address', () => {
    const first = WHOLE.indexOf('invite.') + 'invite.'.length + 1
    for (let end = first; end < WHOLE.length; end += 1) {
      expect(parseAddress(WHOLE.slice(0, end)).is, WHOLE.slice(0, end)).toBe('bad-invitation')
    }
  })

  test('of which one character was changed is told', () => {
    const from = WHOLE.indexOf('invite.') + 'invite.'.length
    fc.assert(
      fc.property(
        fc.integer({ min: from, max: WHOLE.length - 1 }),
        fc.constantFrom(...'ABCDwxyz0189-_'),
        (at, letter) => {
          fc.pre(WHOLE[at] !== letter)
          const changed = WHOLE.slice(0, at) + letter + WHOLE.slice(at + 1)
          expect(parseAddress(changed).is).toBe('bad-invitation')
        },
      ),
    )
  })

  test.for([
    ['a member nobody knows', { admin: true }],
    ['a token that could not be sent', { token: 'a b' }],
    ['a token of another type', { token: 7 }],
    ['an empty name', { name: '' }],
    ['a name beyond measure', { name: 'x'.repeat(101) }],
    ['no object', ['token']],
  ] as const)('with %s is refused', ([, payload]) => {
    const json = utf8(JSON.stringify(payload))
    const fragment = encodeBase64url(new Uint8Array([...json, ...crc24(json)]))
    expect(parseAddress(`${BASE}#invite.${fragment}`)).toEqual({ is: 'bad-invitation' })
  })

  test('longer than any of ours is refused', () => {
    expect(parseAddress(`${BASE}#invite.${'A'.repeat(5000)}`).is).toBe('bad-invitation')
  })
})

test('the check is CRC-24 of OpenPGP', () => {
  expect(crc24(utf8('123456789'))).toEqual([0x21, 0xcf, 0x02])
})

describe('an address', () => {
  test.for([
    ['secrets.example.com', 'https://secrets.example.com/'],
    [' https://secrets.example.com/box/?x#y ', BASE],
    ['"localhost:8787".', 'http://localhost:8787/'],
    ['https://secrets.example.com/box/#1nabc', BASE],
  ] as const)('%s is %s', ([typed, baseUrl]) => {
    expect(parseAddress(typed)).toEqual({ is: 'endpoint', baseUrl, name: null, token: null })
  })

  test.for(['', ' ', '"', '#invite', 'http://example.com#invite', 'ftp://x#invite'])(
    '%j is none',
    (typed) => {
      expect(parseAddress(typed)).toEqual({ is: 'bad-address' })
    },
  )

  test('whatever is pasted, parsing ends and gives an address or says why not', () => {
    const near = fc
      .tuple(fc.constantFrom('', BASE, 'x.example#'), fc.constantFrom('', '#invite', '#invite.'))
      .chain(([a, b]) => fc.string().map((text) => a + b + text))
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), near), (text) => {
        const parsed = parseAddress(text)
        if (parsed.is === 'endpoint') expect(URL.canParse(parsed.baseUrl)).toBe(true)
      }),
    )
  })
})

test('the reveal page knows an invitation, whole or cut, exposed or not', async () => {
  for (const fragment of ['invite', new URL(WHOLE).hash, 'invite.eyJ']) {
    expect(await parseFragment(fragment)).toEqual({ outcome: 'invitation' })
  }
  expect(await parseFragment('invited')).toEqual({ outcome: 'altered' })
})

/** By the bit, as RFC 9580 has it, and not as the product does it. */
function crc24(bytes: Uint8Array): number[] {
  let crc = 0xb704ce
  for (const byte of bytes) {
    for (let bit = 7; bit >= 0; bit -= 1) {
      const isSet = ((crc >> 23) & 1) !== ((byte >> bit) & 1)
      crc = ((crc << 1) & 0xffffff) ^ (isSet ? 0x864cfb : 0)
    }
  }
  return [crc >> 16, (crc >> 8) & 255, crc & 255]
}
