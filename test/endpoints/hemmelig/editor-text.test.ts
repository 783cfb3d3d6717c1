import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readEditorText, writeEditorText } from '#lib/endpoints/hemmelig/editor-text.ts'

describe('writeEditorText', () => {
  test('any text is read as it was written', () => {
    const pieces = fc.constantFrom(
      ...['<', '>', '&', '</', 'p>', '<p>', '</p>', '&amp;', '&#13;', '\r', '\n', ' ', 'x', 'ü😀'],
      ...['<pre><code>', '</code></pre>', '\u0000', '\ufeff', '\u00a0', '\u2028', '<br>', '<li>'],
    )
    const text = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.array(pieces).map((all) => all.join('')),
    )
    fc.assert(
      fc.property(text, (each) => {
        expect(readEditorText(writeEditorText(each))).toBe(each)
      }),
      { numRuns: 2000 },
    )
  })

  test.each(['hunter2', 'a b', 'p&1', 'a < b > c', '-----', 'ключ 😀', '<3'])(
    '%j is left as it is, for people who copy it there',
    (text) => {
      expect(writeEditorText(text)).toBe(text)
    },
  )

  test.each([
    ['a\nb', '<pre><code>a\nb</code></pre>'],
    ['  a', '<pre><code>  a</code></pre>'],
    ['<b>', '<pre><code>&lt;b></code></pre>'],
    ['&copy=1', '<pre><code>&amp;copy=1</code></pre>'],
    ['a\r\nb', '<pre><code>a&#13;\nb</code></pre>'],
  ])('%j is shown as it is by the editor', (text, html) => {
    expect(writeEditorText(text)).toBe(html)
  })
})

describe('readEditorText', () => {
  test('is done at once, however many lines or links there are', () => {
    // Minutes of work, where an expression is tried at each: the test's own time limit tells.
    const lines = `${'\n'.repeat(200_000)}x`
    expect(readEditorText(`<p>${lines}</p>`)).toBe(lines)
    const links = '<a href="b">b</a>'.repeat(100_000)
    expect(readEditorText(`<p>${links}</p>`)).toBe('b'.repeat(100_000))
  })

  test.each([
    ['<p>line one</p><p>line two</p>', 'line one\nline two'],
    ['<p>a</p><p></p><p>b<br>c</p>', 'a\n\nb\nc'],
    ['<h2>Keys</h2><ul><li><p>one</p></li><li><p>two</p></li></ul>', 'Keys\n- one\n- two'],
    ['<p>Username: <strong>me</strong></p>\n<p>Password: </p>', 'Username: me\nPassword: '],
    ['<p>&lt;b&gt; &amp;amp; &quot;&#x1f600;&#13;&nbsp;|</p>', '<b> &amp; "😀\r\u00a0|'],
    ['<blockquote><p>q</p></blockquote><hr><p>x</p>', 'q\nx'],
    ['<pre><code class="language-sh">a\n\n  b\n</code></pre><p>c</p>', 'a\n\n  b\n\nc'],
    [
      '<p><a target="_blank" href="https://a.example/?x=1&amp;y">here</a></p>',
      'here (https://a.example/?x=1&y)',
    ],
    ['<p><a href="https://a.example/">https://a.example/</a></p>', 'https://a.example/'],
  ])('%s is text', (html, text) => {
    expect(readEditorText(html)).toBe(text)
  })

  test.each([
    '<config><key>abc</key></config>',
    '<p>a</p><script>x</script>',
    '<pkcs8>abc</pkcs8>',
    'text <p>a</p>',
    '&lt;',
    '&#0;&#55296;&#9999999;',
  ])('%s was no editor that wrote it', (text) => {
    expect(readEditorText(text)).toBe(text)
  })

  test('characters that are none stay as they are', () => {
    const odd = '&#0; &#55296; &#1114112; &#x110000; &toString; &; &bogus;'
    expect(readEditorText(`<p>${odd}</p>`)).toBe(odd)
  })

  test('a long text takes steps in proportion to its length', () => {
    const pieces = ['<a', '<', '&#', '<p ', '</', '<p>']
    for (const piece of pieces) {
      const hostile = `<p>${piece.repeat(300_000)}`
      expect(typeof readEditorText(hostile)).toBe('string')
    }
  })
})
