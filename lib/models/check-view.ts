/** What the frames of a page say of themselves, as one: what "Check this page" shows. Pure. */
import { worstFirst } from '#lib/check/rows.ts'
import {
  type CheckLimit,
  type CheckRow,
  type CheckState,
  MOST_ROWS,
} from '#lib/messaging/check-messages.ts'

export type PlacedRow = CheckRow & { frameId: number }

export type CheckView =
  | { is: 'looking'; characters: number }
  /** No script may run there: the browser's own pages, stores. */
  | { is: 'closed' }
  /** A PDF file or a picture: its text is none of a page. */
  | { is: 'document' }
  /** The page was left, or loaded anew. */
  | { is: 'gone' }
  /** Our code threw. */
  | { is: 'broken' }
  | {
      is: 'done'
      rows: readonly PlacedRow[]
      /** Found besides those. */
      more: number
      characters: number
      /** That were looked at. */
      frames: number
      /** That could not be looked at; null: some, nobody knows how many. */
      closedFrames: number | null
      limits: readonly CheckLimit[]
    }

/** What the frame of this id has said. */
export interface FrameState {
  frameId: number
  state: CheckState
}

/** @param missed - what was left out besides what frames say themselves. */
export function viewOf(all: readonly FrameState[], missed: readonly CheckLimit[]): CheckView {
  const states = all.map(({ state }) => state)
  const sum = (of: (state: CheckState) => number) =>
    states.reduce((total, state) => total + of(state), 0)
  const characters = sum((state) => state.characters)
  if (states.some(({ isDone }) => !isDone)) return { is: 'looking', characters }
  const top = all.find(({ frameId }) => frameId === 0)
  if (top && isFile(top.state)) return { is: 'document' }
  const rows = worstFirst(
    all.flatMap(({ frameId, state }) => state.rows.map((row) => ({ ...row, frameId }))),
  )
  const limits = new Set([...states.flatMap((state) => state.limits), ...missed])
  limits.delete('document')
  return {
    is: 'done',
    rows: rows.slice(0, MOST_ROWS),
    more: sum(({ more }) => more) + Math.max(0, rows.length - MOST_ROWS),
    characters,
    frames: states.filter((state) => !isFile(state)).length,
    closedFrames: leftOutOf(states),
    limits: [...limits],
  }
}

function isFile({ limits }: CheckState): boolean {
  return limits.includes('document')
}

/**
 * How many frames were left out. Each document counts those in it that it cannot look into, and one
 * of those that we were let into says so itself; which is in which they do not know, only how deep.
 */
function leftOutOf(states: readonly CheckState[]): number | null {
  const files = states.filter(isFile).length
  const deepest = Math.max(0, ...states.map(({ depth }) => depth)) + 1
  let all = 0
  let above = 0
  for (let depth = 1; depth <= deepest; depth += 1) {
    const counted = states
      .filter((state) => state.depth === depth - 1)
      .reduce((total, { closedFrames }) => total + closedFrames, 0)
    const reached = states.filter((state) => state.depth === depth && state.isClosedFrame).length
    // It may be in a frame that was left out, where nobody has counted it.
    if (above > 0 && reached > 0 && counted > 0) return null
    above = Math.max(0, counted - reached)
    all += above
  }
  return all + files
}
