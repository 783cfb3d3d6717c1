import fc from 'fast-check'
import { expect, test } from 'vitest'
import { alphabet, runEnd } from '#lib/detection/alphabets.ts'
import { Runs } from '#lib/detection/runs.ts'

test('ends of runs are those that a plain look gives, in whatever order they are asked for', () => {
  const texts = fc.string({ unit: fc.constantFrom(...'aB3-+ .'), maxLength: 60 })
  fc.assert(
    fc.property(texts, fc.array(fc.nat(60), { maxLength: 12 }), (text, places) => {
      const runs = new Runs(text)
      for (const at of places.filter((place) => place < text.length)) {
        for (const name of ['base62', 'base64', 'base64url']) {
          const table = alphabet(name)
          if (table[text.charCodeAt(at)] === 1)
            expect(runs.end(table, at)).toBe(runEnd(text, at, table))
        }
      }
    }),
  )
})
