import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { MOST_FILE_BYTES } from '#lib/guard/attach.ts'
import { readNow, readSoon, toLookAt } from '#lib/guard/read-file.ts'

const file = (size: number, name = 'a.txt') => new File([new Uint8Array(size)], name)

describe('toLookAt', () => {
  test('leaves out what is empty or larger than a megabyte', () => {
    const [empty, least, most, larger] = [0, 1, MOST_FILE_BYTES, MOST_FILE_BYTES + 1].map((size) =>
      file(size),
    )
    expect(toLookAt([empty, least, most, larger].flatMap((one) => one ?? []))).toEqual({
      files: [least, most],
      isAll: true,
    })
  })

  test('of a whole folder the first, and says so', () => {
    const many = Array.from({ length: 300 }, () => file(1))
    expect(toLookAt(many)).toEqual({ files: many.slice(0, 200), isAll: false })
    const large = Array.from({ length: 20 }, () => file(MOST_FILE_BYTES))
    expect(toLookAt(large)).toEqual({ files: large.slice(0, 16), isAll: false })
  })

  test('the smallest where it is too much: settings are small, and logs are not', () => {
    const large = Array.from({ length: 20 }, () => file(MOST_FILE_BYTES))
    const env = file(100, '.env')
    expect(toLookAt([...large, env]).files).toEqual([...large.slice(0, 15), env])
  })
})

/** A file whose bytes can be had at once, as a browser has them. */
class FakeFile {
  readonly bytes: Uint8Array
  constructor(bytes: Uint8Array) {
    this.bytes = bytes
  }
  get size(): number {
    return this.bytes.length
  }
  slice(start: number, end: number): FakeFile {
    return new FakeFile(this.bytes.subarray(start, end))
  }
}
const text = (size: number) => new FakeFile(new Uint8Array(size).fill(0x61))
const picture = (size: number) => new FakeFile(new Uint8Array(size))
/** What is put together of text and files. */
class FakeBlob extends FakeFile {
  constructor(parts: readonly (string | FakeFile)[]) {
    super(
      Buffer.concat(parts.map((one) => (typeof one === 'string' ? Buffer.from(one) : one.bytes))),
    )
  }
}
const GONE = Uint8Array.of(0x67)
const binary = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1')

afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

describe('readNow', () => {
  /** How much each request read. */
  let requests: number[]
  beforeEach(() => {
    requests = []
    let wanted = new FakeFile(new Uint8Array())
    vi.stubGlobal('Blob', FakeBlob)
    vi.stubGlobal('URL', {
      createObjectURL: (file: FakeFile) => {
        wanted = file
        return 'blob:it'
      },
      revokeObjectURL: () => {},
    })
    vi.stubGlobal(
      'XMLHttpRequest',
      class {
        responseText = ''
        open() {}
        overrideMimeType() {}
        send() {
          if (wanted.bytes.at(-1) === GONE[0]) throw new Error('NetworkError')
          requests.push(wanted.size - 1)
          // As XMLHttpRequest decodes: a mark counts for more than what is asked for.
          if (wanted.bytes[0] === 0xef || wanted.bytes[0] === 0xff) {
            this.responseText = new TextDecoder().decode(wanted.bytes)
            return
          }
          this.responseText = binary(wanted.bytes).replace(/[\u0080-\u00ff]/g, (one) =>
            String.fromCharCode(0xf700 + one.charCodeAt(0)),
          )
        }
      },
    )
  })
  const read = (...files: FakeFile[]): ReturnType<typeof readNow> =>
    Reflect.apply(readNow, null, [files])

  test('reads the start of each, and the rest of those that are text', () => {
    const [small, long, photo] = [
      new FakeFile(Uint8Array.of(0x61, 0x61, 0x61, 0x61, 0xff)),
      text(20_000),
      picture(20_000),
    ]
    expect(read(small, long, photo)).toEqual([
      { file: small, bytes: small.bytes },
      { file: long, bytes: long.bytes },
    ])
    expect(requests).toEqual([5, 8192, 8192, 20_000])
  })

  test('many pictures are not too much, much text and very many files are', () => {
    expect(read(...Array.from({ length: 30 }, () => picture(900_000)))).toEqual([])
    expect(read(text(900_000), text(900_000), text(900_000))).toBeNull()
    expect(read(...Array.from({ length: 31 }, () => text(1)))).toBeNull()
  })

  test('byte for byte, with a byte order mark too', () => {
    const marked = [
      new FakeFile(Buffer.from('\ufeffkey=ü')),
      new FakeFile(Buffer.from('\ufeffkey=ü', 'utf16le')),
    ]
    expect(read(...marked)?.map(({ bytes }) => Buffer.from(bytes))).toEqual(
      marked.map(({ bytes }) => bytes),
    )
  })

  test('null where it cannot be', () => {
    expect(read(text(1), new FakeFile(GONE))).toBeNull()
  })
})

describe('readSoon', () => {
  function readers(doesAnswer = true): void {
    vi.stubGlobal(
      'FileReader',
      class {
        result: string | null = null
        onload = () => {}
        onerror = () => {}
        readAsBinaryString({ bytes }: FakeFile) {
          if (!doesAnswer) return
          const isGone = bytes[0] === GONE[0]
          if (!isGone) this.result = binary(bytes)
          queueMicrotask(isGone ? this.onerror : this.onload)
        }
      },
    )
  }
  const read = (...files: FakeFile[]): ReturnType<typeof readSoon> =>
    Reflect.apply(readSoon, null, [files])

  test('gives those that are text, and leaves out what cannot be read any more', async () => {
    readers()
    const [small, long] = [text(2), text(20_000)]
    expect(await read(new FakeFile(GONE), small, picture(20), long)).toEqual({
      read: [
        { file: small, bytes: small.bytes },
        { file: long, bytes: long.bytes },
      ],
      isAll: true,
    })
  })

  test('waits five seconds for a disk that does not answer, for all of them together', async () => {
    vi.useFakeTimers()
    readers(false)
    const reading = read(text(1), text(1))
    await vi.advanceTimersByTimeAsync(5000)
    expect(await reading).toEqual({ read: [], isAll: false })
  })
})
