import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ASSIGNMENTS } from '#lib/detection/finders/assignment.ts'
import { PROSE } from '#lib/detection/finders/prose.ts'
import { scan } from '#lib/detection/scan.ts'
import { isFound } from '#test/corpus/case.ts'
import { genericForms } from '#test/corpus/generic-forms.ts'
import { chance } from '#test/corpus/random.ts'
import { wake } from '../support/wake.ts'

const c = chance(5)
const TOKEN = c.chars('base62', 24)
const HEX = c.chars('hex', 32)
const found = (text: string) => scan(text).findings.map(({ start, end }) => text.slice(start, end))

test('sixty forms of assignments: nearly all values, to the character', () => {
  for (const seed of [1, 2, 3]) {
    const cases = genericForms(seed)
    const missed = cases.filter((one) => !isFound(one, scan(one.text).findings))
    expect(cases.length).toBeGreaterThanOrEqual(300)
    expect(missed.length, missed.map(({ what }) => what).join('\n')).toBeLessThanOrEqual(6)
  }
})

test.each([
  'api_key = ¤',
  'API_KEY: ¤',
  'apiKey: "¤",',
  'API_TOKEN ::= "¤"',
  'API_TOKEN :::= "¤"',
  'API_TOKEN ?= "¤"',
  '$apiToken .= "¤"',
  'String apiToken = "¤";',
  'var apiToken string = "¤"',
  'Dim apiToken As String = "¤"',
  'let apiToken: Option<&str> = "¤"',
  'api_token: Optional[str] = "¤"',
  '{api_token, "¤"}',
  '["api_token", "¤"]',
  'put("api_token", "¤")',
  '("api_token", "¤")',
  'api_token: !!str "¤"',
  'api_token: |\n  ¤',
  'api_token: >-\n  ¤',
  'api_token:\n  "¤"',
  'api_token =\n    "¤"',
  '<api_token>¤</api_token>',
  '<name>api_token</name><value>¤</value>',
  '<dict><key>ApiToken</key>\n  <string>¤</string></dict>',
  '<input name="api_token" value="¤">',
  'api_token="¤" other="x"',
  '?api_token=¤&x=1',
  '-d "api_token=¤"',
  '--api-token ¤',
  '--api-token=¤',
  '--api-token "¤"',
  '{"name":"API_TOKEN","value":"¤"}',
  'API_TOKEN = os.getenv("API_TOKEN") or "¤"',
  'apiToken ?? "¤"',
  'x-api-token: ¤',
  'X-Api-Token: Bearer ¤',
  '| api_token | ¤ |',
  '&quot;api_token&quot;:&quot;¤&quot;',
  'api\\_token: ¤',
  '//apiToken = "¤"',
])('%j', (form) => {
  for (const value of [TOKEN, HEX]) expect(found(form.replace('¤', value))).toEqual([value])
})

test.each([
  'password: string',
  'password = getPassword2()',
  'password.encode("latin1")',
  "argon2('password', 'salt1234', { t: 1 })",
  'MovedAttribute("HTTPPasswordMgr", "urllib2", "urllib.request")',
  '["key1", "token", "value2", "name3"]',
  'PASS: ld-x86-64/ibt-plt-3d-x32',
  '"pass": "1つのロール値のみ使用されています"',
  '"/lib/finders/private-keys.ts": "¤"',
  'const BARE_KEY=/^[a-z0-9-_]+$/i;',
  'my $Token = qr/[\\x21\\x23-\\x27]/;',
  'const pass = !received;',
  'const pass2 = index2 !== -1;',
  'if you pass \\f5\\-\\fR as the value',
  '\\-\\-sign\\-key=\\fR\\fIkey2-id\\fR',
  '"username= password= scmVersion="',
  'password_hash = "¤"',
  'token_type: bearer2',
  'max_tokens: 4096',
  'primary_key = "¤"',
  'cache_key = "¤"',
  'public_key: "¤"',
  '[![x](https://x.test/badge.svg?token=K4xR95XT3NF)](https://x.test)',
  'password: $' + '{DB_PASSWORD}',
  'password: <your password>',
  'passphrase: Uint8Array, salt: Uint8Array',
  '$pw_passwd  = $pwob->passwd ( $_[1] )',
])('%j holds none', (form) => {
  expect(found(form.replace('¤', HEX))).toEqual([])
})

test('a value without quotes ends where its line, bracket or field does', () => {
  const password = ['Kd0', '#(q2)', '!Zx9'].join('')
  expect(found(`(password: ${password})`)).toEqual([password])
  expect(found(`password=${password}&user=bob`)).toEqual([password])
  expect(found(`password: ${password}, then`)).toEqual([password])
})

describe.each([
  ['assignments', ASSIGNMENTS],
  ['prose', PROSE],
])('%s', (_, finder) => {
  const HOSTILE = [
    'password=',
    'password is ',
    'password="',
    'password: a(',
    'key,',
    '"token", "',
    'login a / ',
    'use x as the password ',
    'key: string=',
    'token=)',
    'secret: :',
    'password a b c d e ',
    'password\\-',
    `password=${'a1'.repeat(140)} `,
    `password="${'.'.repeat(250)}" `,
    '密码是',
  ]

  test.each(HOSTILE)('a megabyte of %j costs so many steps for each character', (unit) => {
    const text = unit.repeat(Math.ceil(1_000_000 / unit.length))
    const half = text.slice(0, text.length / 2)
    const steps = wake(finder, text).steps
    expect(steps).toBeLessThanOrEqual(text.length * 400)
    expect(steps).toBeLessThanOrEqual(wake(finder, half).steps * 2.1 + 10_000)
  })

  test('a quotation that never ends is read once, not to the end of the text', () => {
    const text = `password="${'x'.repeat(1_000_000)}`
    expect(wake(finder, text).steps).toBeLessThan(20_000)
  })

  test('steps are looks: nothing outside of the window around the word is read', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 60 }), (gap) => {
        const text = `${'a '.repeat(400)}password${' '.repeat(gap)}= "Kd0Lq2Zx9"${' b'.repeat(400)}`
        const cut = text.slice(400, text.length - 400)
        const shifted = wake(finder, cut).candidates.map(({ start, end }) => [
          start + 400,
          end + 400,
        ])
        expect(wake(finder, text).candidates.map(({ start, end }) => [start, end])).toEqual(shifted)
      }),
    )
  })
})
