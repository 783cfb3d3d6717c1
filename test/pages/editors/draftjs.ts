import {
  CompositeDecorator,
  type ContentBlock,
  type ContentState,
  convertFromRaw,
  Editor,
  EditorState,
  RichUtils,
} from 'draft-js'
import { createElement, useState } from 'react'
import { flushSync } from 'react-dom'
import { createRoot } from 'react-dom/client'
import { type CreateEditor, type Doc, dress, type Run, sends } from './handle.ts'

const LINKS = new CompositeDecorator([{ strategy: findLinks, component: Link }])

export const create: CreateEditor = (place, wishes) => {
  let state = EditorState.createEmpty(LINKS)
  let version = 0
  const root = createRoot(place)

  function Composer({ start }: { start: EditorState }): unknown {
    const [now, setNow] = useState(start)
    state = now
    return createElement(Editor, {
      editorState: now,
      onChange: setNow,
      role: 'textbox',
      handleKeyCommand(command: string, at: EditorState) {
        const changed = RichUtils.handleKeyCommand(at, command)
        if (!changed) return 'not-handled'
        setNow(changed)
        return 'handled'
      },
      handleReturn(event: KeyboardEvent) {
        if (!sends(event, wishes)) return 'not-handled'
        wishes.onSend()
        return 'handled'
      },
    })
  }

  return {
    set(doc: Doc) {
      version += 1
      const content = convertFromRaw(rawOf(doc))
      const start = EditorState.createWithContent(content, LINKS)
      flushSync(() => root.render(createElement(Composer, { start, key: version })))
      const host = place.querySelector<HTMLElement>('.public-DraftEditor-content')
      if (host) dress(host, wishes)
    },
    model: () => state.getCurrentContent().getPlainText(),
    hrefs() {
      const content = state.getCurrentContent()
      const found: string[] = []
      for (const block of content.getBlocksAsArray()) {
        findLinks(block, (start) => found.push(hrefAt(block, start, content)), content)
      }
      return found
    },
  }
}

interface LinkProperties {
  contentState: ContentState
  entityKey: string
  children: unknown
}

function Link({ contentState, entityKey, children }: LinkProperties): unknown {
  const { href } = contentState.getEntity(entityKey).getData()
  return createElement('a', { href }, children)
}

function findLinks(
  block: ContentBlock,
  found: (start: number, end: number) => void,
  content: ContentState,
): void {
  block.findEntityRanges((character) => {
    const key = character.getEntity()
    return key !== null && content.getEntity(key).getType() === 'LINK'
  }, found)
}

function hrefAt(block: ContentBlock, offset: number, content: ContentState): string {
  const key = block.getEntityAt(offset)
  return key === null ? '' : (content.getEntity(key).getData().href ?? '')
}

function rawOf(doc: Doc): object {
  const entityMap: Record<string, object> = {}
  const blocks = doc.map((runs) => {
    const styles: object[] = []
    const entities: object[] = []
    let text = ''
    for (const run of runs) {
      const range = { offset: text.length, length: run.text.length }
      if (run.bold) styles.push({ ...range, style: 'BOLD' })
      if (run.href !== undefined) entities.push({ ...range, key: keyOf(run, entityMap) })
      text += run.text
    }
    return { text, type: 'unstyled', inlineStyleRanges: styles, entityRanges: entities }
  })
  return { blocks, entityMap }
}

function keyOf({ href = '' }: Run, entityMap: Record<string, object>): number {
  const key = Object.keys(entityMap).length
  entityMap[key] = { type: 'LINK', mutability: 'MUTABLE', data: { href } }
  return key
}
