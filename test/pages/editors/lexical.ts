import { createEmptyHistoryState, registerHistory } from '@lexical/history'
import { $createLinkNode, $isLinkNode, LinkNode } from '@lexical/link'
import { HeadingNode, QuoteNode, registerRichText } from '@lexical/rich-text'
import {
  $createParagraphNode,
  $createTextNode,
  $getRoot,
  $isElementNode,
  COMMAND_PRIORITY_HIGH,
  createEditor,
  KEY_ENTER_COMMAND,
  type LexicalNode,
} from 'lexical'
import { type CreateEditor, type Doc, dress, type Run, sends } from './handle.ts'

export const create: CreateEditor = (place, wishes) => {
  const host = document.createElement('div')
  host.contentEditable = 'true'
  dress(host, wishes)
  host.style.whiteSpace = 'pre-wrap'
  place.append(host)

  const editor = createEditor({
    nodes: [LinkNode, HeadingNode, QuoteNode],
    onError(error) {
      throw error
    },
  })
  editor.setRootElement(host)
  registerRichText(editor)
  const history = createEmptyHistoryState()
  registerHistory(editor, history, 300)
  editor.registerCommand(
    KEY_ENTER_COMMAND,
    (event) => {
      if (!event || !sends(event, wishes)) return false
      event.preventDefault()
      wishes.onSend()
      return true
    },
    COMMAND_PRIORITY_HIGH,
  )

  return {
    set(doc: Doc) {
      editor.update(
        () => {
          const root = $getRoot().clear()
          for (const runs of doc) {
            const children = runs.filter(({ text }) => text !== '').map(node)
            root.append($createParagraphNode().append(...children))
          }
        },
        { discrete: true },
      )
      history.undoStack = []
      history.redoStack = []
      history.current = { editor, editorState: editor.getEditorState() }
    },
    model: () =>
      editor.read(() =>
        $getRoot()
          .getChildren()
          .map((one) => one.getTextContent())
          .join('\n'),
      ),
    hrefs: () => editor.read(() => linksIn($getRoot())),
  }
}

function node({ text, bold, href }: Run): LexicalNode {
  const plain = $createTextNode(text)
  if (bold) plain.toggleFormat('bold')
  if (href === undefined) return plain
  const link = $createLinkNode(href)
  link.append(plain)
  return link
}

function linksIn(one: LexicalNode): string[] {
  const own = $isLinkNode(one) ? [one.getURL()] : []
  return $isElementNode(one) ? [...own, ...one.getChildren().flatMap(linksIn)] : own
}
