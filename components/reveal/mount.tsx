import { render } from 'preact'
import type { LinkMatch } from '#lib/endpoints/endpoint.ts'
import type { I18n } from '#lib/i18n/i18n.ts'
import { createRevealModel, type RevealModel, type RevealPorts } from '#lib/models/reveal.ts'
import { saveFile } from '../save-file.ts'
import { RevealView } from './reveal-view.tsx'

/** What differs between the extension's page and the endpoint's; the rest is this document's. */
export type RevealHost = Pick<
  RevealPorts,
  'read' | 'open' | 'pasting' | 'hasRecentClaim' | 'copy' | 'leaveToSite' | 'report'
> & {
  /** Of the endpoint, to look at when it cannot be reached; null where this is its page. */
  address: string | null
}

/** Put the view into this document and tie it to the document's life. */
export function mountReveal(host: RevealHost, i18n: I18n, match: LinkMatch | null): RevealModel {
  const model = createRevealModel({
    ...host,
    save: saveFile,
    now: Date.now,
    every(ms, run) {
      const timer = setInterval(run, ms)
      return () => clearInterval(timer)
    },
    after(ms, run) {
      const timer = setTimeout(run, ms)
      return () => clearTimeout(timer)
    },
  })
  document.documentElement.lang = i18n.locale
  document.title = i18n.t('reveal.title')
  document.addEventListener('visibilitychange', () => {
    if (document.hidden) model.pageHidden()
    else model.pageShown()
  })
  addEventListener('beforeunload', (event) => {
    if (model.isHoldingAll()) event.preventDefault()
  })
  // Also before the page goes into the back-forward cache, from where it could come back.
  addEventListener('pagehide', model.pageLeft)
  render(<RevealView model={model} i18n={i18n} address={host.address} />, document.body)
  void model.start(match)
  return model
}
