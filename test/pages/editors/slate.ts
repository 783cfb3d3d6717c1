import { createElement, useMemo } from 'react'
import { createRoot } from 'react-dom/client'
import { createEditor, type Descendant, Node } from 'slate'
import { withHistory } from 'slate-history'
import { Editable, Slate, withReact } from 'slate-react'
import { type Doc, expose, place, type Run } from './handle.ts'

interface Attributed {
  attributes: Record<string, unknown>
  children: unknown
}

const sent: string[] = []
let editor = create()

function create() {
  const made = withHistory(withReact(createEditor()))
  const { isInline } = made
  made.isInline = (element) => 'href' in element || isInline(element)
  return made
}

function drawElement({ attributes, children, element }: Attributed & { element: object }): unknown {
  return 'href' in element
    ? createElement('a', { ...attributes, href: element.href }, children)
    : createElement('div', attributes, children)
}

function drawLeaf({ attributes, children, leaf }: Attributed & { leaf: object }): unknown {
  return createElement('bold' in leaf ? 'strong' : 'span', attributes, children)
}

function Composer({ value }: { value: Descendant[] }): unknown {
  const mine = useMemo(() => {
    editor = create()
    return editor
  }, [])
  return createElement(
    Slate,
    { editor: mine, initialValue: value },
    createElement(Editable, {
      role: 'textbox',
      renderElement: drawElement,
      renderLeaf: drawLeaf,
      onKeyDown: (event: KeyboardEvent) => {
        if (event.key !== 'Enter' || event.shiftKey) return
        event.preventDefault()
        sent.push(model())
      },
    }),
  )
}

function model(): string {
  return editor.children.map((one) => Node.string(one)).join('\n')
}

function nodes({ text, bold, href }: Run): Descendant[] {
  const leaf = { text, ...(bold && { bold }) }
  return href === undefined ? [leaf] : [link(href, leaf), { text: '' }]
}

function link(href: string, leaf: Descendant): Descendant & { href: string } {
  return { href, children: [leaf] }
}

const root = createRoot(place())
let version = 0

expose({
  set(doc: Doc) {
    version += 1
    const value = doc.map((runs) => {
      const children = runs.flatMap(nodes)
      // As Slate itself would have it: text around links, and in what is empty.
      const isBare = runs[0]?.href === undefined && children.length > 0
      return { children: isBare ? children : [{ text: '' }, ...children] }
    })
    root.render(createElement(Composer, { value, key: version }))
  },
  model,
  hrefs: () =>
    [...Node.elements(editor)].flatMap(([one]) => ('href' in one ? [String(one.href)] : [])),
  sent,
})
