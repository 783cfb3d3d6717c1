import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { PRIVATE_KEYS } from '#lib/detection/finders/private-keys.ts'
import { PUTTY_KEYS } from '#lib/detection/finders/putty.ts'
import { armour, BASE62, draw, found, wake } from './harness.ts'

const FINDERS = [PRIVATE_KEYS, PUTTY_KEYS]
const DASHES = '-'.repeat(5)
const begin = (label: string) => `${DASHES}BEGIN ${label}${DASHES}`
const end = (label: string) => `${DASHES}END ${label}${DASHES}`
const block = (label: string, bytes = 600, eol = '\n', headers: string[] = []) =>
  [begin(label), ...headers, ...armour(bytes), end(label)].join(eol)

const detectors = (text: string) => found(wake(FINDERS, text), text).map(([detector]) => detector)
const spans = (text: string) => found(wake(FINDERS, text), text).map(([, span]) => span)

describe('private keys', () => {
  test.for([
    ['RSA PRIVATE KEY', 'pem-rsa-ec-dsa-pkcs-8-private-key'],
    ['EC PRIVATE KEY', 'pem-rsa-ec-dsa-pkcs-8-private-key'],
    ['DSA PRIVATE KEY', 'pem-rsa-ec-dsa-pkcs-8-private-key'],
    ['PRIVATE KEY', 'pem-rsa-ec-dsa-pkcs-8-private-key'],
    ['ENCRYPTED PRIVATE KEY', 'pem-encrypted-private-key'],
    ['OPENSSH PRIVATE KEY', 'openssh-private-key'],
    ['PGP PRIVATE KEY BLOCK', 'pgp-private-key-block'],
  ] as const)('%s', ([label, detector]) => {
    const key = block(label)
    expect(found(wake(FINDERS, `Here:\n${key}\nThanks`), `Here:\n${key}\nThanks`)).toEqual([
      [detector, key],
    ])
  })

  test.for([
    '\n',
    '\r\n',
    '\\n',
    '\\r\\n',
    '\\\\n',
    ' ',
    '\n    ',
    '\n> ',
    '\n\t',
    '"\n  + "',
    "\\n' +\n'",
    '%0A',
    '\\n" \\\n"',
  ])('lines parted by %j', (eol) => {
    const key = block('RSA PRIVATE KEY', 900, eol)
    expect(spans(`key = "${key}"`)).toEqual([key])
  })

  test('an Ed25519 key of one line, and a key in one line altogether', () => {
    for (const key of [block('PRIVATE KEY', 48), block('RSA PRIVATE KEY', 600, '')]) {
      expect(spans(`x ${key} y`)).toEqual([key])
    }
  })

  test('headers before the body: PGP, encrypted PEM', () => {
    const pgp = block('PGP PRIVATE KEY BLOCK', 400, '\n', [
      'Version: GnuPG v2.0.22 (GNU/Linux)',
      'Comment: https://x.test',
      '',
    ])
    expect(spans(pgp)).toEqual([pgp])
    const pem = block('RSA PRIVATE KEY', 400, '\n', [
      'Proc-Type: 4,ENCRYPTED',
      `DEK-Info: AES-128-CBC,${draw('0123456789ABCDEF', 32)}`,
      '',
    ])
    expect(found(wake(FINDERS, pem), pem)).toEqual([['pem-encrypted-private-key', pem]])
  })

  test('SSH2 with four dashes and a space, NATS credentials', () => {
    const ssh2 = [
      '---- BEGIN SSH2 ENCRYPTED PRIVATE KEY ----',
      'Comment: "me"',
      ...armour(300),
      '---- END SSH2 ENCRYPTED PRIVATE KEY ----',
    ].join('\n')
    expect(spans(`a\n${ssh2}\nb`)).toEqual([ssh2])
    const seed = [
      begin('USER NKEY SEED'),
      `SU${draw('ABCDEFGHIJKLMNOPQRSTUVWXYZ234567', 56)}`,
      `-${end('USER NKEY SEED')}-`,
    ].join('\n')
    expect(found(wake(FINDERS, seed), seed)).toEqual([['nats-nkey-seed', seed]])
  })

  test('an OpenSSH key with a passphrase weighs less', () => {
    const key = (cipher: string) => {
      const head = Buffer.concat([
        Buffer.from('openssh-key-v1\0\0\0\0'),
        Buffer.from([cipher.length]),
        Buffer.from(`${cipher}\0\0\0`),
      ])
      const body = Buffer.concat([head, Buffer.from(draw(BASE62, 300))]).toString('base64')
      return [
        begin('OPENSSH PRIVATE KEY'),
        ...(body.match(/.{1,70}/g) ?? []),
        end('OPENSSH PRIVATE KEY'),
      ].join('\n')
    }
    const severity = (text: string) => wake(FINDERS, text).candidates[0]?.rule?.severity
    expect(severity(key('none'))).toBe('critical')
    expect(severity(key('aes256-ctr'))).toBe('high')
  })

  test('an END line that is missing', () => {
    const lines = armour(600)
    const key = [begin('RSA PRIVATE KEY'), ...lines].join('\n')
    expect(spans(key)).toEqual([key])
    const short = `${key}\nb5D`
    expect(spans(short)).toEqual([short])
    expect(spans(`${key}\nThanks`)).toEqual([key])
    expect(spans(`${key}\n\nThat was the key, please keep it safe, it is mine!`)).toEqual([key])
  })

  test('two keys one after the other', () => {
    const keys = [block('RSA PRIVATE KEY'), block('EC PRIVATE KEY', 120)]
    expect(spans(keys.join('\n'))).toEqual(keys)
  })

  test('PuTTY', () => {
    const file = (encryption: string) =>
      [
        'PuTTY-User-Key-File-3: ssh-rsa',
        `Encryption: ${encryption}`,
        'Comment: me@host',
        'Public-Lines: 6',
        ...armour(280),
        'Private-Lines: 14',
        ...armour(700),
        `Private-MAC: ${draw('0123456789abcdef', 64)}`,
      ].join('\n')
    const key = file('none')
    expect(found(wake(FINDERS, `${key}\nbye`), `${key}\nbye`)).toEqual([['putty-private-key', key]])
    expect(wake(FINDERS, file('aes256-cbc')).candidates[0]?.rule?.severity).toBe('high')
    expect(detectors('PuTTY-User-Key-File-3: is how it starts')).toEqual([])
    expect(detectors(key.replace('-3:', '-'))).toEqual([])
  })
})

describe('no private keys', () => {
  test.for([
    `Paste the text from ${begin('RSA PRIVATE KEY')} to ${end('RSA PRIVATE KEY')} here.`,
    `${begin('RSA PRIVATE KEY')}\n...\n${end('RSA PRIVATE KEY')}`,
    `${begin('RSA PRIVATE KEY')}\nMIIEpAIBAAKCAQEA...\n${end('RSA PRIVATE KEY')}`,
    `${begin('RSA PRIVATE KEY')}\n[REDACTED]\n${end('RSA PRIVATE KEY')}`,
    `${begin('PRIVATE KEY')}\n${'x'.repeat(64)}\n${'x'.repeat(64)}\n${end('PRIVATE KEY')}`,
    `if (!key.startsWith('${begin('PRIVATE KEY')}')) throw new TypeError('this is no private key in the form of PEM')`,
    `${begin('PRIVATE KEY')} is the line that the file starts with and everybody knows what comes then and so on and on`,
    'BEGIN PRIVATE KEY',
    'BEGIN TRANSACTION; COMMIT;',
  ])('%s', (text) => {
    expect(detectors(text)).toEqual([])
  })

  test.for([
    'CERTIFICATE',
    'PUBLIC KEY',
    'CERTIFICATE REQUEST',
    'PGP MESSAGE',
    'PGP SIGNATURE',
    'PGP PUBLIC KEY BLOCK',
  ])('%s only takes its place', (label) => {
    const text = block(label)
    const { candidates } = wake(FINDERS, text)
    expect(candidates).toMatchObject([{ start: 0, end: text.length, rule: undefined }])
  })
})

describe('hostile text', () => {
  const line = begin('PRIVATE KEY')
  test.for([
    `${DASHES}BEGIN `,
    `${line}\n`,
    `${line}${'A'.repeat(300)}`,
    `${line} a`,
    'PuTTY-User-Key-File-2: ',
    'PuTTY-User-Key-File-2: Private-Lines: 1 ',
  ])('%j many times takes linear work', (piece) => {
    const steps = (times: number) => wake(FINDERS, piece.repeat(times)).steps
    expect(steps(4000)).toBeLessThanOrEqual(2.2 * steps(2000) + 1)
    expect(steps(4000)).toBeLessThanOrEqual(4 * 4000 * piece.length)
  })

  test('nothing throws', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.base64String({ maxLength: 400 }),
        (junk, body) => {
          for (const text of [line + junk, line + body, `${line}\n${body}\n${junk}${DASHES}END`]) {
            for (const one of wake(FINDERS, text).candidates) {
              expect(one.end).toBeLessThanOrEqual(text.length)
              expect(one.start).toBeLessThan(one.end)
            }
          }
        },
      ),
    )
  })
})
