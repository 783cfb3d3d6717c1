import { closeSync, openSync, writeSync } from 'node:fs'
import { CliError, reasonOf } from '../command.ts'

/** Where a result goes. */
export interface Output {
  /** @returns false when nobody reads any further. */
  write(text: string): Promise<boolean>
  close(): void
}

/** @throws CliError when the file cannot be written: told before anything is scanned. */
export function fileOutput(path: string): Output {
  const attempt = <T>(action: () => T): T => {
    try {
      return action()
    } catch (error) {
      throw new CliError(`${path} cannot be written: ${reasonOf(error)}`)
    }
  }
  const file = attempt(() => openSync(path, 'w'))
  return {
    async write(text) {
      const bytes = Buffer.from(text)
      for (let at = 0; at < bytes.length; ) at += attempt(() => writeSync(file, bytes, at))
      return true
    },
    close: () => closeSync(file),
  }
}

/** A reader that has seen enough (`| head`) is no error. */
export function streamOutput(stream: NodeJS.WriteStream): Output {
  return {
    write: (text) =>
      new Promise((resolve, reject) => {
        if (text === '') return resolve(true)
        stream.write(text, (error) => {
          if (!error) return resolve(true)
          if ('code' in error && error.code === 'EPIPE') return resolve(false)
          reject(new CliError(`the result cannot be written: ${reasonOf(error)}`))
        })
      }),
    close: () => {},
  }
}
