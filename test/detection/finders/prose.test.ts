import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ASSIGNMENTS } from '#lib/detection/finders/assignment.ts'
import { PROSE } from '#lib/detection/finders/prose.ts'
import { scan } from '#lib/detection/scan.ts'
import { wake } from '../support/wake.ts'

/**
 * What is written beside a label, with ¤ for the value; the values are made up, and in two halves,
 * because nothing in the repository may look like a credential.
 */
const FOUND: readonly (readonly [string, string])[] = [
  ['the password is ¤', 'hunt·er2!'],
  ['pw: ¤', 'abc·123'],
  ['la contraseña es ¤', 'Veran·o2024!'],
  ['le mot de passe est ¤', 'Sole·il42#'],
  ['密码是¤', 'abc·123'],
  ['パスワードは ¤ です', 'Abc·-123'],
  ['密码：¤', 'Qw3r·ty!9'],
  ['password是¤', 'abc·123'],
  ['新的token是 ¤', '9fK2·mQ7xLz0P4v'],
  ['passwordは¤です', 'Abc·-123'],
  ['şifre: ¤', 'Kedi·2024!'],
  ['пароль: ¤', 'Zima·2024!'],
  ['hasło to ¤', 'Kot1·234!'],
  ['login admin / ¤', 'S3cr·et!9'],
  ['username/password: bob / ¤', 'hunt·er22'],
  ['use ¤ as the password please', 'hunt·er2x'],
  ['PIN ¤', '48·29'],
  ['the password for the wifi is ¤.', 'Blue4·2fish'],
  ['Password:\n¤', 'hunt·er22'],
  ['senha: ¤', 'Gato·2024!'],
  ['wachtwoord is ¤', 'Fiet·s99!'],
  ['la password è ¤', 'Gatt·o77!'],
  ['das Passwort lautet ¤', 'Hund·88!x'],
  ['DB_PASSWORD=¤', 'p4ssZ·q!k9x'],
  ["const apiKey = '¤'", 'a8Kd0Lq2Zx·9vB7nM3wEr'],
  ['{"client_secret": "¤"}', '9f8Kd0Lq2Z·x9vB7nM3wEr'],
  ['<password>¤</password>', 'Kd0L·q2Zx9'],
  ['--password ¤ --yes', 'Kd0L·q2Zx9'],
  ["env['TOKEN'] = '¤'", 'Kd0Lq2Zx·9vB7nM3w'],
  ["password: string = '¤'", 'Kd0L·q2Zx9'],
  ['- name: API_TOKEN\n  value: ¤', 'Kd0Lq2Zx·9vB7nM3w'],
  ['| password | ¤ |', 'Kd0L·q2Zx9'],
  ['creds: admin:¤', 'Kd0L·q2!x9'],
  ['x-api-key: ¤', 'Kd0Lq2Zx9·vB7nM3wQQ'],
  ['{\\"password\\":\\"¤\\"}', 'Kd0L·q2Zx9'],
  ['setPassword("¤")', 'Kd0L·q2Zx9'],
  ["process.env.API_TOKEN || '¤'", 'Kd0Lq2Zx·9vB7nM3w'],
  ["IDENTIFIED BY '¤'", 'Kd0L·q2Zx9'],
  ['new password is "¤"', 'swor·dfish'],
]

const NOTHING = [
  'password is required',
  'the password is wrong',
  'password must be at least 8 characters',
  'reset your password',
  'password: required',
  'password (optional)',
  'password = getPassword()',
  'token: string',
  'password = password',
  'const key = keys[0]',
  'password: changeme',
  'the password is expired',
  'la contraseña es incorrecta',
  'max_tokens: 4096',
  "password_hash = '5f4dcc3b5aa765d61d8327deb882cf99'",
  'token: process.env.TOKEN2',
  'password is too short',
  `POST /oauth/token 401 8ms - trace=${'0c815e93b7d24f6a8c1e5'}${'d70b39f4a62'} client=web`,
  'stretch(passphrase: Uint8Array, salt: Uint8Array)',
  'read(password: BigInt64Array)',
  String.raw`utf8('密码\u0000')`,
  'if (/^(?:password_here|database_password|wordpress)$/.test(value)) return',
  `key: '${['MCow', 'BQYDK2VwAyEAQ1S221lSDoVW33e7lqiRR+AyB0xBiQv+p+wLjXCL80k='].join('')}'`,
]

test.each(FOUND)('%j holds one value, exactly', (form, halves) => {
  const value = halves.replace('·', '')
  const text = form.replace('¤', () => value)
  expect(scan(text).findings.map(({ start, end }) => text.slice(start, end))).toEqual([value])
})

test.each(NOTHING)('%j holds none', (text) => {
  expect(scan(text).findings).toEqual([])
})

describe.each([
  ['assignment', ASSIGNMENTS],
  ['prose', PROSE],
])('%s', (_, finder) => {
  const piece = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 12 }),
    fc.constantFrom(
      'password',
      'token',
      'key',
      '=',
      ': ',
      ' is ',
      '"',
      "'",
      '密码',
      'is',
      '\n',
      '<',
      '>',
      '/',
    ),
  )

  test('never throws, and stays inside of the text', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const text = pieces.join('')
        for (const { start, end } of wake(finder, text).candidates) {
          expect(start).toBeGreaterThanOrEqual(0)
          expect(end).toBeGreaterThan(start)
          expect(end).toBeLessThanOrEqual(text.length)
        }
      }),
    )
  })

  test.each(['password=', 'password is password is ', 'password="', 'pass '])(
    'takes twice the steps for twice as much of %j',
    (unit) => {
      const once = wake(finder, unit.repeat(500)).steps
      expect(wake(finder, unit.repeat(1000)).steps).toBeLessThanOrEqual(once * 2.2 + 1000)
    },
  )
})
