import { describe, expect, test } from 'vitest'
import { contentOf } from '#cli/scan/content.ts'

const BINARY = { skipped: 'binary' }

describe('what is text', () => {
  test.for<[string, Uint8Array, unknown]>([
    ['nothing', Buffer.from(''), { text: '' }],
    ['UTF-8', Buffer.from('grün'), { text: 'grün' }],
    ['UTF-8 with a byte order mark', Buffer.from('\ufeffa'), { text: 'a' }],
    ['UTF-16', Buffer.from('\ufeffgrün', 'utf16le'), { text: 'grün' }],
    ['UTF-16 the other way', Buffer.from('\ufeffgrün', 'utf16le').swap16(), { text: 'grün' }],
    ['an old encoding', Buffer.from('grün', 'latin1'), { text: 'gr\ufffdn' }],
    ['NUL', Buffer.from('text\0text'), BINARY],
    ['noise', Buffer.alloc(100, 0xfe).fill('a', 0, 30), BINARY],
    [
      'a character cut by the end of the head',
      Buffer.from(`${'a'.repeat(8191)}ü`),
      {
        text: `${'a'.repeat(8191)}ü`,
      },
    ],
  ])('%s', ([, bytes, expected]) => {
    expect(contentOf(bytes)).toEqual(expected)
  })
})
