import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { NETRC } from '#lib/detection/finders/netrc.ts'
import { OTP_SEEDS } from '#lib/detection/finders/otp.ts'
import { RECOVERY_CODES } from '#lib/detection/finders/recovery.ts'
import { WIFI } from '#lib/detection/finders/wifi.ts'
import { scan } from '#lib/detection/scan.ts'
import { draw, found, wake } from './harness.ts'

const FINDERS = [OTP_SEEDS, RECOVERY_CODES, WIFI, NETRC]
const look = (text: string) => found(wake(FINDERS, text), text)
const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
const seed = `K7${draw(BASE32, 14)}`
const spaced = (text: string, by: number, sign: string) =>
  (text.match(new RegExp(`.{1,${by}}`, 'g')) ?? []).join(sign)

const HEX_CODES = [0x4ab812, 0x9cd27f, 0x1fe03c].map((one) => one.toString(16)).join(', ')

describe('seeds of authenticators', () => {
  test.for([
    `otpauth://totp/Acme:me@acme.io?secret=${seed}&issuer=Acme`,
    `"otpauth://hotp/x?counter=1&secret=${seed}"`,
  ])('%s', (text) => {
    expect(look(text)).toEqual([['totp-provisioning-uri', seed]])
  })

  test.for([
    'TOTP secret: ',
    '2FA: ',
    'the otp seed is ',
    'MFA key = "',
    'authenticator setup key\n',
  ])('%s', (before) => {
    expect(look(before + seed)).toEqual([['totp-bare-secret', seed]])
  })

  test('in groups, as pages show it', () => {
    const shown = spaced(`k7${draw('abcdefghijklmnopqrstuvwxyz234567', 30)}`, 4, ' ')
    expect(look(`My 2FA key is ${shown} and so on`)).toEqual([['totp-bare-secret', shown]])
  })

  test.for([
    `otpauth://totp/x?secret=${['JBSWY3DP', 'EHPK3PXP'].join('')}`,
    'otpauth://totp/x?issuer=y',
    '2FA is required for all administrators',
    'TOTP_AUTHENTICATION_REQUIRED',
    'totp: AUTHENTICATIONREQUIRED',
    '2fa code that will help with this when they come',
    'otp: 9c1185a5c5e9fc54612808977ee8f548b2258d31',
    '62FA 62FB 62FC 62FD 62FE',
    'glyphs 2FA 62FB 62FC 62FD 62FE',
    '2FA D2FA 62FB 62FC 62FD 62FE',
    `id A2FA: ${seed}`,
    `2FA commit ${'DA4CE7F2'.repeat(2)}B5A6`,
  ])('nothing in %s', (text) => {
    expect(look(text)).toEqual([])
  })
})

test('the seed of the documentation is none in the query of any URL', () => {
  const sample = ['JBSWY3DP', 'EHPK3PXP'].join('')
  for (const url of ['otpauth://totp/Acme:me', 'https://auth.acme.io/totp']) {
    for (const query of [`?secret=${sample}`, `?secret=${sample}${sample}&issuer=Acme`]) {
      expect(scan(url + query).findings).toEqual([])
    }
  }
})

describe('recovery codes', () => {
  const hex = (length: number) =>
    `7${randomBytes(length)
      .toString('hex')
      .slice(0, length - 2)}9`
  const list = (length: number, join = '\n') =>
    Array.from({ length: 6 }, () => hex(length)).join(join)
  test.for([
    'GitHub recovery codes:',
    'Backup codes',
    'Códigos de recuperación:',
    'Códigos de recuperação:',
    'Codes de récupération :',
    'Wiederherstellungscodes:',
    'Codici di recupero:',
    'Herstelcodes:',
    'Kody odzyskiwania:',
    'Коды восстановления:',
    'Kurtarma kodları:',
    'リカバリーコード',
    '恢复代码：',
    '备用码：',
    'Backup-Codes für Google:',
    '"recovery_codes": [',
    'Google backup verification codes',
    'Códigos de copia de seguridad:',
    'Codes de secours:',
    'Kody zapasowe:',
    'Резервные коды:',
    'Yedek kodlar:',
    'Ersatzcodes:',
  ])('%s', (label) => {
    for (const codes of [list(10), list(8, ', '), list(8, '\n- ')]) {
      expect(look(`${label}\n${codes}\n`)).toEqual([['recovery-codes', codes]])
    }
  })

  test('one that looks made up among others that do not', () => {
    const codes = [...list(8, ' ').split(' '), ['7', '88888', 'a9'].join('')]
    expect(look(`Backup codes: ${codes.join(' ')}`)).toEqual([['recovery-codes', codes.join(' ')]])
    const made = ['1', '2', '3', '4'].map((digit) => digit.repeat(8)).join(' ')
    expect(look(`Backup codes: ${made}`)).toEqual([])
  })

  test('three may be something else, more are not', () => {
    const sure = (text: string) => wake(FINDERS, text).candidates.map((one) => one.confidence)
    const codes = Array.from({ length: 4 }, () => hex(10))
    expect(sure(`recovery codes: ${codes.slice(1).join(' ')}`)).toEqual(['medium'])
    expect(sure(`recovery codes: ${codes.join(' ')}`)).toEqual(['high'])
  })

  test('in groups, numbered, with spaces', () => {
    const pairs = Array.from({ length: 5 }, () => `${hex(5)}-${hex(5)}`)
    expect(look(`my recovery codes are ${pairs.join(' ')}`)).toEqual([
      ['recovery-codes', pairs.join(' ')],
    ])
    const numbered = pairs.map((code, i) => `${i + 1}. ${code}`).join('\n')
    expect(look(`Recovery codes\n${numbered}`)).toEqual([['recovery-codes', numbered.slice(3)]])
    const google = Array.from(
      { length: 5 },
      () => `${draw('123456789', 4)} ${draw('123456789', 4)}`,
    ).join('\n')
    expect(look(`backup codes:\n${google}`)).toEqual([['recovery-codes', google]])
  })

  test.for([
    'Recovery codes are 10 characters long',
    `error codes ${[...Array(3).keys()].map((i) => i + 40012345).join(' ')}`,
    'recovery codes: xxxxx-xxxx1 xxxxx-xxxx2 xxxxx-xxxx3',
    'backup codes from 2024-01-01 2024-01-02 2024-01-03',
    'códigos de reserva: ABC123, DEF456, GHI789',
    'Ersatzteil Codes: AB1234, CD5678, EF9012',
    `Ersatzteil Codes: ${HEX_CODES}`,
    `yedek parça kodları: ${HEX_CODES}`,
    `kody części zapasowych: ${HEX_CODES}`,
    `备用件代码: ${HEX_CODES}`,
    'backup codes are stored in table1, table2, table3',
    'backup codes: gate12, door14, hall22',
    'backup status codes: error404, error500, error503',
    `backup status codes: ${HEX_CODES}`,
    `emergency exit codes: ${HEX_CODES}`,
    '2fa sms codes come from +4915183947201, +3316073058212, +1271192840372',
    '2fa codes come from +4915183947201, +3316073058212, +1271192840372',
    `the nonrecovery codes: ${HEX_CODES}`,
    'recovery codes: 40012345, 40012346, 40012347',
  ])('nothing in %s', (text) => {
    expect(look(text)).toEqual([])
  })
})

describe('networks and hosts', () => {
  test('a network', () => {
    expect(look(`WIFI:T:WPA;S:Acme Guests;P:${'Kt'}\\;9zz-Qa;;`)).toEqual([
      ['wi-fi-qr-payload', 'Kt\\;9zz-Qa'],
    ])
    expect(look('WIFI:S:a;T:nopass;;')).toEqual([])
    expect(look('WIFI:T:WPA;S:name;P:password;;')).toEqual([])
  })

  test('.netrc', () => {
    const password = ['Kt9zz', 'Qa'].join('-')
    expect(look(`machine api.acme.io login me password ${password}`)).toEqual([
      ['netrc-entry', password],
    ])
    expect(look(`machine api.acme.io\n  login me\n  password ${password}\n`)).toEqual([
      ['netrc-entry', password],
    ])
    expect(look('machine learning login page password reset')).toEqual([])
    expect(look('machine x login y password <token>')).toEqual([])
  })
})

describe('hostile text', () => {
  test.for([
    'otp ',
    'otpauth://?secret=',
    '2fa:',
    'TOTP AAAA ',
    'recovery codes ',
    'recovery codes 1234567a ',
    'WIFI:T:',
    'WIFI:S:a;P:',
    'machine ',
    'machine a login ',
  ])('%s', (piece) => {
    const steps = (times: number) => wake(FINDERS, piece.repeat(times)).steps
    expect(steps(4000)).toBeLessThanOrEqual(2.2 * steps(2000) + 1)
    expect(steps(4000)).toBeLessThanOrEqual(64 * 4000 * piece.length)
  })

  test('nothing throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (junk) => {
        for (const before of [
          'otpauth://',
          '2FA ',
          'recovery codes ',
          'WIFI:',
          'machine a login b password ',
        ])
          look(before + junk)
      }),
    )
  })
})
