/**
 * A client of Firefox's Marionette: JSON frames `LENGTH:[0, id, command, parameters]` on a
 * loopback port, answered by `LENGTH:[1, id, error, result]`.
 * @see https://firefox-source-docs.mozilla.org/testing/marionette/Protocol.html
 */
import { connect, type Socket } from 'node:net'

interface Waiting {
  resolve: (result: unknown) => void
  reject: (error: Error) => void
}

export class Marionette {
  readonly #socket: Socket
  readonly #waiting = new Map<number, Waiting>()
  #buffer = Buffer.alloc(0)
  #lastId = 0

  private constructor(socket: Socket) {
    this.#socket = socket
  }

  /** Resolves when the browser has greeted. */
  static connect(port: number): Promise<Marionette> {
    return new Promise((resolve, reject) => {
      const socket = connect(port, '127.0.0.1')
      const client = new Marionette(socket)
      socket.once('error', reject)
      socket.on('close', () => client.#fail(new Error('Firefox closed the Marionette connection')))
      socket.on('data', (data: Buffer) => {
        client.#read(data, () => resolve(client))
      })
    })
  }

  /** Commands that answer `{ value }` give the value, the others their whole answer. */
  send(command: string, parameters: Record<string, unknown> = {}): Promise<unknown> {
    const id = ++this.#lastId
    const frame = JSON.stringify([0, id, command, parameters])
    return new Promise((resolve, reject) => {
      if (this.#socket.destroyed) return reject(new Error(`Firefox is gone: ${command}`))
      this.#waiting.set(id, { resolve, reject })
      this.#socket.write(`${Buffer.byteLength(frame)}:${frame}`)
    })
  }

  close(): void {
    this.#socket.destroy()
  }

  #read(data: Buffer, greeted: () => void): void {
    this.#buffer = Buffer.concat([this.#buffer, data])
    for (;;) {
      const colon = this.#buffer.indexOf(':')
      if (colon < 0) return
      const length = Number(this.#buffer.toString('latin1', 0, colon))
      const end = colon + 1 + length
      if (this.#buffer.length < end) return
      const message: unknown = JSON.parse(this.#buffer.toString('utf8', colon + 1, end))
      this.#buffer = this.#buffer.subarray(end)
      if (Array.isArray(message)) this.#answer(message)
      else greeted()
    }
  }

  #answer([, id, error, result]: unknown[]): void {
    const waiting = this.#waiting.get(Number(id))
    if (!waiting) return
    this.#waiting.delete(Number(id))
    if (isProblem(error)) waiting.reject(new Error(`${error.error}: ${error.message}`))
    else waiting.resolve(hasValue(result) ? result.value : result)
  }

  #fail(error: Error): void {
    for (const { reject } of this.#waiting.values()) reject(error)
    this.#waiting.clear()
  }
}

function isProblem(value: unknown): value is { error: string; message: string } {
  return typeof value === 'object' && value !== null && 'error' in value
}

function hasValue(value: unknown): value is { value: unknown } {
  return typeof value === 'object' && value !== null && 'value' in value
}
