/** Counts what is going on, and calls once nothing has been for a while. */
export interface Idle {
  /** Nothing is called while the task runs, nor until `ms` after it. */
  busyFor<Value>(task: Promise<Value>): Promise<Value>
}

export function createIdle(ms: number, onIdle: () => void): Idle {
  let running = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  return {
    async busyFor(task) {
      running += 1
      clearTimeout(timer)
      try {
        return await task
      } finally {
        running -= 1
        if (running === 0) timer = setTimeout(onIdle, ms)
      }
    },
  }
}
