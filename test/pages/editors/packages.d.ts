/** The little that these pages use of packages that bring no types. */
declare module 'react' {
  export function createElement(
    type: unknown,
    properties: object | null,
    ...children: unknown[]
  ): unknown
  export function useState<T>(start: T): [T, (value: T) => void]
  export function useMemo<T>(make: () => T, needs: unknown[]): T
}
declare module 'react-dom/client' {
  export function createRoot(container: Element): { render(what: unknown): void }
}
declare module 'react-dom' {
  export function flushSync(run: () => void): void
}
declare module 'quill1' {
  export { default } from 'quill'
}
declare module 'draft-js' {
  export class EditorState {
    static createEmpty(decorator?: CompositeDecorator): EditorState
    static createWithContent(content: ContentState, decorator?: CompositeDecorator): EditorState
    getCurrentContent(): ContentState
  }
  export class ContentState {
    getPlainText(): string
    getEntity(key: string): { getType(): string; getData(): Record<string, string> }
    getBlocksAsArray(): ContentBlock[]
  }
  export interface ContentBlock {
    findEntityRanges(
      filter: (character: { getEntity(): string | null }) => boolean,
      found: (start: number, end: number) => void,
    ): void
    getEntityAt(offset: number): string | null
  }
  export class CompositeDecorator {
    constructor(decorators: { strategy: unknown; component: unknown }[])
  }
  export const Editor: unknown
  export function convertFromRaw(raw: object): ContentState
  export const RichUtils: {
    handleKeyCommand(state: EditorState, command: string): EditorState | null
  }
  export function getDefaultKeyBinding(event: KeyboardEvent): string | null
}
declare module 'codemirror5' {
  interface Editor {
    setValue(text: string): void
    getValue(): string
    clearHistory(): void
  }
  export default function CodeMirror(place: HTMLElement, options: object): Editor
}
