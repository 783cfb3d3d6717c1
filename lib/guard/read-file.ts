/** What is in files, before a page has them. */
import { isLookedAt } from './attach.ts'
import { HEAD_BYTES, isText } from './file-text.ts'

/** Of more files than this the first are looked at: a whole folder may be chosen. */
const MOST_FILES = 200
const MOST_BYTES = 16 * 1024 * 1024
/** In the turn of an event: a request takes some 5 ms, and a megabyte some 90. */
const MOST_FILES_NOW = 30
const MOST_BYTES_NOW = 2 * 1024 * 1024
/** A file on a disk that does not answer. */
const LONGEST_READ_MS = 5000
/** What stands before the first byte. */
const NO_MARK = '.'

export interface ReadFile {
  file: File
  bytes: Uint8Array
}

/** Those that are looked at, the smallest where it is too much, and whether those are all that should be. */
export function toLookAt(files: readonly File[]): { files: File[]; isAll: boolean } {
  const wanted = files.filter(isLookedAt)
  let bytes = 0
  const taken = new Set(
    wanted
      .toSorted((a, b) => a.size - b.size)
      .slice(0, MOST_FILES)
      .filter(({ size }) => {
        bytes += size
        return bytes <= MOST_BYTES
      }),
  )
  return { files: wanted.filter((file) => taken.has(file)), isAll: taken.size === wanted.length }
}

/**
 * In the turn of the event that brings them, so that what is clean goes on untouched: an event of
 * ours is not trusted, and holds no entries of a file system. Chromium only: Firefox asks the
 * page's policy about it, and tells the page when it says no.
 * @returns null where that cannot be: too much, or a page whose policy forbids it (`sync-xhr`).
 */
export function readNow(files: readonly File[]): ReadFile[] | null {
  if (import.meta.env.FIREFOX) return null
  if (files.length > MOST_FILES_NOW) return null
  try {
    const heads = files.map((file) => ({ file, head: bytesNow(file.slice(0, HEAD_BYTES)) }))
    // Several pictures are more than can be read now, and are none to be read.
    const texts = heads.filter(({ head }) => isText(head))
    if (texts.reduce((sum, { file }) => sum + file.size, 0) > MOST_BYTES_NOW) return null
    return texts.map(({ file, head }) => ({
      file,
      bytes: file.size > head.length ? bytesNow(file) : head,
    }))
  } catch {
    return null
  }
}

/** @returns those that are text, one read after the other, and whether there was time for all. */
export async function readSoon(
  files: readonly File[],
): Promise<{ read: ReadFile[]; isAll: boolean }> {
  const read: ReadFile[] = []
  let isLate = false
  const tooLate = new Promise<null>((resolve) => {
    setTimeout(() => {
      isLate = true
      resolve(null)
    }, LONGEST_READ_MS)
  })
  for (const file of files) {
    const head = await Promise.race([bytesSoon(file.slice(0, HEAD_BYTES)), tooLate])
    const isWhole = !head || !isText(head) || file.size <= head.length
    const bytes = isWhole ? head : await Promise.race([bytesSoon(file), tooLate])
    if (isLate) break
    // One that was removed or changed meanwhile the page cannot read either.
    if (bytes && isText(bytes)) read.push({ file, bytes })
  }
  return { read, isAll: !isLate }
}

/** @throws where the browser or the page's policy does not allow it. */
function bytesNow(file: Blob): Uint8Array {
  // A byte order mark at the beginning would decide how it is decoded, whatever is asked for.
  const url = URL.createObjectURL(new Blob([NO_MARK, file]))
  try {
    const request = new XMLHttpRequest()
    request.open('GET', url, false)
    // Each byte becomes one character, which has it in its lower half: all that an array of bytes takes.
    request.overrideMimeType('text/plain; charset=x-user-defined')
    request.send()
    return bytesOf(request.responseText.slice(NO_MARK.length))
  } finally {
    URL.revokeObjectURL(url)
  }
}

/**
 * Through a text with a byte in each character: a buffer that is made of the page's file is the
 * page's too, and Firefox keeps our scripts from what is in it.
 */
function bytesSoon(file: Blob): Promise<Uint8Array | null> {
  return new Promise((resolve) => {
    const reader = new FileReader()
    reader.onload = () => resolve(bytesOf(String(reader.result)))
    reader.onerror = () => resolve(null)
    reader.readAsBinaryString(file)
  })
}

function bytesOf(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length)
  for (let i = 0; i < bytes.length; i += 1) bytes[i] = text.charCodeAt(i)
  return bytes
}
