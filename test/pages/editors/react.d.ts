/** The little that two pages use: React 18 brings no types. */
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
