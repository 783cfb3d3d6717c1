import { describe, expect, test } from 'vitest'
import { formatFragment } from '#lib/crypto/link.ts'
import { base62 } from '#lib/detection/examples.ts'
import { createScanner, scan } from '#lib/detection/scan.ts'

const seed = crypto.getRandomValues(new Uint8Array(32))

describe('our own links', () => {
  test.for([
    ['bare', (link: string) => link],
    ['in a sentence', (link: string) => `the password is here: ${link}, open it once`],
    ['assigned to a secret name', (link: string) => `DB_PASSWORD=${link}`],
    ['as a quoted token', (link: string) => `{"api_token": "${link}"}`],
    ['in Markdown', (link: string) => `[secret](${link})`],
  ] as const)('are no findings: %s', async ([, around]) => {
    for (const mode of ['n', 'p'] as const) {
      const fragment = await formatFragment({ mode, seed, locator: null })
      expect(scan(around(`https://once.company.net/s/${base62(22)}#${fragment}`)).findings).toEqual(
        [],
      )
    }
  })

  test('are no findings with a locator', async () => {
    const locator = { kind: 'openbao', address: `vault.company.net/${base62(24)}` }
    const fragment = await formatFragment({ mode: 'n', seed, locator })
    expect(scan(`token: https://vault.company.net/x#${fragment}`).findings).toEqual([])
  })

  test('hide nothing that stands beside them', async () => {
    const fragment = await formatFragment({ mode: 'n', seed, locator: null })
    const token = `ghp_${base62(36)}`
    const { findings } = scan(`https://once.company.net/s/a#${fragment} ${token}`)
    expect(findings.map(({ detector }) => detector)).toEqual([
      'github-personal-access-token-classic',
    ])
  })
})

test.for([
  `https://bin.company.net/?${base62(16)}#${base62(44)}`,
  `https://bin.company.net/open?token=${base62(32)}`,
  `https://bin.company.net/s/sk_live_${base62(24)}`,
])('links of other endpoints are left alone by an entry that ends with a star: %#', (link) => {
  const scanner = createScanner({ allow: ['https://bin.company.net/*'] })
  for (const text of [link, `password: ${link}`, `token=${link}`, `[here](${link})`]) {
    expect(scanner.scan(text).findings).toEqual([])
  }
})
