import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import { reasonOf } from '../command.ts'
import { type Content, contentOf, MAX_BYTES, MAX_MEBIBYTES } from './content.ts'

const CHUNK_BYTES = 1 << 16

/** A file or, where it was named, a pipe or device: nothing of these is read beyond the limit. */
export function readPath(path: string): Content | { error: string } {
  try {
    const file = openSync(path, 'r')
    try {
      const { size } = fstatSync(file)
      if (size > MAX_BYTES) return { skipped: 'too large' }
      // One byte more than it says it has, so that the end is seen; pipes say nothing.
      return contentOf(readUpToLimit(file, size > 0 ? size + 1 : CHUNK_BYTES))
    } finally {
      closeSync(file)
    }
  } catch (error) {
    return { error: reasonOf(error) }
  }
}

function readUpToLimit(file: number, chunkBytes: number): Uint8Array {
  const chunks: Buffer[] = []
  for (let length = 0; length <= MAX_BYTES; ) {
    const chunk = Buffer.allocUnsafe(chunkBytes)
    const count = readSync(file, chunk)
    if (count === 0) break
    chunks.push(chunk.subarray(0, count))
    length += count
  }
  return Buffer.concat(chunks)
}

/** What comes in by standard input, to its end. There is nothing else, so too much is an error. */
export async function readStream(stream: NodeJS.ReadStream): Promise<Content | { error: string }> {
  const chunks: Buffer[] = []
  let length = 0
  try {
    for await (const chunk of stream) {
      const bytes = Buffer.from(chunk)
      length += bytes.length
      if (length > MAX_BYTES) return { error: `larger than ${MAX_MEBIBYTES} MiB` }
      chunks.push(bytes)
    }
  } catch (error) {
    return { error: reasonOf(error) }
  }
  return contentOf(Buffer.concat(chunks))
}
