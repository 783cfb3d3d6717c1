import { expect, test } from 'vitest'
import { copyByHand, type MadeLink } from '#lib/guard/by-hand.ts'
import { FailureError } from '#lib/messaging/failure.ts'

const TWO: MadeLink[] = [
  { id: 'a', link: 'https://e.example/#a' },
  { id: 'b', link: 'https://e.example/#b' },
]
const BOTH = TWO.map(({ link }) => link).join('\n')
const REFUSED = new FailureError({ code: 'app/clipboard-refused' })

function copied(
  live: string | null,
  { isOver = false, refuses = false }: { isOver?: boolean; refuses?: boolean } = {},
) {
  const did: string[] = []
  const links = copyByHand(live, {
    make: async () => {
      did.push('make')
      return TWO
    },
    copy: async (text) => {
      did.push(`copy ${text}`)
      if (refuses) throw REFUSED
    },
    takeBack: async (made) => did.push(`take back ${made.map(({ id }) => id)}`),
    isOver: () => isOver,
  })
  return { did, links }
}

test('links are made, and copied one a line', async () => {
  const { did, links } = copied(null)
  expect(await links).toBe(BOTH)
  expect(did).toEqual(['make', `copy ${BOTH}`])
})

test('one that is live is copied, and no other made', async () => {
  const { did, links } = copied('https://e.example/#live')
  expect(await links).toBe('https://e.example/#live')
  expect(did).toEqual(['copy https://e.example/#live'])
})

test('what cannot be copied is taken back', async () => {
  const { did, links } = copied(null, { refuses: true })
  await expect(links).rejects.toBe(REFUSED)
  expect(did.at(-1)).toBe('take back a,b')
})

test('one that was live before stays, whatever becomes of the copy', async () => {
  const { did, links } = copied('https://e.example/#live', { refuses: true })
  await expect(links).rejects.toBe(REFUSED)
  expect(did).toEqual(['copy https://e.example/#live'])
})

test('what nobody waits for any more is taken back, and not copied', async () => {
  const { did, links } = copied(null, { isOver: true })
  await expect(links).rejects.toMatchObject({ code: 'app/text-gone' })
  expect(did).toEqual(['make', 'take back a,b'])
})
