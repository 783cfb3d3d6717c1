/** What every subcommand is made of. */
export interface Command {
  summary: string
  /** @returns the exit status. */
  run: (args: string[], io: Io) => Promise<number>
}

/** The process, as commands see it. */
export interface Io {
  stdin: NodeJS.ReadStream
  stdout: NodeJS.WriteStream
  stderr: NodeJS.WriteStream
}

export const EXIT = { nothing: 0, findings: 1, error: 2 } as const

/** Something that the person at the keyboard has to put right; its message is for them. */
export class CliError extends Error {
  override name = 'CliError'
}

/** @returns a sentence for what went wrong with a file or a program. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const code = 'code' in error ? error.code : undefined
  return (typeof code === 'string' && REASONS[code]) || error.message
}

const REASONS: Record<string, string> = {
  ENOENT: 'no such file or folder',
  EACCES: 'no permission to read it',
  EPERM: 'no permission to read it',
  EISDIR: 'is a folder',
  ENOTDIR: 'is not a folder',
  ELOOP: 'links to itself',
}
