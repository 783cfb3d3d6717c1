/** What every detector promises, in every place where people paste a credential. New ones pass by themselves. */
import { describe, expect, test } from 'vitest'
import { isAlphanumeric } from '#lib/detection/characters.ts'
import type { Detector, Provider } from '#lib/detection/detector.ts'
import { type Examples, type Find, seed } from '#lib/detection/examples.ts'
import { createScanner, scan } from '#lib/detection/scan.ts'
import { matchShape, parseShape, type Shape } from '#lib/detection/shape.ts'
import { SHORTEST_RUN } from '#lib/detection/sweep.ts'
import { check } from '#lib/detection/validators/index.ts'
import { looksRandom } from '#lib/detection/validators/random.ts'
import { providerFiles } from '#scripts/detectors.ts'

interface ProviderModule {
  default: Provider
  examples: () => Examples
}

const modules = await Promise.all(
  providerFiles().map(async (file) => {
    const module: ProviderModule = await import(`../../lib/detection/detectors/${file}.ts`)
    return { file, ...module }
  }),
)

/** What stands directly before and after a token. */
const FORMS: Record<string, readonly [before: string, after: string]> = {
  alone: ['', ''],
  'assigned to a name': ['KEY=', ''],
  'in quotes': ['"', '"'],
  'in single quotes': ["'", "'"],
  'in a chat sentence': ['here it is: ', ' thanks'],
  'at the end of a line': ['see ', '\nand more'],
  'before CRLF': ['see ', '\r\nand more'],
  'before a full stop': ['it is ', '.'],
  'before a full stop and a sentence': ['it is ', '. Thanks'],
  'before a comma': ['it is ', ', ok'],
  'before a question mark': ['is it ', '?'],
  'in parentheses': ['(', ')'],
  'in back-ticks': ['`', '`'],
  'in a fence': ['```\n', '\n```'],
  'bold in Markdown': ['**', '**'],
  'in a Markdown link': ['[a](https://acme.test/?t=', ')'],
  'as JSON': ['{"a":"', '"}'],
  'as YAML': ['- key: ', ''],
  'behind a colon': ['x:', ''],
  'in XML': ['<key>', '</key>'],
  'behind a line break written out': ['a\\n', ''],
  'between line breaks written out': ['a\\n', '\\nb'],
}

/** Behind these a token is found only by the text that it begins with. */
const FORMS_OF_PREFIXES: typeof FORMS = {
  'behind %3D': ['k%3D', ''],
  'behind an equals sign written out': ['k\\u003d', ''],
}

interface Sample extends Find {
  /** The shape that it is one of. */
  shape: Shape
}

const isContextual = ({ before, after }: Find) => before !== '' || after !== ''

/**
 * Now and then a drawn token looks written by a person (enough pairs of letters as in words); what needs
 * that it looks drawn refuses these on purpose.
 */
function isUnlucky({ check: name, near }: Detector, token: string): boolean {
  const changes = token.match(/[a-z]+|[A-Z]+|[0-9]+/g)?.length ?? 0
  return (
    (name === 'random' && check(name, token) === 'no') ||
    (near !== undefined && (!looksRandom(token) || changes * 6 < token.length + 6))
  )
}

const drawn = { all: 0, unlucky: 0 }

function samplesOf({ file, default: { detectors }, examples }: (typeof modules)[number]): Sample[] {
  const samples: Sample[] = []
  for (const round of ['a', 'b', 'c']) {
    seed(`${file} ${round}`)
    for (const example of examples()) {
      if (!('token' in example)) continue
      const detector = detectors.find(({ id }) => id === example.detector)
      const shape = detector?.shapes
        .map(parseShape)
        .find((one) => matchShape(example.token, 0, one) === example.token.length)
      if (detector === undefined || shape === undefined) throw new RangeError(example.detector)
      drawn.all++
      if (isUnlucky(detector, example.token)) drawn.unlucky++
      else samples.push({ ...example, shape })
    }
  }
  return samples
}

/** Whether a character could belong to the token: `sk_…*` may go on with the stars of Markdown. */
function mayGoOn({ shape: { parts } }: Sample, after: string): boolean {
  const last = parts.at(-1)
  return last !== undefined && 'alphabet' in last && last.alphabet[after.charCodeAt(0)] === 1
}

const beginsWithText = ({ shape: { parts } }: Sample): boolean => {
  const [first] = parts
  return first !== undefined && 'text' in first && first.text.length > 1
}

/** The finding must be this token, as this detector, and the only one. */
function problemOf({ detector, token }: Find, before: string, after: string): string | undefined {
  const { findings } = scan(before + token + after)
  const [one] = findings
  const isExact =
    findings.length === 1 &&
    one?.detector === detector &&
    one.start === before.length &&
    one.end === before.length + token.length
  if (isExact) return undefined
  const seen = findings.map((other) => `${other.detector} [${other.start}, ${other.end})`)
  return `${detector} [${before.length}, ${before.length + token.length}): found ${seen.join() || 'nothing'}`
}

describe.for(modules)('$file', (module) => {
  const samples = samplesOf(module)

  test('is found wherever people put it', () => {
    const problems: string[] = []
    for (const sample of samples) {
      const forms = beginsWithText(sample) ? { ...FORMS, ...FORMS_OF_PREFIXES } : FORMS
      for (const [form, [before, after]] of Object.entries(forms)) {
        if (mayGoOn(sample, after)) continue
        // Shorter ones are looked at where a label stands directly before them.
        if (sample.token.length < SHORTEST_RUN) continue
        const around: [string, string][] = [[sample.before + before, after + sample.after]]
        // What gives it its meaning may also stand on the line before, but no further away.
        if (isContextual(sample) && !before.includes('\n')) {
          around.push([`${sample.before}\n${before}`, `${after}\n${sample.after}`])
        }
        for (const [first, last] of around) {
          const problem = problemOf(sample, first, last)
          if (problem !== undefined) problems.push(`${form}: ${problem}`)
        }
      }
    }
    expect(problems).toEqual([])
  })

  test('is none where letters or digits touch it', () => {
    const problems: string[] = []
    for (const sample of samples) {
      const { before, token, after, detector } = sample
      const start = before.length
      const touch = (glued: string, from: number) => {
        const isFound = scan(glued).findings.some(
          (one) =>
            one.detector === detector && one.start === from && one.end === from + token.length,
        )
        if (isFound) problems.push(`${detector}: ${JSON.stringify(glued.slice(0, 4))}`)
      }
      for (const one of ['a', 'Z', '7']) {
        if (isAlphanumeric(token.charCodeAt(0))) touch(before + one + token + after, start + 1)
        // Padding ends a token, whatever stands behind it.
        if (!token.endsWith('=')) touch(before + token + one + after, start)
      }
    }
    expect(problems).toEqual([])
  })

  test('is none with one character more than its shape allows', () => {
    for (const sample of samples) {
      const last = sample.shape.parts.at(-1)
      if (last === undefined || 'text' in last || last.min !== last.max) continue
      const { before, token, after, detector } = sample
      const longer = before + token + token.slice(-1) + after
      const spans = scan(longer).findings.filter((one) => one.detector === detector)
      expect(
        spans.filter(
          (one) => one.start === before.length && one.end === before.length + token.length,
        ),
      ).toEqual([])
    }
  })

  test('says what it is', () => {
    const { detectors, name, rotateUrl } = module.default
    for (const sample of samples) {
      const detector = detectors.find(({ id }) => id === sample.detector)
      const page = detector?.rotateUrl ?? rotateUrl
      expect(scan(sample.before + sample.token + sample.after).findings).toMatchObject([
        {
          provider: name,
          name: `${name} ${detector?.name}`,
          kind: detector?.kind ?? 'secret',
          severity: detector?.severity,
          ...(page === undefined ? {} : { rotateUrl: page }),
        },
      ])
    }
  })

  test('is no finding when it is switched off', () => {
    for (const { before, token, after, detector } of samples) {
      const { findings } = createScanner({ off: [detector] }).scan(before + token + after)
      expect(findings.filter((one) => one.detector === detector)).toEqual([])
    }
  })

  test('leaves alone what is none', () => {
    for (const round of ['a', 'b', 'c']) {
      seed(`${module.file} ${round}`)
      for (const example of module.examples()) {
        if ('leave' in example) expect(scan(example.leave).findings, example.leave).toEqual([])
      }
    }
  })
})

test('few drawn tokens look written by a person', () => {
  expect(drawn.unlucky * 100).toBeLessThan(drawn.all)
})
