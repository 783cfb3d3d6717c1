import { encodeBase64url } from '#lib/crypto/base64url.ts'
import { sha256, utf8 } from '#lib/crypto/bytes.ts'
import { FailureError } from '#lib/messaging/failure.ts'

/** The clipboard as a context has it, by whichever way works there. */
export interface ClipboardAccess {
  /** @throws when the browser refuses. */
  read(): Promise<string>
  /** @throws when the browser refuses. */
  write(text: string): Promise<void>
}

/** Firefox's background page has the clipboard that pages have, without their need of a click. */
export const pageClipboard: ClipboardAccess = {
  read: () => navigator.clipboard.readText(),
  async write(text) {
    try {
      await navigator.clipboard.writeText(text)
    } catch {
      throw new FailureError({ code: 'app/clipboard-refused' })
    }
  },
}

/**
 * For documents that never have the focus, which `navigator.clipboard` wants: the old commands do
 * not. The text goes by the events, since a field would change its line ends.
 */
export const commandClipboard: ClipboardAccess = {
  async read() {
    let text: string | null = null
    await inField((field) => {
      field.addEventListener('paste', (event) => {
        text = event.clipboardData?.getData('text/plain') ?? null
        event.preventDefault()
      })
      document.execCommand('paste')
    })
    if (text === null) throw new FailureError({ code: 'app/clipboard-refused' })
    return text
  },
  async write(text) {
    let isWritten = false
    await inField((field) => {
      // Where nothing is selected there would be nothing to copy, and no event.
      field.value = ' '
      field.select()
      field.addEventListener('copy', (event) => {
        event.clipboardData?.setData('text/plain', text)
        event.preventDefault()
        isWritten = event.clipboardData !== null
      })
      isWritten = document.execCommand('copy') && isWritten
    })
    if (!isWritten) throw new FailureError({ code: 'app/clipboard-refused' })
  },
}

/** Names a text without keeping it. */
export async function digestOf(text: string): Promise<string> {
  return encodeBase64url(await sha256(utf8(text)))
}

/** Empty the clipboard, if it holds that very text still. What cannot be read is left alone. */
export async function clearIfUnchanged(
  clipboard: ClipboardAccess,
  digest: string,
): Promise<boolean> {
  try {
    if ((await digestOf(await clipboard.read())) !== digest) return false
    await clipboard.write('')
    return true
  } catch {
    // The permission was withdrawn, or there is something else than text in it.
    return false
  }
}

async function inField(run: (field: HTMLTextAreaElement) => void): Promise<void> {
  const field = document.createElement('textarea')
  document.body.append(field)
  field.focus()
  try {
    run(field)
  } finally {
    field.remove()
  }
}
