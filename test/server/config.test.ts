import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { configTable, withConfigTable } from '#scripts/config-table.ts'
import { configWith, describeOptions, helpText, OPTIONS, parseConfig } from '#server/config.ts'
import { parseTokens } from '#server/tokens.ts'

describe('parseConfig', () => {
  test('has a default for everything', () => {
    expect(parseConfig([], {})).toEqual(configWith({}))
    expect(parseConfig([], {})).toMatchObject({
      port: 8787,
      host: '127.0.0.1',
      rateLimit: 'on',
      maxEnvelopeBytes: 8 * 1024 * 1024,
      maxTtlSeconds: 30 * 86_400,
      quotaBytes: 1024 ** 3,
      trustedProxies: 0,
      tokens: [],
    })
  })

  test('takes the flag before the variable before the default', () => {
    const environment = { MATCHSTICK_PORT: '1000', MATCHSTICK_NAME: 'Ours', MATCHSTICK_DATA: '' }
    expect(parseConfig(['--port', '2000'], environment)).toMatchObject({
      port: 2000,
      name: 'Ours',
      data: './data',
    })
    expect(parseConfig(['--port=3000'], environment)).toMatchObject({ port: 3000 })
  })

  test.each([
    ['--max-ttl', '90', { maxTtlSeconds: 90 }],
    ['--max-ttl', '12h', { maxTtlSeconds: 43_200 }],
    ['--max-ttl', '7d', { maxTtlSeconds: 604_800 }],
    ['--max-envelope', '1048576', { maxEnvelopeBytes: 1_048_576 }],
    ['--max-envelope', '64MiB', { maxEnvelopeBytes: 64 * 1024 ** 2 }],
    ['--quota', '20 GiB', { quotaBytes: 20 * 1024 ** 3 }],
    ['--rate-limit', 'off', { rateLimit: 'off' }],
    ['--public-url', 'https://share.example/', { publicUrl: 'https://share.example' }],
    [
      '--allow-origins',
      'https://a.example, http://localhost:3000',
      { allowOrigins: ['https://a.example', 'http://localhost:3000'] },
    ],
  ])('reads %s %s', (flag, value, expected) => {
    expect(parseConfig([flag, value], {})).toMatchObject(expected)
  })

  test.each([
    ['--port', '-1'],
    ['--port', '1e3'],
    ['--port', ''],
    ['--max-ttl', '1w'],
    ['--max-ttl', '1constructor'],
    ['--max-ttl', '400d'],
    ['--max-envelope', '8MB'],
    ['--quota', '1'],
    ['--rate-limit', 'no'],
    ['--public-url', 'share.example'],
    ['--public-url', 'https://share.example/path'],
    ['--public-url', 'ftp://share.example'],
    ['--allow-origins', '*'],
    ['--name', ''],
  ])('names %s when it is %j, and what was expected', (flag, value) => {
    expect(() => parseConfig([`${flag}=${value}`], {})).toThrow(
      new RegExp(`^${flag} expected .+, got "`),
    )
  })

  test('refuses what it does not know', () => {
    expect(() => parseConfig(['--unknown'], {})).toThrow(/unknown flag --unknown/)
    expect(() => parseConfig(['-p', '1'], {})).toThrow(/unknown flag -p/)
    expect(() => parseConfig(['--tokens', 'secret'], {})).toThrow(/unknown flag --tokens/)
  })

  test('returns null when help is asked for', () => {
    expect(parseConfig(['--help'], {})).toBeNull()
    expect(parseConfig(['-h'], {})).toBeNull()
  })

  test('reads back every default that it prints', () => {
    for (const option of Object.values(OPTIONS)) {
      if (option.flag === null || 'defaultText' in option) continue
      const printed = describeOptions().find(({ flag }) => flag === option.flag)?.default
      if (printed) expect(parseConfig([`--${option.flag}=${printed}`], {})).toEqual(configWith({}))
    }
  })
})

describe('helpText', () => {
  test('lists every flag and variable', () => {
    for (const { flag, env } of describeOptions()) {
      expect(helpText()).toContain(env)
      if (flag !== null) expect(helpText()).toContain(`--${flag}`)
    }
  })
})

describe('parseTokens', () => {
  test('takes one a line, without comments and spaces', () => {
    expect(parseTokens('# team\r\n one \n\ntwo\n')).toEqual(['one', 'two'])
  })
})

describe('the README', () => {
  test('has the current table of settings (else run: node scripts/config-table.ts)', () => {
    const readme = readFileSync(join(import.meta.dirname, '..', '..', 'README.md'), 'utf8')
    expect(readme).toContain(configTable())
    expect(withConfigTable(readme)).toBe(readme)
  })
})
