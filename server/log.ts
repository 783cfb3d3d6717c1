/**
 * One JSON line per request and per event. A line has no field in which an id, a path, a key, a
 * body, an address or a header could stand, and error messages are left out, since they may quote.
 */
export interface RequestEntry {
  readonly method: string
  /** The pattern that matched, never the path. */
  readonly route: string
  readonly status: number
  readonly durationMs: number
  /** Of the answer's body. */
  readonly bytes: number
}

export interface Log {
  request(entry: RequestEntry): void
  /** Something happened to the server as a whole; `facts` are numbers and our own words. */
  event(name: string, facts?: Readonly<Record<string, string | number>>): void
  error(error: unknown): void
  /** Write out what is waiting. */
  flush(): void
}

export interface LogOptions {
  write: (text: string) => void
  /** Whether requests are logged, or events and errors alone. */
  requests: boolean
  now?: () => number
}

export function createLog({ write, requests, now = Date.now }: LogOptions): Log {
  let waiting = ''

  function flush(): void {
    const text = waiting
    waiting = ''
    if (text) write(text)
  }

  function line(entry: object): void {
    // One write per turn of the event loop: under load a line costs no system call of its own.
    if (!waiting) setImmediate(flush)
    waiting += `${JSON.stringify({ time: new Date(now()).toISOString(), ...entry })}\n`
  }

  return {
    request(entry) {
      if (requests) line(entry)
    },
    event: (event, facts) => line({ event, ...facts }),
    error: (error) => line({ event: 'error', ...describeError(error) }),
    flush,
  }
}

/** Names, codes and places of an error and its causes; no messages. */
function describeError(error: unknown): object {
  if (!(error instanceof Error)) return { error: typeof error }
  const code = 'code' in error && typeof error.code === 'string' ? { code: error.code } : {}
  const frames = error.stack?.split('\n').filter((text) => /^\s+at /.test(text)) ?? []
  return {
    error: error.name,
    ...code,
    ...('errcode' in error && { errcode: error.errcode }),
    at: frames.map((frame) => frame.trim().slice('at '.length)),
    ...(error.cause !== undefined && { cause: describeError(error.cause) }),
  }
}
