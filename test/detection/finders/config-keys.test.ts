import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { CONFIG_KEYS } from '#lib/detection/finders/config-keys.ts'
import { CISCO_KEYS, JUNIPER_KEYS } from '#lib/detection/finders/network-devices.ts'
import { PASSWORD_HASHES } from '#lib/detection/finders/password-hashes.ts'
import { WORDPRESS_KEYS } from '#lib/detection/finders/wordpress.ts'
import { BASE62, draw, found, wake } from './harness.ts'

const FINDERS = [...CONFIG_KEYS, CISCO_KEYS, JUNIPER_KEYS, PASSWORD_HASHES, WORDPRESS_KEYS]
const look = (text: string) => found(wake(FINDERS, text), text)
const hex = (length: number) => randomBytes(length / 2).toString('hex')

/** As the router writes it. */
function type7(password: string, offset: number): string {
  const key = ['dsfd;kfoA,.iyewrkldJK', 'DHSUBsgvca69834ncxv9873254k;fg87'].join('')
  const bytes = Array.from(
    password,
    (sign, i) => sign.charCodeAt(0) ^ key.charCodeAt((offset + i) % key.length),
  )
  return String(offset).padStart(2, '0') + Buffer.from(bytes).toString('hex').toUpperCase()
}

describe('keys in configuration files', () => {
  test('.NET', () => {
    const keys = [hex(128).toUpperCase(), hex(48).toUpperCase()] as const
    const text = `<machineKey validationKey="${keys[0]}" decryptionKey="${keys[1]}" validation="SHA1" />`
    expect(look(text)).toEqual([
      ['net-machinekey', keys[0]],
      ['net-machinekey', keys[1]],
    ])
  })

  test('WireGuard', () => {
    const key = randomBytes(32).toString('base64')
    expect(look(`[Interface]\nPrivateKey = ${key}\n`)).toEqual([['wireguard-private-key', key]])
    expect(wake(FINDERS, `[Peer]\nPresharedKey=${key}`).candidates).toMatchObject([
      { confidence: 'high' },
    ])
    expect(look(`PublicKey = ${key}`)).toEqual([])
  })

  test('Cisco type 7 and Juniper', () => {
    const cisco = type7('S3cure!pass', 8)
    expect(look(`username admin password 7 ${cisco}`)).toEqual([
      ['cisco-juniper-type-7-9-type-5', cisco],
    ])
    expect(look('password 7 characters long')).toEqual([])
    const juniper = `$9$${draw(BASE62, 24)}`
    expect(look(`secret "${juniper}"; ## SECRET-DATA`)).toEqual([
      ['cisco-juniper-type-7-9-type-5', juniper],
    ])
  })

  test('Solana', () => {
    for (const join of [',', ', ', ',\n  ']) {
      const key = `[${[...randomBytes(64)].join(join)}]`
      expect(look(`solana keypair: ${key}`)).toContainEqual([
        'solana-private-key-array-or-base58',
        key,
      ])
    }
    expect(look(`solana [${'0,'.repeat(63)}0]`)).toEqual([])
  })

  test('Sidekiq', () => {
    const pair = `${hex(8)}:${hex(8)}`
    expect(look(`BUNDLE_ENTERPRISE__CONTRIBSYS__COM=${pair}`)).toEqual([
      ['sidekiq-pro-enterprise-gem-credentials', pair],
    ])
    expect(look(`bundle config enterprise.contribsys.com ${pair}`)).toEqual([
      ['sidekiq-pro-enterprise-gem-credentials', pair],
    ])
  })

  test('WordPress', () => {
    const password = ['Kt9zz', 'Qa'].join('-')
    const salt = `k7:${draw(BASE62, 50)};&[x]>`
    expect(look(`define( 'AUTH_KEY',         '${salt}' );`)).toEqual([
      ['wordpress-php-wp-config-salts-and-db-password', salt],
    ])
    expect(look(`define('DB_PASSWORD', "${password}");`)).toEqual([
      ['wordpress-php-wp-config-salts-and-db-password', password],
    ])
    for (const value of ['put your unique phrase here', 'password_here', '']) {
      expect(look(`define('AUTH_KEY', '${value}');`)).toEqual([])
    }
    expect(look(`define('DB_NAME', 'Kt9zz-Qa');`)).toEqual([])
  })

  test('Django, Rails, Laravel', () => {
    const id = 'django-rails-laravel-secret-key-secret-key-base-app-key-base64'
    const django = `${draw('abcdefghijklmnopqrstuvwxyz0123456789!@#$%^&*(-_=+)', 49)}&`
    expect(look(`SECRET_KEY = '${django}'`)).toEqual([[id, django]])
    expect(look(`SECRET_KEY = "django-insecure-${django}"`)).toEqual([
      [id, `django-insecure-${django}`],
    ])
    const rails = hex(128)
    expect(look(`  secret_key_base: ${rails}`)).toEqual([[id, rails]])
    const laravel = `base64:${randomBytes(32).toString('base64')}`
    expect(look(`APP_KEY=${laravel}`)).toEqual([[id, laravel]])
    expect(look("SECRET_KEY = os.environ['SECRET_KEY']")).toEqual([])
  })

  test('hashes of passwords are known, and no findings', () => {
    for (const hash of [
      `$2b$12$${draw(BASE62, 53)}`,
      `$6$rounds=5000$${draw(BASE62, 8)}$${draw(BASE62, 86)}`,
      `$argon2id$v=19$m=65536,t=3,p=4$${draw(BASE62, 22)}$${draw(BASE62, 43)}`,
      `$9$${draw(BASE62, 14)}$${draw(BASE62, 43)}`,
    ]) {
      expect(look(`root:${hash}:19000`)).toEqual([])
      expect(wake(FINDERS, hash).candidates).toMatchObject([
        { start: 0, end: hash.length, rule: undefined },
      ])
    }
  })
})

describe('hostile text', () => {
  test.for([
    'validationKey="',
    'PrivateKey = ',
    'password 7 ',
    'password 7 00',
    '$9$',
    '$2a$',
    'solana [',
    'solana [1,2,',
    'contribsys',
    "define('DB_PASSWORD','",
    'SECRET_KEY=',
    'secret_key_base:',
  ])('%s', (piece) => {
    const steps = (times: number) => wake(FINDERS, piece.repeat(times)).steps
    expect(steps(4000)).toBeLessThanOrEqual(2.2 * steps(2000) + 1)
    expect(steps(4000)).toBeLessThanOrEqual(64 * 4000 * piece.length)
  })

  test('nothing throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (junk) => {
        for (const before of [
          'validationKey="',
          'PrivateKey = ',
          'password 7 ',
          '$9$',
          'solana [',
          "define('DB_PASSWORD', '",
          'SECRET_KEY=',
        ])
          look(before + junk)
      }),
    )
  })
})
