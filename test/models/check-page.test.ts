import { describe, expect, test } from 'vitest'
import type { CheckState } from '#lib/messaging/check-messages.ts'
import { type CheckView, viewOf } from '#lib/models/check-view.ts'
import { createCheckWorld, row, state } from './check-world.ts'

/** Until promises that wait for nothing are done. */
const settled = () => new Promise((resolve) => setTimeout(resolve))

function done(view: CheckView | null): Extract<CheckView, { is: 'done' }> {
  if (view?.is !== 'done') throw new Error(`Not done, but ${view?.is}`)
  return view
}

describe('before it is asked for', () => {
  test('nothing is put into the page', async () => {
    const { world, model } = createCheckWorld()
    await model.start()
    expect(model.isOffered.value).toBe(true)
    expect([model.isOpen.value, model.view.value, model.known.value]).toEqual([false, null, null])
    expect(world.asked).toEqual([])
  })

  test('it is not offered where there is no page', async () => {
    const { model } = createCheckWorld({ hasPage: false })
    await model.start()
    expect(model.isOffered.value).toBe(false)
    await model.check()
    expect(model.view.value).toBeNull()
  })

  test('what was found before is known, and shown without another look', async () => {
    const { world, model } = createCheckWorld({
      entered: [0],
      frames: { 0: state({ rows: [row()], more: 2 }) },
    })
    await model.start()
    expect(model.known.value).toBe(3)
    await model.open()
    expect(model.isOpen.value).toBe(true)
    expect(done(model.view.value).rows).toHaveLength(1)
    expect(world.asked).toEqual([])
  })
})

test('a page in which nothing was found before is looked at again', async () => {
  const { world, model } = createCheckWorld({ entered: [0] })
  await model.start()
  expect(model.known.value).toBe(0)
  await model.open()
  expect(world.asked).toEqual(['enter', 'start 0'])
})

describe('a look', () => {
  test('says how far it is, and what it found in all frames, the worst first', async () => {
    const { world, model, clock } = createCheckWorld({
      reached: [0, 4],
      frames: { 0: state({ isDone: false, characters: 10 }), 4: state({ characters: 5 }) },
    })
    await model.start()
    await model.open()
    expect(world.asked).toEqual(['enter', 'start 0', 'start 4'])
    expect(world.settings).toMatchObject({ isWatched: true, off: [], own: [] })
    expect(model.view.value).toEqual({ is: 'looking', characters: 15 })
    expect(model.known.value).toBeNull()
    world.frames[0] = state({
      characters: 20,
      rows: [
        row({ id: 0, isSure: false }),
        row({ id: 1, severity: 'low' }),
        row({ id: 2, severity: 'high' }),
      ],
    })
    world.frames[4] = state({ characters: 5, rows: [row({ id: 0 })], more: 1, limits: ['partial'] })
    clock.advance(120)
    await settled()
    const view = done(model.view.value)
    expect(view.rows.map(({ frameId, id }) => [frameId, id])).toEqual([
      [4, 0],
      [0, 2],
      [0, 1],
      [0, 0],
    ])
    expect(view).toMatchObject({ more: 1, characters: 25, frames: 2, limits: ['partial'] })
    expect(model.known.value).toBe(5)
  })

  test('lists a hundred, and counts the rest', async () => {
    const rows = Array.from({ length: 70 }, (_, id) => row({ id }))
    const { model } = createCheckWorld({
      reached: [0, 1],
      frames: { 0: state({ rows, more: 5 }), 1: state({ rows }) },
    })
    await model.start()
    await model.check()
    expect(done(model.view.value).rows).toHaveLength(100)
    expect(done(model.view.value).more).toBe(45)
  })

  test('frames that it was let into are not said to be closed', async () => {
    const { model } = createCheckWorld({
      reached: [0, 3],
      frames: { 0: state({ closedFrames: 3 }), 3: state({ isClosedFrame: true, depth: 1 }) },
    })
    await model.start()
    await model.check()
    expect(done(model.view.value).closedFrames).toBe(2)
  })

  test('a page that is closed to scripts, a file, and a page that was left are said to be', async () => {
    const closed = createCheckWorld({ reached: [] })
    await closed.model.start()
    await closed.model.check()
    expect(closed.model.view.value).toEqual({ is: 'closed' })
    const file = createCheckWorld({ frames: { 0: state({ limits: ['document'] }) } })
    await file.model.start()
    await file.model.check()
    expect(file.model.view.value).toEqual({ is: 'document' })
    const left = createCheckWorld({ frames: { 0: state({ isDone: false }) } })
    await left.model.start()
    await left.model.check()
    left.world.frames = {}
    left.clock.advance(120)
    await settled()
    expect(left.model.view.value).toEqual({ is: 'gone' })
  })

  test('a frame that goes takes nothing else with it', async () => {
    const { world, model, clock } = createCheckWorld({
      reached: [0, 9],
      frames: { 0: state({ isDone: false }), 9: state() },
    })
    await model.start()
    await model.check()
    world.frames = { 0: state({ rows: [row()] }) }
    world.reached = [0]
    clock.advance(120)
    await settled()
    expect(done(model.view.value)).toMatchObject({
      frames: 1,
      limits: [],
      rows: [{ frameId: 0 }],
    })
  })

  test('frames that came meanwhile are looked at, and one that never answers is told of', async () => {
    const { world, model, clock } = createCheckWorld({
      frames: { 0: state({ isDone: false }), 4: state({ rows: [row()], depth: 1 }) },
    })
    await model.start()
    await model.check()
    world.frames[0] = state()
    world.reached = [0, 4]
    clock.advance(120)
    await settled()
    expect(world.asked).toEqual(['enter', 'start 0', 'enter 0', 'start 4'])
    expect(done(model.view.value)).toMatchObject({ frames: 2, limits: [], rows: [{ frameId: 4 }] })
    expect(world.entered).toEqual([0, 4])
    world.reached = [0, 4, 9]
    await model.check()
    expect(done(model.view.value)).toMatchObject({ frames: 2, limits: ['changing'] })
  })

  test('what throws is said to have failed, and never waited for', async () => {
    const entering = createCheckWorld({ throwing: { enter: true } })
    await entering.model.start()
    await entering.model.check()
    expect(entering.model.view.value).toEqual({ is: 'broken' })
    for (const throwing of [{ read: 0 }, { start: 0 }]) {
      const { model } = createCheckWorld({ throwing, frames: { 0: state({ isDone: false }) } })
      await model.start()
      await model.check()
      expect(model.view.value).toEqual({ is: 'broken' })
    }
    const inner = createCheckWorld({
      throwing: { read: 4 },
      reached: [0, 4],
      frames: { 0: state(), 4: state() },
    })
    await inner.model.start()
    await inner.model.check()
    expect(done(inner.model.view.value).limits).toContain('failed')
  })

  test('what was found before in a frame that is gone now is not taken for all', async () => {
    const { world, model } = createCheckWorld({ entered: [0, 4], frames: { 0: state() } })
    await model.start()
    expect(done(model.view.value).limits).toEqual(['changing'])
    expect(world.asked).toEqual([])
  })

  test('one that was begun anew is the only one that counts', async () => {
    const { world, model, clock } = createCheckWorld({ frames: { 0: state({ isDone: false }) } })
    await model.start()
    await model.check()
    await model.check()
    world.frames[0] = state({ rows: [row()] })
    expect(clock.timers.size).toBe(1)
    clock.advance(120)
    await settled()
    expect(clock.timers.size).toBe(0)
    expect(model.known.value).toBe(1)
  })
})

test('Show goes from place to place, and says when one is gone', async () => {
  const { world, model } = createCheckWorld({
    frames: { 0: state({ rows: [row({ places: 2 })] }) },
  })
  await model.start()
  await model.check()
  const [first] = done(model.view.value).rows
  if (!first) throw new Error('Nothing was found')
  for (const place of [1, 2, 1]) {
    await model.show(first)
    expect(model.shown.value?.place).toBe(place)
  }
  // One of them has gone meanwhile, then all.
  world.places = 1
  await model.show(first)
  expect(model.shown.value).toMatchObject({ place: 1, places: 1 })
  world.places = 0
  await model.show(first)
  expect(model.shown.value?.place).toBeNull()
  const asked = [0, 1, 2, 1, 1].map((place) => `show 0 0 ${place}`)
  expect(world.asked.slice(2)).toEqual(asked)
})

test('Clear takes the marks away and goes back', async () => {
  const { world, model } = createCheckWorld({ frames: { 0: state({ rows: [row()] }) } })
  await model.start()
  await model.check()
  model.back()
  expect([model.isOpen.value, model.known.value]).toEqual([false, 1])
  await model.open()
  await model.clear()
  expect(world.asked.at(-1)).toBe('clear 0')
  expect([model.isOpen.value, model.view.value, model.known.value]).toEqual([false, null, null])
})

describe('frames that were left out', () => {
  const leftOut = (states: Partial<CheckState>[]) => {
    const view = viewOf(
      states.map((some, frameId) => ({ frameId, state: state(some) })),
      [],
    )
    return done(view).closedFrames
  }

  test('one that was reached within one that was not leaves that one counted', () => {
    expect(leftOut([{ closedFrames: 1 }, { isClosedFrame: true, depth: 2 }])).toBe(1)
  })

  test('where it cannot be told which is in which, they are some', () => {
    const within = { isClosedFrame: true, depth: 2 }
    expect(leftOut([{ closedFrames: 1 }, { depth: 1, closedFrames: 1 }, within])).toBeNull()
    // All of those at the first depth were reached: nothing is in doubt.
    const all = [{ closedFrames: 1 }, { depth: 1, isClosedFrame: true, closedFrames: 2 }, within]
    expect(leftOut(all)).toBe(1)
  })

  test('a file in a frame counts as one', () => {
    expect(leftOut([{}, { depth: 1, limits: ['document'] }])).toBe(1)
  })
})
