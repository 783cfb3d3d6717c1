/** What no person types on purpose and every chat brings all the same. Steps are counted, not time. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Scan } from '#lib/detection/finding.ts'
import { scan } from '#lib/detection/scan.ts'
import { allCases } from '#test/corpus/all.ts'
import { FIXED } from '#test/corpus/fixed.ts'
import { flat, hostileTexts } from '#test/corpus/hostile.ts'
import { knownPrefixes } from '#test/corpus/of-detectors.ts'
import { chance } from '#test/corpus/random.ts'

const ZERO_WIDTH = ['\u200b', '\u200c', '\u200d', '\u2060', '\ufeff', '\u00ad']
const DIRECTIONS = [
  '\u200e',
  '\u200f',
  '\u202a',
  '\u202b',
  '\u202c',
  '\u202d',
  '\u202e',
  '\u2066',
  '\u2069',
]

function token(format: string, seed = 3): string {
  const make = FIXED[format]
  if (make === undefined) throw new RangeError(`the corpus has no ${format}`)
  return make(chance(seed))
}

const found = (text: string) => scan(text).findings.map(({ start, end }) => text.slice(start, end))

/** In order, apart from each other, inside the text, and no pair of surrogates cut in two. */
function expectWhole(text: string, { findings }: Scan): void {
  let last = 0
  for (const { start, end } of findings) {
    expect(start).toBeGreaterThanOrEqual(last)
    expect(end).toBeGreaterThan(start)
    expect(end).toBeLessThanOrEqual(text.length)
    for (const edge of [start, end]) {
      const cuts =
        /[\ud800-\udbff]$/.test(text.slice(0, edge)) && /^[\udc00-\udfff]/.test(text.slice(edge))
      expect(cuts, `an edge at ${edge}`).toBe(false)
    }
    last = end
  }
}

const TOKENS = ['GitHub classic', 'GitLab personal', 'Anthropic', 'Stripe live', 'npm', 'SendGrid']

describe('characters that cannot be seen', () => {
  test.for(
    [...ZERO_WIDTH, ...DIRECTIONS].map((one) => [one.codePointAt(0)?.toString(16), one] as const),
  )('U+%s inside a token', ([, hidden]) => {
    for (const format of TOKENS) {
      const whole = token(format)
      for (const at of [2, 6, Math.floor(whole.length / 2), whole.length - 1]) {
        const dressed = whole.slice(0, at) + hidden + whole.slice(at)
        const text = `use ${dressed} please`
        const [finding, ...others] = scan(text).findings
        expect(others).toEqual([])
        expect(finding, `${format}, hidden at ${at}`).toMatchObject({ invisible: true })
        expect(text.slice(finding?.start, finding?.end)).toBe(dressed)
      }
    }
  })

  test('one before or after it does not belong to it', () => {
    const whole = token('GitHub classic')
    for (const hidden of [...ZERO_WIDTH, ...DIRECTIONS]) {
      const text = `use ${hidden}${whole}${hidden} please`
      expect(found(text)).toEqual([whole])
      expect(scan(text).findings[0]).not.toHaveProperty('invisible')
    }
  })

  test('between every two characters', () => {
    const whole = [...token('GitHub classic')].join('\u200b')
    expect(found(`a ${whole} b`)).toEqual([whole])
  })
})

describe('what stands around it', () => {
  const AROUND = [
    '\u00a0',
    '\u2003',
    '\u3000',
    '“',
    '”',
    '‘',
    '’',
    '«',
    '»',
    '„',
    '「',
    '」',
    '…',
    '—',
    '，',
    '。',
    '：',
    '\ud83d\udd11',
    'é',
    '密',
    '\0',
    '\ud83d',
  ]
  test.for(AROUND)('%j', (around) => {
    const whole = token('GitHub classic')
    expect(found(around + whole + around)).toEqual([whole])
    expect(found(`see ${around}${whole}${around} there`)).toEqual([whole])
  })

  test.for([
    ['bold', (inside: string) => `**${inside}**`],
    ['italic', (inside: string) => `*${inside}*`],
    ['struck', (inside: string) => `~~${inside}~~`],
    ['code', (inside: string) => `\`${inside}\``],
    ['a fence', (inside: string) => `\`\`\`sh\n${inside}\n\`\`\``],
    ['a quote', (inside: string) => `> ${inside}\n> and more`],
    ['a spoiler', (inside: string) => `||${inside}||`],
    ['a link in words', (inside: string) => `[${inside}](https://acme.test/x)`],
    ['a link to it', (inside: string) => `[here](https://acme.test/?t=${inside})`],
    ['a list', (inside: string) => `- a\n- ${inside}\n- b`],
    ['HTML', (inside: string) => `<code>${inside}</code>`],
    ['an entity', (inside: string) => `&quot;${inside}&quot;`],
    ['Slack link', (inside: string) => `<https://acme.test/${inside}|here>`],
  ] as const)('Markdown: %s', ([, dress]) => {
    for (const format of TOKENS) {
      const whole = token(format)
      expect(found(dress(whole)), format).toEqual([whole])
    }
  })

  test('Markdown: underlined, where an underscore cannot belong to the token', () => {
    for (const format of ['GitHub classic', 'npm', 'Stripe live']) {
      expect(found(`__${token(format)}__`), format).toEqual([token(format)])
    }
  })

  test('Markdown: escaped underscores and dashes are part of it', () => {
    for (const format of TOKENS) {
      const escaped = token(format).replace(/[_.-]/g, '\\$&')
      expect(found(`use ${escaped} please`), format).toEqual([escaped])
    }
  })
})

describe('tokens that are none', () => {
  test('with look-alike letters in the prefix', () => {
    const whole = token('GitHub classic')
    // Cyrillic and Greek letters, and full width: nobody can use such a token.
    for (const prefix of ['gһp_', 'ghр_', 'ɡhp_', 'ｇｈｐ＿']) {
      expect(
        scan(prefix + whole.slice(4)).findings.filter(({ provider }) => provider === 'GitHub'),
      ).toEqual([])
    }
  })

  test('broken over lines it is no token, and what is left does not crash', () => {
    const whole = token('GitHub classic')
    for (let at = 1; at < whole.length; at++) {
      const text = `${whole.slice(0, at)}\n${whole.slice(at)}`
      expectWhole(text, scan(text))
    }
  })
})

describe('any text at all', () => {
  const cases = allCases(4).map(({ text }) => text)
  const strange = fc.constantFrom(
    '\ud83d',
    '\udc00',
    '\ud83d\ude00',
    '\0',
    '\u200b',
    '\u202e',
    '\u00a0',
    '“',
    '\ufffd',
    '\\',
    '\r',
    '密',
  )

  test('lone surrogates and all the rest: every span is whole', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...cases),
        fc.array(fc.tuple(fc.nat(), strange), { maxLength: 8 }),
        (base, put) => {
          let text = base
          for (const [place, what] of put) {
            const at = place % (text.length + 1)
            text = text.slice(0, at) + what + text.slice(at)
          }
          expectWhole(text, scan(text))
        },
      ),
      { numRuns: 1000 },
    )
  })

  test('bytes as text', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 2000 }), (bytes) => {
        for (const encoding of ['latin1', 'utf8', 'utf16le'] as const) {
          const text = Buffer.from(bytes).toString(encoding)
          expectWhole(text, scan(text))
        }
      }),
    )
  })

  test('units that are no characters', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(0xffff), { maxLength: 500 }), (units) => {
        const text = String.fromCharCode(...units)
        expectWhole(text, scan(text))
      }),
    )
  })
})

describe('large texts', () => {
  test.for(['a', '0', '_', '-', '=', ':', '"', ' ', '\n', '\\', '\0', '\u200b', '密', '\ud83d'])(
    '10 MB of %j',
    (one) => {
      const text = flat(one.repeat(10_000_000))
      const { findings, steps } = scan(text)
      expect(findings).toEqual([])
      expect(steps).toBeLessThan(12 * text.length)
    },
  )

  test('twice the text costs at most twice the steps, and a little, for every hostile text', async () => {
    // Every eighth prefix; the benchmark takes all of them, and longer texts.
    const prefixes = (await knownPrefixes()).filter((_, i) => i % 8 === 0)
    const steep = hostileTexts(prefixes)
      .map(({ name, make }) => {
        const [one, two] = [20_000, 40_000].map((length) => scan(make(length)).steps)
        return { name, ratio: (two ?? 0) / (one ?? 1) }
      })
      .filter(({ ratio }) => ratio > 2.2)
    expect(steep).toEqual([])
  })
})
