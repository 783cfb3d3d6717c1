/** What does not work in an editor, and why we leave it so: for the suite, which holds it to this, and the docs. */
import type { BrowserKind } from './browser.ts'

export interface Gap {
  editors: string[]
  /** As a scenario and what fails in it; nothing for editors that have no engine. */
  what: string[]
  only?: BrowserKind
  reason: string
}

/** One that works again fails the test. */
export const GAPS: readonly Gap[] = [
  {
    editors: ['ckeditor5'],
    what: ['a part of a link: undo', 'nothing but a link: undo'],
    reason: 'a link keeps its target over new text, so it is deleted first: two steps to undo',
  },
  {
    editors: ['draftjs'],
    what: ['nothing but a link: undo'],
    reason: 'no text beside the link to begin at, so it is deleted first: two steps to undo',
  },
  {
    editors: ['ace', 'codemirror5', 'monaco'],
    what: [],
    reason:
      'drawn apart from where it is typed: what is drawn is read and marked, sends are held, and a link goes in at the caret; nothing leads to another place of its text, so the card makes a link to copy, and says so',
  },
  {
    editors: ['slate'],
    what: ['a part of a link: redo'],
    reason: 'redo after undo loses text: Slate cleans up the emptied link outside of its history',
  },
  {
    editors: ['slate'],
    what: ['nothing but a link: replace'],
    reason: 'no text beside the link, whose target would keep the key; nothing is changed',
  },
]

/** @returns those of one editor in one browser. */
export function gapsOf(editor: string, kind: BrowserKind): Gap[] {
  return GAPS.filter(
    ({ editors, only }) => editors.includes(editor) && (only === undefined || only === kind),
  )
}

/** As Markdown. */
export function gapsTable(): string {
  const rows = GAPS.map(({ editors, what, only, reason }) => [
    editors.join(', '),
    only ?? 'both',
    what.length > 0 ? what.join('; ') : 'replacing',
    reason,
  ])
  const header = ['Editor', 'Browser', 'What fails', 'Why it stays so']
  return [header, header.map(() => '---'), ...rows]
    .map((row) => `| ${row.join(' | ')} |`)
    .join('\n')
}
