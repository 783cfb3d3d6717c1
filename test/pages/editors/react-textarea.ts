import { createElement, useState } from 'react'
import { createRoot } from 'react-dom/client'
import { type Doc, expose, place } from './handle.ts'

/** A controlled field: what React does not know of is taken away at the next drawing. */
let state = ''
const sent: string[] = []

function Field({ start }: { start: string }): unknown {
  const [value, setValue] = useState(start)
  state = value
  return createElement('textarea', {
    rows: 12,
    cols: 80,
    value,
    onChange: (event: { target: HTMLTextAreaElement }) => setValue(event.target.value),
    onKeyDown: (event: KeyboardEvent) => {
      if (event.key !== 'Enter' || event.shiftKey) return
      event.preventDefault()
      sent.push(value)
    },
  })
}

const root = createRoot(place())
let version = 0

expose({
  set(doc: Doc) {
    version += 1
    const start = doc.map((runs) => runs.map(({ text }) => text).join('')).join('\n')
    root.render(createElement(Field, { start, key: version }))
  },
  model: () => state,
  hrefs: () => [],
  sent,
})
