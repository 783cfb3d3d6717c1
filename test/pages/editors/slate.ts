import { createElement, useMemo } from 'react'
import { flushSync } from 'react-dom'
import { createRoot } from 'react-dom/client'
import { createEditor, type Descendant, Editor, Node, Range } from 'slate'
import { withHistory } from 'slate-history'
import { Editable, Slate, withReact } from 'slate-react'
import { type CreateEditor, type Doc, type Run, sends } from './handle.ts'

interface Attributed {
  attributes: Record<string, unknown>
  children: unknown
}

export const create: CreateEditor = (place, wishes) => {
  let editor = createSlate()
  let version = 0
  const root = createRoot(place)

  function Composer({ value }: { value: Descendant[] }): unknown {
    const mine = useMemo(() => {
      editor = createSlate()
      return editor
    }, [])
    return createElement(
      Slate,
      { editor: mine, initialValue: value },
      createElement(Editable, {
        role: 'textbox',
        ...wishes.attributes,
        renderElement: drawElement,
        renderLeaf: drawLeaf,
        onKeyDown: (event: KeyboardEvent) => {
          if (!sends(event, wishes)) return
          event.preventDefault()
          wishes.onSend()
        },
      }),
    )
  }

  return {
    set(doc: Doc) {
      version += 1
      const value = doc.map((runs) => {
        const children = runs.flatMap(nodes)
        // As Slate itself would have it: text around links, and in what is empty.
        const isBare = runs[0]?.href === undefined && children.length > 0
        return { children: isBare ? children : [{ text: '' }, ...children] }
      })
      // Who sets it goes on with what is drawn then.
      flushSync(() => root.render(createElement(Composer, { value, key: version })))
    },
    model: () => editor.children.map((one) => Node.string(one)).join('\n'),
    // A key that comes before it has drawn goes by what it has drawn then.
    caret() {
      const { selection } = editor
      if (!selection || !Range.isCollapsed(selection)) return null
      return Editor.string(editor, { anchor: Editor.start(editor, []), focus: selection.anchor })
        .length
    },
    hrefs: () =>
      [...Node.elements(editor)].flatMap(([one]) => ('href' in one ? [String(one.href)] : [])),
  }
}

function createSlate() {
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

function nodes({ text, bold, href }: Run): Descendant[] {
  const leaf = { text, ...(bold && { bold }) }
  return href === undefined ? [leaf] : [link(href, leaf), { text: '' }]
}

function link(href: string, leaf: Descendant): Descendant & { href: string } {
  return { href, children: [leaf] }
}
