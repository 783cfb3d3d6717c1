import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Box, cardWidth, type Scene, standBeside } from '#lib/editors/geometry.ts'

const VIEWPORT = { left: 0, top: 0, width: 1280, height: 800 }
const SIZE = { width: cardWidth(VIEWPORT), height: 160 }
const lineAt = (top: number, left = 300, width = 400): Box => ({ left, top, width, height: 20 })

const scene = (given: Partial<Scene>): Scene => ({
  span: [lineAt(600)],
  caret: lineAt(600, 700, 1),
  field: null,
  viewport: VIEWPORT,
  size: SIZE,
  last: null,
  ...given,
})

const bottom = ({ top, height }: Box) => top + height
const isApart = (a: Box, b: Box) => bottom(a) <= b.top || a.top >= bottom(b)

describe('where the card stands', () => {
  test('right above the text, at its beginning', () => {
    expect(standBeside(scene({}))).toEqual({ left: 300, top: 432, ...SIZE, side: 'above' })
  })

  test('below, where there is no room above', () => {
    const span = [lineAt(60)]
    expect(standBeside(scene({ span, caret: lineAt(60, 700, 1) }))).toMatchObject({
      top: 88,
      side: 'below',
    })
  })

  test('off what sends, on the other side or beyond it', () => {
    const above = { left: 300, top: 560, width: 80, height: 30 }
    expect(standBeside(scene({ button: above }))).toMatchObject({ top: 392, side: 'above' })
    const below = { ...above, top: 120 }
    const high = { span: [lineAt(60)], caret: lineAt(60, 700, 1) }
    expect(standBeside(scene({ ...high, button: below }))).toMatchObject({
      top: 158,
      side: 'below',
    })
    const elsewhere = { ...above, left: 1100 }
    expect(standBeside(scene({ button: elsewhere })).top).toBe(432)
  })

  test('clear of a low field, and close to the text in a high one', () => {
    const span = [lineAt(640)]
    const caret = lineAt(680, 300, 1)
    const low = { left: 280, top: 590, width: 900, height: 150 }
    expect(standBeside(scene({ span, caret, field: low })).top).toBe(590 - 8 - 160)
    const high = { ...low, top: 100, height: 650 }
    expect(standBeside(scene({ span, caret, field: high })).top).toBe(640 - 8 - 160)
  })

  test('not over the text, where that is scrolled out of its field', () => {
    const field = { left: 280, top: 620, width: 900, height: 100 }
    expect(standBeside(scene({ field, caret: null })).top).toBe(600 - 8 - 160)
  })

  test('beyond the line that is typed, where that is the next one above', () => {
    const stands = standBeside(scene({ caret: lineAt(570, 300, 1) }))
    expect(stands).toMatchObject({ top: 570 - 8 - 160, side: 'above' })
  })

  test('it stays on its side while it fits there', () => {
    const given = scene({ span: [lineAt(300)], caret: lineAt(300, 700, 1) })
    expect(standBeside(given).side).toBe('above')
    expect(standBeside({ ...given, last: 'below' }).side).toBe('below')
  })

  test('a text as high as the window: at the edge away from the caret', () => {
    const span = Array.from({ length: 40 }, (_, i) => lineAt(i * 20))
    expect(standBeside(scene({ span, caret: lineAt(700) }))).toMatchObject({
      top: 8,
      side: 'above',
    })
    expect(standBeside(scene({ span, caret: lineAt(100) }))).toMatchObject({
      top: 800 - 8 - 160,
      side: 'below',
    })
  })

  test('320 px: the whole width, at the edge away from the caret', () => {
    const viewport = { left: 0, top: 0, width: 320, height: 640 }
    const size = { width: cardWidth(viewport), height: 220 }
    const stands = standBeside(scene({ viewport, size, span: [lineAt(540)], caret: lineAt(580) }))
    expect(stands).toEqual({ left: 8, top: 8, width: 304, height: 220, side: 'above' })
  })

  test('320 by 200 px: lower than it would like to be, and still not over the line', () => {
    const viewport = { left: 0, top: 0, width: 320, height: 200 }
    const size = { width: cardWidth(viewport), height: 220 }
    const stands = standBeside(scene({ viewport, size, span: [], caret: lineAt(150) }))
    expect(stands).toMatchObject({ top: 8, height: 150 - 8 - 8 })
  })

  test('nothing to stand beside: the corner', () => {
    expect(standBeside(scene({ span: [], caret: null }))).toMatchObject({
      left: 1280 - 8 - SIZE.width,
      top: 800 - 8 - 160,
    })
  })
})

const length = (max: number) => fc.integer({ min: 0, max })
const box = fc.record({
  left: fc.integer({ min: -500, max: 3000 }),
  top: fc.integer({ min: -500, max: 2500 }),
  width: length(1500),
  height: length(60),
})
const viewport = fc.record({
  left: length(40),
  top: length(40),
  width: fc.integer({ min: 200, max: 2500 }),
  height: fc.integer({ min: 120, max: 1600 }),
})
const anyScene: fc.Arbitrary<Scene> = viewport.chain((viewport) =>
  fc.record({
    span: fc.array(box, { maxLength: 5 }),
    caret: fc.option(box),
    field: fc.option(box),
    viewport: fc.constant(viewport),
    size: fc.record({
      width: fc.constant(cardWidth(viewport)),
      height: fc.integer({ min: 40, max: 700 }),
    }),
    last: fc.constantFrom('above', 'below', null),
  }),
)

describe('wherever text, caret and edges are', () => {
  test('it is inside the viewport', () => {
    fc.assert(
      fc.property(anyScene, (given) => {
        const stands = standBeside(given)
        expect(stands.left).toBeGreaterThanOrEqual(given.viewport.left)
        expect(stands.top).toBeGreaterThanOrEqual(given.viewport.top)
        expect(stands.left + stands.width).toBeLessThanOrEqual(
          given.viewport.left + given.viewport.width,
        )
        expect(bottom(stands)).toBeLessThanOrEqual(bottom(given.viewport))
      }),
    )
  })

  test('it is never over the line that is typed', () => {
    fc.assert(
      fc.property(anyScene, (given) => {
        if (given.caret) expect(isApart(standBeside(given), given.caret)).toBe(true)
      }),
    )
  })

  test('it is not over the text, where there is room above or below it', () => {
    fc.assert(
      fc.property(anyScene, (given) => {
        const { span, caret, viewport, size } = given
        if (span.length === 0 || viewport.width < 480) return
        const all = [...span, ...(caret ? [caret] : [])]
        const above = Math.min(...all.map(({ top }) => top)) - 8 - size.height - 8
        const below = Math.max(...all.map(bottom)) + 8 + size.height + 8
        if (above < viewport.top && below > bottom(viewport)) return
        if (!all.every((one) => one.top >= viewport.top && bottom(one) <= bottom(viewport))) return
        const stands = standBeside(given)
        for (const one of span) expect(isApart(stands, one)).toBe(true)
      }),
    )
  })
})
