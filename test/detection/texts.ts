/** Texts for properties: tokens, near misses, pieces of tokens and what stands between them. */
import fc from 'fast-check'
import type { Detector } from '#lib/detection/detector.ts'
import { type Part, parseShape } from '#lib/detection/shape.ts'

function charactersOf(part: Exclude<Part, { text: string }>): string[] {
  return Array.from(part.alphabet.keys())
    .filter((code) => part.alphabet[code] === 1)
    .map((code) => String.fromCharCode(code))
}

/** Something that one of the shapes describes. */
export function tokens(detectors: readonly Detector[]): fc.Arbitrary<string> {
  const shapes = detectors.flatMap((one) => one.shapes).map(parseShape)
  return fc.constantFrom(...shapes).chain(({ parts }) =>
    fc
      .tuple(
        ...parts.map((part) => {
          if ('text' in part) return fc.constant(part.text)
          const size = { minLength: part.min, maxLength: Math.min(part.max, part.min + 40) }
          return fc.string({ unit: fc.constantFrom(...charactersOf(part)), ...size })
        }),
      )
      .map((made) => made.join('')),
  )
}

/** A token with one character more, less or other, or only a part of it, or broken in two. */
function nearMisses(token: fc.Arbitrary<string>): fc.Arbitrary<string> {
  const change = fc.constantFrom('drop', 'add', 'replace', 'cut', 'break', 'upper', 'double')
  return fc
    .tuple(token, fc.nat(), change, fc.constantFrom('a', 'Z', '7', '_', '-', '.', '=', '/', 'é'))
    .map(([text, place, how, other]) => {
      const at = place % Math.max(1, text.length)
      const [before, after] = [text.slice(0, at), text.slice(at)]
      if (how === 'drop') return before + after.slice(1)
      if (how === 'add') return before + other + after
      if (how === 'replace') return before + other + after.slice(1)
      if (how === 'cut') return before
      if (how === 'break') return `${before}\n${after}`
      if (how === 'upper') return text.toUpperCase()
      return text + text
    })
}

const WORDS = [
  'wind',
  'the',
  'river',
  'und',
  'Haus',
  'lorem',
  '密',
  'ночь',
  '42',
  '2031-04-17',
  'v1.2.3',
]

const ordinary = fc.oneof(
  fc.constantFrom(...WORDS),
  fc.uuid(),
  fc.stringMatching(/^[0-9a-f]{40}$/),
  fc.stringMatching(/^[A-Za-z0-9+/]{8,80}={0,2}$/),
  fc.stringMatching(/^https:\/\/[a-z]{3,8}\.test\/[a-z0-9/]{0,20}$/),
)

const BETWEEN = [
  ' ',
  ' ',
  '\n',
  '"',
  "'",
  '`',
  '=',
  ':',
  ', ',
  '/',
  '_',
  '-',
  '.',
  '',
  'é',
  '密',
  '>',
  '<',
  '+',
  '%3D',
  '%20',
  '(',
  ')',
  '|',
  '&',
  '@',
  '~',
]

/** A text of several of these, however they touch. */
export function texts(detectors: readonly Detector[], most = 6): fc.Arbitrary<string> {
  const token = tokens(detectors)
  const piece = fc.oneof(
    { weight: 4, arbitrary: token },
    { weight: 3, arbitrary: nearMisses(token) },
    { weight: 3, arbitrary: ordinary },
  )
  return fc
    .array(fc.tuple(piece, fc.constantFrom(...BETWEEN)), { minLength: 1, maxLength: most })
    .map((pairs) => pairs.map(([text, between]) => text + between).join(''))
}
