import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { alphabet } from '#lib/detection/alphabets.ts'
import { LONGEST, matchShape, parseShape, type Shape, UUID } from '#lib/detection/shape.ts'

const ASCII = Array.from({ length: 128 }, (_, code) => String.fromCharCode(code))
const members = (name: string) => ASCII.filter((_, code) => alphabet(name)[code] === 1)

/** Tokens of a shape; runs of open length up to 40 beyond the least. */
function tokenOf(shape: Shape): fc.Arbitrary<string> {
  return fc
    .tuple(
      ...shape.parts.map((part) =>
        'text' in part
          ? fc.constant(part.text)
          : fc.string({
              unit: fc.constantFrom(...members(part.name)),
              minLength: part.min,
              maxLength: Math.min(part.max, part.min + 40),
            }),
      ),
    )
    .map((pieces) => pieces.join(''))
}

/** Each with a character that belongs to none of its alphabets. */
const SHAPES = [
  'ghp_{base62:36}',
  'xoxb-{digit:10-13}-{digit:10-13}-{base62:24}',
  '{base64:76}+ASt{base64:5}{[AQgw]:1}==',
  'cfut_{base62:40}{hex:8}',
  'hvb.{base64url:138-300}',
  'x.{base64url+=:20+}.{base64url:86}',
  UUID,
]

describe('a token of the shape', () => {
  test.for(SHAPES)('%s matches whole, wherever it stands', (source) => {
    const shape = parseShape(source)
    fc.assert(
      fc.property(tokenOf(shape), fc.string(), (token, before) => {
        expect(matchShape(token, 0, shape)).toBe(token.length)
        expect(matchShape(`${before}${token} and more`, before.length, shape)).toBe(
          before.length + token.length,
        )
      }),
    )
  })

  test.for(SHAPES)('%s does not match with a character from outside', (source) => {
    const shape = parseShape(source)
    fc.assert(
      fc.property(
        tokenOf(shape),
        fc.nat(),
        fc.constantFrom(' ', '"', '\0', 'é'),
        (token, n, odd) => {
          const place = n % shape.minLength
          const broken = token.slice(0, place) + odd + token.slice(place + 1)
          expect(matchShape(broken, 0, shape)).not.toBe(token.length)
        },
      ),
    )
  })

  test.for(SHAPES)('%s is as long as the shape says', (source) => {
    const shape = parseShape(source)
    fc.assert(
      fc.property(tokenOf(shape), (token) => {
        expect(token.length).toBeGreaterThanOrEqual(shape.minLength)
        expect(token.length).toBeLessThanOrEqual(shape.maxLength)
      }),
    )
  })
})

describe('runs', () => {
  test('a longer run is something else', () => {
    expect(matchShape('k_aaaaa', 0, parseShape('k_{lower:4}'))).toBe(-1)
    expect(matchShape('k_aaaaaaa', 0, parseShape('k_{lower:4-6}'))).toBe(-1)
  })

  test('a shorter run is none', () => {
    expect(matchShape('k_aaa', 0, parseShape('k_{lower:4}'))).toBe(-1)
    expect(matchShape('k_aaa!', 0, parseShape('k_{lower:4+}'))).toBe(-1)
  })

  test('the text that ends a run is the first that comes after enough characters', () => {
    const shape = parseShape('{lower:3-6}end{lower:2}')
    expect(matchShape('endendendab', 0, parseShape('{lower:3-6}end{lower:5}'))).toBe(11)
    expect(matchShape('abcendxy', 0, shape)).toBe(8)
    expect(matchShape('abcdefgendxy', 0, shape)).toBe(-1)
  })

  test('of fixed length may be followed by another', () => {
    expect(matchShape('ABCdef', 0, parseShape('{UPPER:3}{lower:3}'))).toBe(6)
    expect(matchShape('ABdef', 0, parseShape('{UPPER:3}{lower:3}'))).toBe(-1)
  })

  test('text at a fixed place is compared first, and says nothing of the rest', () => {
    const shape = parseShape('{hex:4}-{hex:2}')
    expect(shape.landmark).toEqual({ text: '-', offset: 4 })
    expect(matchShape('x12ab-3c', 1, shape)).toBe(8)
    expect(matchShape('12ab_3c', 0, shape)).toBe(-1)
    expect(matchShape('12xb-3c', 0, shape)).toBe(-1)
    // Behind a part of open length no place is fixed; what a token begins with has been compared.
    expect(parseShape('{hex:4+}-{hex:2}').landmark.offset).toBe(0)
    expect(parseShape('k_{hex:4}').landmark.offset).toBe(0)
  })

  test('no run is read beyond the longest token', () => {
    expect(matchShape('a'.repeat(LONGEST + 1), 0, parseShape('{lower:3+}'))).toBe(-1)
    expect(parseShape('x{lower:3+}').maxLength).toBe(LONGEST)
  })
})

describe('what is no shape', () => {
  test.for(['ghp_{base62}', '{base62:}', 'a{b', 'a}', '{base62:3-}'])('%s', (source) => {
    expect(() => parseShape(source)).toThrow(SyntaxError)
  })

  test('an alphabet that nobody knows', () => {
    expect(() => parseShape('{klingon:4}')).toThrow(RangeError)
  })
})

describe('alphabets', () => {
  test('a name with + has those characters too, brackets name all', () => {
    expect(members('hex+-.').join('')).toBe('-.0123456789abcdef')
    expect(members('[AQgw]').join('')).toBe('AQgw')
  })
})
