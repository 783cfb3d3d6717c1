import { createElement, useState } from 'react'
import { flushSync } from 'react-dom'
import { createRoot } from 'react-dom/client'
import { type CreateEditor, type Doc, sends, toText } from './handle.ts'

/** A controlled field: what React does not know of is taken away at the next drawing. */
export const create: CreateEditor = (place, wishes) => {
  let state = ''
  let version = 0
  const root = createRoot(place)

  function Field({ start }: { start: string }): unknown {
    const [value, setValue] = useState(start)
    state = value
    return createElement('textarea', {
      rows: 12,
      cols: 80,
      ...wishes.attributes,
      value,
      onChange: (event: { target: HTMLTextAreaElement }) => setValue(event.target.value),
      onKeyDown: (event: KeyboardEvent) => {
        if (!sends(event, wishes)) return
        event.preventDefault()
        wishes.onSend()
      },
    })
  }

  return {
    set(doc: Doc) {
      version += 1
      // Who sets it goes on with what is drawn then.
      flushSync(() => root.render(createElement(Field, { start: toText(doc), key: version })))
    },
    model: () => state,
    hrefs: () => [],
  }
}
