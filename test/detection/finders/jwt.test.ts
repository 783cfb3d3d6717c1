import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { JSON_WEB_TOKENS } from '#lib/detection/finders/jwt.ts'
import { scan } from '#lib/detection/scan.ts'
import { BASE62, base64url, draw, found, wake } from './harness.ts'

const sign = (length = 43) => draw(BASE62, length)
const jwt = (claims: unknown, header: unknown = { alg: 'HS256', typ: 'JWT' }) =>
  [base64url(header), base64url(claims), sign()].join('.')
const CLAIMS = { sub: 'u-8172', iat: 1_700_000_000 }

const look = (text: string) => found(wake(JSON_WEB_TOKENS, text), text)

const spansIn = (text: string) =>
  scan(text).findings.map(({ detector, start, end }) => [detector, text.slice(start, end)])

describe('JSON Web Tokens', () => {
  test.for([
    ['jwt-any-json-web-token', CLAIMS],
    ['jwt-any-json-web-token', { data: 'u-8172' }],
    ['jwt-any-json-web-token', { iat: 1_700_000_000 }],
    ['supabase-legacy-service-role-key', { iss: 'supabase', ref: 'x', role: 'service_role' }],
    ['kubernetes-service-account-token', { iss: 'kubernetes/serviceaccount' }],
    ['kubernetes-service-account-token', { sub: 'system:serviceaccount:default:ci' }],
    ['argo-cd-session-or-api-token', { iss: 'argocd', sub: 'admin' }],
    ['auth0-management-api-token', { iss: 'https://acme.eu.auth0.com/' }],
    ['n8n-api-key-webhook', { iss: 'n8n', aud: 'public-api' }],
    ['monday-com-api-token', { tid: 1, aai: 11, uid: 2, actid: 3, rgn: 'use1' }],
  ] as const)('%s', ([detector, claims]) => {
    const token = jwt(claims)
    expect(look(`Authorization: Bearer ${token}, thanks.`)).toEqual([[detector, token]])
  })

  test('services that only their name near tells', () => {
    const token = jwt(CLAIMS)
    expect(look(`SCALR_TOKEN="${token}"`)).toEqual([['scalr-api-token', token]])
    expect(look(`lemonsqueezy key: ${token}`)).toEqual([['lemon-squeezy-api-key', token]])
  })

  test('prefixes that belong to the token', () => {
    const token = jwt(CLAIMS)
    const github = `ghs_${draw('123456789', 7)}_${token}`
    expect(spansIn(`x ${github}`)).toEqual([['github-app-installation-token-2026-form', github]])
    const workato = `wrkaus-${token}`
    expect(spansIn(workato)).toEqual([['workato-developer-api-token', workato]])
  })

  test('encrypted: five parts, the second may be empty', () => {
    const sealed = [
      base64url({ alg: 'dir', enc: 'A256GCM' }),
      '',
      sign(16),
      sign(80),
      sign(22),
    ].join('.')
    expect(look(sealed)).toEqual([['jwt-any-json-web-token', sealed]])
  })

  test('unsigned: low', () => {
    const token = `${base64url({ alg: 'none' })}.${base64url(CLAIMS)}.`
    expect(look(`t=${token}`)).toEqual([['jwt-any-json-web-token', token]])
    expect(wake(JSON_WEB_TOKENS, token).candidates).toMatchObject([
      { confidence: 'low', rule: { severity: 'low' } },
    ])
  })

  test('encoded once more', () => {
    const text = Buffer.from(jwt(CLAIMS)).toString('base64')
    expect(look(`token: ${text}`)).toEqual([['jwt-in-base64-jwt-encoded-once-more', text]])
  })

  test('at the end of a sentence', () => {
    const token = jwt(CLAIMS)
    expect(look(`The token is ${token}. Keep it.`)).toEqual([['jwt-any-json-web-token', token]])
  })
})

describe('no tokens', () => {
  test.for([
    `A header is ${base64url({ alg: 'HS256', typ: 'JWT' })} for example`,
    `${base64url({ alg: 'HS256' })}.${base64url(CLAIMS)}`,
    `${base64url({ alg: 'HS256' })}.payload.signature`,
    jwt({ sub: '1234567890', name: 'John Doe', iat: 1516239022 }),
    jwt({ some: 'payload' }),
    jwt({ foo: 'bar', iat: 1516239022 }),
    jwt({ iss: 'supabase', role: 'anon' }),
    `${base64url({ version: 3, sources: ['a.ts'] })}.abc.${sign()}`,
  ])('%s', (text) => {
    expect(look(text)).toEqual([])
  })
})

describe('hostile text', () => {
  test.for([
    'eyJ',
    'eyJ-',
    'eyJh_',
    'eyJ.',
    `${base64url({ alg: 'HS256' })}.`,
    'ZXlK/',
    `${base64url({ alg: 'none' })}-`,
  ])('%s many times takes linear work', (piece) => {
    const steps = (times: number) => wake(JSON_WEB_TOKENS, piece.repeat(times)).steps
    expect(steps(8000)).toBeLessThanOrEqual(2.2 * steps(4000) + 1)
    expect(steps(8000)).toBeLessThanOrEqual(8 * 8000 * piece.length)
  })

  test('nothing throws', () => {
    fc.assert(
      fc.property(fc.base64String({ maxLength: 200 }), fc.string(), (body, junk) => {
        for (const text of [`eyJ${body}.${body}.${junk}`, `ZXlK${body}${junk}`])
          wake(JSON_WEB_TOKENS, text)
      }),
    )
  })
})
