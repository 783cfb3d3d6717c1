import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { AUTHORIZATION, CURL_USER } from '#lib/detection/finders/authorization.ts'
import { BASE62, draw, found, wake } from './harness.ts'

const FINDERS = [AUTHORIZATION, CURL_USER]
const look = (text: string) => found(wake(FINDERS, text), text)
const token = draw(BASE62, 40)
const basic = (text: string) => Buffer.from(text).toString('base64')

describe('authorization', () => {
  test.for([
    (value: string) => `Authorization: Bearer ${value}`,
    (value: string) => `curl -H "Authorization: Bearer ${value}" https://api.acme.io`,
    (value: string) => `headers = {'Authorization': 'Bearer ${value}'}`,
    (value: string) => `bearer ${value}`,
  ])('Bearer %#', (write) => {
    expect(look(write(token))).toEqual([['http-header-authorization-bearer', token]])
  })

  test.for([
    'Authorization: Token ',
    '"Authorization": "ApiKey ',
    'authorization: ',
    "Authorization' => 'token ",
    'Authorization=key ',
  ])('%s', (before) => {
    expect(look(`${before}${token}"`)).toEqual([['http-header-authorization', token]])
  })

  test('Basic', () => {
    const value = basic('svc-deploy:hT7-kkq02')
    for (const text of [`Authorization: Basic ${value}`, `"authorization":"basic ${value}"`]) {
      expect(look(text)).toEqual([['http-header-authorization-basic', value]])
    }
    const key = basic(`${token}:`)
    expect(look(`Basic ${key}`)).toEqual([['http-header-authorization-basic', key]])
  })

  test.for([
    "curl -u 'app:¤' https://x",
    'curl --user app:¤ x',
    'curl -s \\\n  -u app:¤ x',
    'curl -uapp:¤ x',
    'curl --user=app:¤',
    'so run `curl -u app:¤`.',
  ])('%s', (text) => {
    const password = ['hT7', 'kkq02'].join('-')
    expect(look(text.replace('¤', password))).toEqual([['curl-u-user', password]])
  })

  test('a key before the colon', () => {
    expect(look(`curl https://api.acme.io -u ${token}:`)).toEqual([['curl-u-user', token]])
  })

  test.for([
    'Use basic authentication with a user name',
    'Basic YWxhZGRpbg==',
    `Basic ${basic('Aladdin:open sesame')}`,
    `Basic ${basic('user:password')}`,
    'Authorization: Bearer <token>',
    'Authorization: Bearer YOUR_ACCESS_TOKEN',
    'Authorization: Bearer xxxxxxxxxxxxxxxxxxxxxxxx',
    `Authorization: Bearer ${'$'}{ACCESS_TOKEN}`,
    'the bearer of this letter is trustworthyandhonest',
    'authorization: requireAuthenticatedUserMiddleware',
    'curl -u user:password x',
    'curl -u username:token x',
    `curl -u "${'$'}USER:${'$'}PASS" x`,
    'curl -u <user>:<token> x',
    'Authorization: AWS4-HMAC-SHA256 Credential=x',
  ])('nothing in %s', (text) => {
    expect(look(text)).toEqual([])
  })
})

describe('hostile text', () => {
  test.for([
    'Basic ',
    'Basic aaaa',
    'Bearer ',
    `Bearer ${draw(BASE62, 20)} `,
    'Authorization: ',
    'curl ',
    'curl -u ',
    'curl -u a:b ',
    'Basic+',
    'Bearer+Bearer%20',
  ])('%s', (piece) => {
    const steps = (times: number) => wake(FINDERS, piece.repeat(times)).steps
    expect(steps(8000)).toBeLessThanOrEqual(2.2 * steps(4000) + 1)
    expect(steps(8000)).toBeLessThanOrEqual(8 * 8000 * piece.length)
  })

  test('nothing throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (junk) => {
        for (const before of ['Basic ', 'Bearer ', 'Authorization: ', 'curl -u '])
          wake(FINDERS, before + junk)
      }),
    )
  })
})
