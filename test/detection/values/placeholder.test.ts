import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isPlaceholder } from '#lib/detection/values/placeholder.ts'
import { chance } from '#test/corpus/random.ts'

const WORDS = 'password secret token key api-key access-token client_secret passphrase'.split(' ')
const FORMS: readonly ((word: string) => string)[] = [
  (word) => word,
  (word) => word.toUpperCase(),
  (word) => `your-${word}`,
  (word) => `your_${word}_here`,
  (word) => `YOUR_${word.toUpperCase()}`,
  (word) => `my-${word}`,
  (word) => `my_super_${word}`,
  (word) => `<${word}>`,
  (word) => `<your ${word}>`,
  (word) => `[${word}]`,
  (word) => `{${word}}`,
  (word) => `{{ ${word} }}`,
  (word) => `$\{${word.replace('-', '_')}}`,
  (word) => `$${word.replace('-', '_').toUpperCase()}`,
  (word) => `%${word}%`,
  (word) => `@${word}@`,
  (word) => `__${word}__`,
  (word) => `example-${word}`,
  (word) => `${word}-example`,
  (word) => `test-${word}`,
  (word) => `${word}123`,
  (word) => `dummy_${word}_1`,
  (word) => `fake-${word}`,
  (word) => `insert-${word}-here`,
  (word) => `replace-with-${word}`,
  (word) => `change-this-${word}`,
  (word) => `some-${word}`,
  (word) => `the ${word} goes here`,
  (word) => `put your ${word} here`,
  (word) => `TODO: ${word}`,
  (word) => `redacted ${word}`,
  (word) => `${word}...`,
  (word) => `xxx-${word}-xxx`,
  (word) => `enter ${word}`,
]
const OTHERS = [
  'xxxxxxxx',
  'XXXX-XXXX-XXXX',
  '********',
  '••••••••',
  '........',
  '--------',
  '00000000000000000000',
  'aaaaaaaaaaaa',
  'abababababababab',
  '12345678',
  '1234567890abcdef',
  'abcdefghijklmnop',
  '0123456789abcdef0123456789abcdef',
  '87654321',
  '1a2b3c4d5e6f',
  'a1b2c3d4e5f6',
  'changeme',
  'changeit',
  'change_me_now',
  'foobar',
  'lorem-ipsum',
  'p4ssw0rd',
  's3cr3t',
  'P@ssw0rd',
  'none',
  'null',
  'undefined',
  'true',
  'contraseña',
  'tu-contraseña',
  'mot-de-passe',
  'votre-mot-de-passe',
  'passwort',
  'dein-passwort',
  'geheim',
  'wachtwoord',
  'hasło',
  'пароль',
  'ваш-пароль',
  'şifre',
  'パスワード',
  '密码',
  'EXAMPLEEXAMPLEKEYEXAMPLE',
  'ghp_exampleexampleexample',
]
const PLACEHOLDERS = [...FORMS.flatMap((form) => WORDS.map(form)), ...OTHERS]

test('of three hundred placeholders at most one in a hundred is taken for a secret', () => {
  const missed = PLACEHOLDERS.filter((value) => !isPlaceholder(value, 0, value.length))
  expect(PLACEHOLDERS.length).toBeGreaterThan(300)
  expect(missed.length, missed.join(' ')).toBeLessThanOrEqual(3)
})

test('of drawn tokens fewer than one in a thousand is', () => {
  const c = chance(3)
  let taken = 0
  for (let round = 0; round < 4000; round++) {
    const set = c.pick(['hex', 'base36', 'base62', 'base64url'] as const)
    const token = c.chars(set, c.int(16, 64))
    if (isPlaceholder(token, 0, token.length)) taken++
  }
  expect(taken).toBeLessThanOrEqual(4)
})

test('only the value is looked at, not what stands around it', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), fc.string(), (before, value, after) => {
      const text = before + value + after
      expect(isPlaceholder(text, before.length, before.length + value.length)).toBe(
        isPlaceholder(value, 0, value.length),
      )
    }),
    {
      examples: [
        ['', '{ ', '}'],
        ['', '_', '_'],
      ],
    },
  )
})
