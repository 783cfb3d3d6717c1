import { createPageMarks } from '#components/check-page/page-marks.ts'
import { sendAsComposer } from '#lib/messaging/client.ts'
import { serveCheck } from '#lib/messaging/serve.ts'
import { PageCheck } from './page-check.ts'

export interface Started {
  /** Takes everything away. */
  end(): void
}

/** Waits for the popup's word. */
export function startCheck(): Started {
  const check = new PageCheck(createPageMarks(), {
    areKnown: (tokens) => sendAsComposer('composer/known', { tokens }),
  })
  const stop = serveCheck({
    'check/start': async (settings) => {
      // The popup asks how far it is.
      void check.look(settings)
      return null
    },
    'check/read': async () => check.state(),
    'check/show': async ({ id, place }) => check.show(id, place),
    'check/clear': async () => {
      end()
      return null
    },
  })
  const lifetime = new AbortController()

  function end(): void {
    lifetime.abort()
    stop()
    check.end()
    globalThis.matchstickCheck = undefined
  }

  // A page that comes back from the browser's cache comes back without marks.
  window.addEventListener('pagehide', end, { signal: lifetime.signal })
  return { end }
}
