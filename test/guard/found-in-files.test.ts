import { describe, expect, test } from 'vitest'
import { createScanner } from '#lib/detection/scan.ts'
import { foundInFiles } from '#lib/guard/found-in-files.ts'
import { DEFAULT_LEVELS } from '#lib/guard/level.ts'

/** Put together here, because nothing in the repository may look like a credential. */
const KEY = ['glp', 'at-', 'Wm2Xk9Lr4Tz8Bv6Nc1Hd'].join('')
const PEM = ['PRIVATE', 'KEY-----'].join(' ')
const scanner = createScanner()
const none = { has: () => false }
const read = (name: string, text: string) => ({
  file: new File([], name),
  bytes: new TextEncoder().encode(text),
})

describe('foundInFiles', () => {
  test('names the files that are to be held, and for what', () => {
    const env = read('.env', `GITLAB_TOKEN=${KEY}\n`)
    const files = [read('notes.txt', 'nothing'), env]
    const found = foundInFiles(files, scanner, DEFAULT_LEVELS, none)
    expect(found.map(({ file }) => file.name)).toEqual(['.env'])
    expect(found[0]?.found[0]).toMatchObject({ token: KEY, level: 'hold' })
  })

  test('a private key, also inside of JSON', () => {
    const body = Array.from(
      { length: 20 },
      (_, i) => `${'MIIEvQIBADANBgkqhkiG9w0BAQEFAASC'}${i + 10}`,
    )
    const lines = [`-----BEGIN ${PEM}`, ...body, `-----END ${PEM}`]
    const json = JSON.stringify({ type: 'service_account', private_key: lines.join('\n') })
    for (const text of [lines.join('\n'), json]) {
      const [one] = foundInFiles([read('a', text)], scanner, DEFAULT_LEVELS, none)
      expect(one?.found.map(({ finding }) => finding.kind)).toContain('private-key')
    }
  })

  test('goes by the levels, and by what a person called no secret', () => {
    const env = [read('.env', `GITLAB_TOKEN=${KEY}\n`)]
    const levels = { critical: 'warn', high: 'warn', medium: 'warn', low: 'mark' } as const
    expect(foundInFiles(env, scanner, levels, none)).toEqual([])
    expect(foundInFiles(env, scanner, DEFAULT_LEVELS, { has: (one) => one === KEY })).toEqual([])
    const blocking = { ...DEFAULT_LEVELS, critical: 'block', high: 'block' } as const
    expect(foundInFiles(env, scanner, blocking, none)[0]?.found[0]?.level).toBe('block')
  })

  test('what is likely is held too, and never blocked', () => {
    const word = ['Som', 'mer-', 'h4Kx9', '!'].join('')
    const env = [read('.env', `DB_PASSWORD=${word}\n`)]
    expect(foundInFiles(env, scanner, DEFAULT_LEVELS, none)[0]?.found).toMatchObject([
      { token: word, level: 'hold', finding: { confidence: 'medium' } },
    ])
    const blocking = {
      ...DEFAULT_LEVELS,
      critical: 'block',
      high: 'block',
      medium: 'block',
    } as const
    expect(foundInFiles(env, scanner, blocking, none)[0]?.found[0]?.level).toBe('hold')
  })

  test('leaves data alone, whatever it is called', () => {
    const zip = read('keys.env', `PK\u0003\u0004\u0000\u0000${KEY}`)
    expect(foundInFiles([zip], scanner, DEFAULT_LEVELS, none)).toEqual([])
  })
})
