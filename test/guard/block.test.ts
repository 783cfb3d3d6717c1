import { describe, expect, test } from 'vitest'
import { blockAround } from '#lib/guard/block.ts'

/** What stands in angle brackets is found. */
function blockOf(marked: string): string | null {
  const spans: { start: number; end: number }[] = []
  let text = ''
  for (const piece of marked.split(/(<[^>]*>)/)) {
    const isFound = piece.startsWith('<')
    const plain = isFound ? piece.slice(1, -1) : piece
    if (isFound) spans.push({ start: text.length, end: text.length + plain.length })
    text += plain
  }
  const block = blockAround(text, spans)
  return block && text.slice(block.start, block.end)
}

describe('lines of settings', () => {
  test('are one block, with what is said around them left out', () => {
    const marked = 'for staging:\nTOKEN=<abc>\n# and this\nexport DB_URL="<def>"\n\nthanks'
    expect(blockOf(marked)).toBe('TOKEN=abc\n# and this\nexport DB_URL="def"')
  })

  test('may be of another shape, hold other settings and credentials of several lines', () => {
    expect(blockOf('token: <abc>\nport: 80\n<BEGIN\nxyz\nEND>')).toBe(
      'token: abc\nport: 80\nBEGIN\nxyz\nEND',
    )
    expect(blockOf('<abc>\n  <def> ')).toBe('abc\n  def ')
  })
})

test('sentences are no block', () => {
  expect(blockOf('old <abc> new <def>')).toBeNull()
  expect(blockOf('TOKEN=<abc>\nand then use\nTOKEN=<def>')).toBeNull()
})

test('what people say with a colon is no block', () => {
  expect(
    blockOf(
      'Ann: the old one is <abc>, keep it\nNote: please do not forward\nBob: and mine is <def>',
    ),
  ).toBeNull()
  expect(blockOf('TOKEN=<abc>\nNote: please do not forward\nKEY=<def>')).toBeNull()
})

test('values have spaces in quotes, or where they were found', () => {
  const marked =
    'A="<abc>"\nTITLE: "two words",\nWORDS=<correct horse> # mine\nK="<BEGIN A KEY\nxyz>'
  expect(blockOf(marked)).toBe(marked.replace(/[<>]/g, ''))
})

test('one alone is no block', () => {
  expect(blockOf('TOKEN=<abc>')).toBeNull()
})
