import { generateKeyPairSync } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { GOOGLE_FILES, JSON_WEB_KEYS, KEYSTORES } from '#lib/detection/finders/json-keys.ts'
import { PRIVATE_KEYS } from '#lib/detection/finders/private-keys.ts'
import { armour, BASE62, base64url, draw, found, wake } from './harness.ts'

const FINDERS = [JSON_WEB_KEYS, GOOGLE_FILES, KEYSTORES]
const look = (text: string) => found(wake(FINDERS, text), text)
const hex = (length: number) => draw('0123456789abcdef', length)

describe('JSON Web Keys', () => {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const jwk = privateKey.export({ format: 'jwk' })

  test('RSA, EC, OKP and symmetric ones', () => {
    const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({
      format: 'jwk',
    })
    const okp = generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' })
    const oct = { kty: 'oct', k: base64url(draw(BASE62, 32)), alg: 'HS256' }
    for (const key of [jwk, ec, okp, oct]) {
      for (const text of [JSON.stringify(key), JSON.stringify(key, null, 2)]) {
        expect(look(`const keys = [${text}]`)).toEqual([['jwk-private-key-as-json', text]])
      }
    }
  })

  test('one whose own letters are those that tell it', () => {
    const key = JSON.stringify({ kty: 'oct', k: `${draw(BASE62, 20)}kty${draw(BASE62, 20)}` })
    expect(look(key)).toEqual([['jwk-private-key-as-json', key]])
  })

  test('in a string, and in JavaScript', () => {
    const text = JSON.stringify(jwk)
    expect(look(JSON.stringify({ key: text }))).toEqual([
      ['jwk-private-key-as-json', JSON.stringify(text).slice(1, -1)],
    ])
    const code = `{ kty: 'OKP', crv: 'Ed25519', d: '${draw(BASE62, 43)}' }`
    expect(look(code)).toEqual([['jwk-private-key-as-json', code]])
  })

  test('two keys in a set; a public one is nothing', () => {
    const one = JSON.stringify(jwk)
    expect(look(`{"keys":[${one},${one}]}`)).toHaveLength(2)
    expect(look(JSON.stringify(publicKey.export({ format: 'jwk' })))).toEqual([])
    expect(look('the kty: "RSA" and the d: "..." of a key')).toEqual([])
  })
})

describe("Google's files", () => {
  const pem = [
    '-----BEGIN PRIVATE KEY-----',
    ...armour(1200),
    '-----END PRIVATE KEY-----',
    '',
  ].join('\n')
  const file = {
    type: 'service_account',
    project_id: 'acme',
    private_key_id: hex(40),
    private_key: pem,
    client_email: 'a@acme.iam.gserviceaccount.com',
  }

  test('the key of a service account, whatever the order', () => {
    for (const value of [file, Object.fromEntries(Object.entries(file).reverse())]) {
      const text = JSON.stringify(value, null, 2)
      expect(look(text)).toEqual([
        ['google-service-account-key-file', JSON.stringify(pem).slice(1, -1)],
      ])
      // Its span covers the PEM, so that it is the one that stays.
      const [inner] = wake(PRIVATE_KEYS, text).candidates
      const [outer] = wake(FINDERS, text).candidates
      expect(outer?.start).toBeLessThanOrEqual(inner?.start ?? -1)
      expect(outer?.end).toBeGreaterThan(inner?.end ?? Number.POSITIVE_INFINITY)
    }
  })

  test('the file of a user', () => {
    const secrets = [draw(BASE62, 24), `1//0${draw(BASE62, 60)}`]
    const text = JSON.stringify({
      client_id: 'x',
      client_secret: secrets[0],
      refresh_token: secrets[1],
      type: 'authorized_user',
    })
    expect(look(text).map(([, span]) => span)).toEqual(secrets)
  })

  test('no key in it', () => {
    expect(look(JSON.stringify({ ...file, private_key: '<your key>' }))).toEqual([])
    expect(look('create a "service_account" with a private_key')).toEqual([])
  })
})

test('an Ethereum keystore', () => {
  const ciphertext = hex(64)
  const mac = hex(64)
  const text = JSON.stringify({
    version: 3,
    crypto: {
      cipher: 'aes-128-ctr',
      cipherparams: { iv: hex(32) },
      ciphertext,
      kdf: 'scrypt',
      kdfparams: { n: 1, salt: hex(64) },
      mac,
    },
  })
  const [[detector, span] = ['', '']] = look(text)
  expect(detector).toBe('ethereum-keystore-file')
  expect(span.startsWith(ciphertext) && span.endsWith(mac)).toBe(true)
  expect(look('the ciphertext: "abc" with mac and kdfparams')).toEqual([])
})

describe('hostile text', () => {
  test.for([
    '"kty":',
    '"kty":"RSA","d',
    'kty:{',
    '"service_account"',
    '"authorized_user",',
    '"ciphertext":"',
    '"d":"',
    'kty: d d d d d ',
  ])('%s', (piece) => {
    const steps = (times: number) => wake(FINDERS, piece.repeat(times)).steps
    expect(steps(8000)).toBeLessThanOrEqual(2.2 * steps(4000) + 1)
    expect(steps(8000)).toBeLessThanOrEqual(8 * 8000 * piece.length)
  })

  test('nothing throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.json(), (junk, json) => {
        for (const text of [
          `{"kty":"RSA","d":"${junk}`,
          `${json}"kty":${junk}`,
          `{"type":"service_account"${junk}${json}`,
          `"ciphertext":${junk}"kdfparams""mac"`,
        ])
          look(text)
      }),
    )
  })
})
