/** Time for the browser to begin reading before the address of the bytes is given back. */
const RELEASE_MS = 60_000

/**
 * Hand bytes to the browser's downloads. Always as plain bytes: a stranger chose the type, and
 * the browser must never show the file by itself.
 */
export function saveFile(content: Uint8Array<ArrayBuffer>, name: string): void {
  const url = URL.createObjectURL(new Blob([content], { type: 'application/octet-stream' }))
  const anchor = document.createElement('a')
  anchor.href = url
  anchor.download = name
  anchor.click()
  setTimeout(() => URL.revokeObjectURL(url), RELEASE_MS)
}
