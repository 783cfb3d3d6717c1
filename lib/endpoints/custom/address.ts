import { ANY_VALUES, fill, type Template, TemplateError, type Values } from './template.ts'

/**
 * The address of a call below the endpoint's own: each value is one piece of a path or a query, and
 * can be neither more nor less than that.
 * @returns null when a value is missing, or would lead to another address.
 */
export function callAddress(baseUrl: string, path: Template, values: Values): string | null {
  const filled = fill(path, values, encodePiece)
  const address = filled === null ? null : baseUrl + filled
  // What a browser makes something else of is not what was meant: two dots would be a folder.
  return address !== null && URL.parse(address)?.href === address ? address : null
}

/** @throws TemplateError for what is no path below the endpoint's address. */
export function checkPath(path: Template): void {
  const isElsewhere = /^(?:\/|[a-z][a-z0-9+.-]*:\/\/)/i.test(fill(path, ANY_VALUES) ?? '')
  const address = isElsewhere ? null : callAddress('https://one.example/', path, ANY_VALUES)
  if (address === null || address.includes('#')) throw new TemplateError({ what: 'not-a-path' })
}

/** Signs that mean something in an address mean nothing in it any more. */
function encodePiece(text: string): string {
  return encodeURIComponent(text).replaceAll("'", '%27')
}
