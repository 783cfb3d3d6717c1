import type { Ends } from '../text-of-range.ts'
import {
  exec,
  isCaret,
  letGo,
  linksAt,
  pressShiftEnter,
  pressUndo,
  rangeOf,
  select,
  unlink,
} from './commands.ts'
import type { Engine } from './engine.ts'
import { insertKeepingSpaces } from './keeping-spaces.ts'

/**
 * WordPress, Roundcube. It follows commands, but its history does not hear of them: a key let go
 * that moves the caret makes it look at the text, before and after, so that what happens between
 * is one step.
 */
export const tinymce: Engine = {
  id: 'tinymce',
  recognises: (host) => host.matches('.mce-content-body, #tinymce'),
  insert({ host, ends }, text) {
    endStep(host)
    const whole = withWholeLinks(host, ends)
    select(whole)
    unlink({ host, ends: whole })
    const isDone = import.meta.env.FIREFOX
      ? insertKeepingSpaces({ host, ends }, text)
      : exec('insertText', text)
    endStep(host)
    return isDone
  },
  newline: (host) => void pressShiftEnter(host),
  undo: pressUndo,
  widensLinks: false,
  joinsWithinMs: 0,
}

/** It keeps a place for the caret at either end of a link, which would be left of it. */
function withWholeLinks(host: HTMLElement, ends: Ends): Ends {
  const range = rangeOf(ends)
  for (const link of isCaret(ends) ? [] : linksAt(host, ends)) {
    if (link.contains(range.startContainer)) range.setStartBefore(link)
    if (link.contains(range.endContainer)) range.setEndAfter(link)
  }
  return range
}

/** Of the keys that do, Insert does nothing else. */
function endStep(host: HTMLElement): void {
  letGo(host, { key: 'Insert', code: 'Insert', keyCode: 45 })
}
