import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatCarrierLink } from '#lib/endpoints/carrier/link.ts'
import { carrierOf, definePageLinks } from '#lib/endpoints/carrier/page-link.ts'

const BASE = 'https://notes.example/team/'
const PAGE = `${BASE}secret/abc123`
const OURS = 'https://matchstick.example/'
const seed = Uint8Array.from({ length: 32 }, (_, i) => i * 7)

const links = definePageLinks({ kind: 'notes', start: 'secret/', path: String.raw`secret/(\w+)/?` })
const fragmentTo = (address: string, kind = 'notes') =>
  formatCarrierLink(kind, { mode: 'n', seed, address })

describe('a link to what another server carries', () => {
  test.each([
    ['its page', PAGE],
    ['a page of ours', OURS],
    ['its page, with a tracker', `${PAGE}?utm_source=mail`],
  ])('is found behind %s', async (_, page) => {
    const fragment = await fragmentTo(PAGE)
    expect(links.matches(`${page}#${fragment}`, BASE)).toEqual({ link: fragment, exposed: false })
    for (const sign of ['%23', '%2523']) {
      const rewritten = links.matches(page + sign + fragment, BASE)
      expect(rewritten).toEqual({ link: fragment, exposed: true })
    }
    expect(await links.parse(fragment, BASE)).toEqual({ mode: 'n', seed, id: 'abc123' })
  })

  test('ends where what a tracker or a sentence appends begins', async () => {
    const fragment = await fragmentTo(PAGE)
    for (const more of ['&utm=1', '?x', ')', ' and']) {
      expect(links.matches(`${PAGE}#${fragment}${more}`, BASE)?.link).toBe(fragment)
    }
  })

  test('belongs to its server and its kind alone', async () => {
    const elsewhere = await fragmentTo('https://other.example/secret/abc123')
    expect(links.matches(`${OURS}#${elsewhere}`, BASE)).toBeNull()
    // Its page is of this server, and what it says it is not.
    expect(links.matches(`${PAGE}#${elsewhere}`, BASE)).toBeNull()
    await expect(links.parse(elsewhere, BASE)).rejects.toThrow(TypeError)
    const otherKind = await fragmentTo(PAGE, 'pushes')
    expect(links.matches(`${PAGE}#${otherKind}`, BASE)).toBeNull()
    const outside = await fragmentTo(`${BASE}../secret/abc123`)
    expect(links.matches(`${OURS}#${outside}`, BASE)).toBeNull()
    const noSecret = await fragmentTo(`${BASE}account`)
    expect(links.matches(`${OURS}#${noSecret}`, BASE)).toBeNull()
  })

  test('that was cut is known by its page, and said to be cut', async () => {
    const fragment = await fragmentTo(PAGE)
    for (let length = 1; length < fragment.length; length++) {
      const match = links.matches(`${PAGE}#${fragment.slice(0, length)}`, BASE)
      // Cut inside the locator it may name another place, and is nobody's.
      if (match) expect(await links.read(match.link)).toEqual({ outcome: 'truncated' })
    }
    expect(links.matches(`${PAGE}#${fragment.slice(0, 40)}`, BASE)).not.toBeNull()
  })

  test('is stopped by its marks, where the page of a secret of the server itself is not', () => {
    expect(links.linkMarks).toContain('secret/*#1')
    expect(links.linkMarks.every((mark) => mark.endsWith('1'))).toBe(true)
  })

  test('any address is one or none, and nothing throws', async () => {
    const tails = fc.oneof(fc.string({ unit: 'binary' }), fc.stringMatching(/^1[np][\w.-]{0,120}$/))
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(PAGE, OURS, ''), tails, async (page, tail) => {
        const match = links.matches(`${page}#${tail}`, BASE)
        if (match) expect((await links.read(match.link)).outcome).not.toBe('link')
        carrierOf(tail)
      }),
    )
  })
})
