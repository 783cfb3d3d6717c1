/** What is done in every editor, and what comes out of it everywhere. */
import type { Run } from '#test/pages/editors/handle.ts'

/** Like a token, and none. */
export const KEY = ['tk', '9f3d2c1b0a5e7f6d8c4b'].join('_')
const HOOK = `https://hooks.example.com/${KEY}`
export const LINK = 'https://one.example.com/#1nAbCdEfGhIjKlMnOp'

export interface Scenario {
  name: string
  doc: Run[][]
  /** What is replaced, if not the key alone. */
  what?: string
  /** Which of several. */
  nth?: number
  /** What is tried besides the replacement itself. */
  steps?: Step[]
}

/**
 * `undo`: one step gives back the text before, and redo the link. `type`: what is typed next
 * stands right behind the link. `send`: the editor's own key sends what is seen.
 */
export type Step = 'undo' | 'type' | 'send'

const line = (text: string): Run[] => [{ text }]

export const SCENARIOS: Scenario[] = [
  { name: 'one line', doc: [line(`use ${KEY} please`)], steps: ['type', 'send'] },
  {
    name: 'many lines',
    doc: [line('hello'), [], line(`use ${KEY} please`), [], [], line('thanks')],
    steps: ['undo'],
  },
  { name: 'at the start', doc: [line(`${KEY} is it`)] },
  { name: 'at the end', doc: [line(`it is ${KEY}`)], steps: ['type'] },
  { name: 'alone', doc: [line(KEY)], steps: ['undo'] },
  { name: 'the second of two', doc: [line(`${KEY} and ${KEY} again`)], nth: 1 },
  {
    name: 'split by bold',
    doc: [
      [
        { text: `use ${KEY.slice(0, 8)}` },
        { text: KEY.slice(8, 14), bold: true },
        { text: `${KEY.slice(14)} now` },
      ],
    ],
    steps: ['type'],
  },
  {
    name: 'all of it bold',
    doc: [[{ text: 'use ' }, { text: KEY, bold: true }, { text: ' now' }]],
    steps: ['undo'],
  },
  {
    name: 'a link',
    doc: [[{ text: 'post to ' }, { text: HOOK, href: HOOK }, { text: ' now' }]],
    what: HOOK,
    steps: ['type', 'send'],
  },
  {
    name: 'a part of a link',
    doc: [[{ text: 'post to ' }, { text: `${HOOK}?a=b`, href: `${HOOK}?a=b` }, { text: ' now' }]],
    steps: ['undo'],
  },
  { name: 'nothing but a link', doc: [[{ text: HOOK, href: HOOK }]], what: HOOK, steps: ['undo'] },
  {
    name: 'three paragraphs',
    doc: [
      line('see'),
      line(`-----${KEY}`),
      line('abcdefghijkl'),
      line('mnopqrst-----'),
      line('ok'),
    ],
    what: `-----${KEY}\nabcdefghijkl\nmnopqrst-----`,
    steps: ['undo'],
  },
  { name: 'among emoji', doc: [line(`👩‍💻 use ${KEY} 🔥 ok`)] },
  { name: 'right to left', doc: [line(`המפתח הוא ${KEY} תודה`)], steps: ['type'] },
]
