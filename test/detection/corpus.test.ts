/** The promised quality, on the corpus; `npm run bench -- detection` prints all of it. */
import { describe, expect, test } from 'vitest'
import { scan } from '#lib/detection/scan.ts'
import { alarmsIn, allCases, described, REACH, recallOf } from '#test/corpus/all.ts'
import { KINDS } from '#test/corpus/case.ts'
import { chatMessages } from '#test/corpus/chat/index.ts'
import { describedDetectors } from '#test/corpus/of-detectors.ts'
import { ordinaryTexts } from '#test/corpus/ordinary.ts'
import { placeholders } from '#test/corpus/placeholders.ts'

const find = (text: string) => scan(text).findings
const SHOWN = 20

describe('what must be found', () => {
  const cases = allCases()

  test.for(KINDS)('%s', async (kind) => {
    const [row] = await recallOf(
      cases.filter((one) => one.kind === kind),
      find,
    ).then((rows) => rows.filter((one) => one.kind === kind))
    const { misses = [], cases: all = 0, found = 0 } = row ?? {}
    expect(all).toBeGreaterThan(100)
    expect(found / all, misses.slice(0, SHOWN).map(described).join('\n')).toBeGreaterThanOrEqual(
      REACH[kind],
    )
  })
})

describe('what must not be found', () => {
  test('in ordinary text and chat: 0.2 in a megabyte, and nothing that has a fixed structure', async () => {
    const EACH = 220_000
    const texts = ordinaryTexts(EACH).flatMap((kind) => kind.texts)
    const chat = chatMessages(EACH).map(({ language, text }) => ({ from: language, text }))
    const all = [...texts, ...chat.map((one) => ({ ...one, kind: 'chat' }))]
    const megabytes = all.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0) / 1e6
    expect(megabytes).toBeGreaterThan(1.5)

    const alarms = await alarmsIn(all, find)
    const shown = alarms
      .slice(0, SHOWN)
      .map((alarm) => `${alarm.place.detector} ${described(alarm)}`)
    const fixed = new Set(
      (await describedDetectors()).flatMap(({ provider }) =>
        provider.detectors.filter(({ near }) => near === undefined).map(({ id }) => id),
      ),
    )
    expect(alarms.filter(({ place }) => fixed.has(place.detector)).map(described)).toEqual([])
    expect(alarms.length / megabytes, shown.join('\n')).toBeLessThanOrEqual(0.2)
  })

  test('placeholders: one in a hundred at most', async () => {
    const decoys = placeholders()
    expect(decoys.length).toBeGreaterThan(400)
    const alarms = await alarmsIn(decoys, find)
    const taken = new Set(alarms.map(({ text }) => text))
    const shown = alarms
      .slice(0, SHOWN)
      .map((alarm) => `${alarm.place.detector} ${described(alarm)}`)
    expect(taken.size / decoys.length, shown.join('\n')).toBeLessThanOrEqual(0.01)
  })
})
