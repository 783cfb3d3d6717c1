import type { HoldActions, HoldView } from '#components/composer/views.ts'
import type { Span } from '#lib/detection/finding.ts'
import { siteOf } from '#lib/editors/sites/index.ts'
import { isAtLeast } from '#lib/guard/level.ts'
import type { Tracked } from '#lib/guard/tracked.ts'
import { sendAsComposer } from '#lib/messaging/client.ts'
import type { ComposerSettings } from '#lib/messaging/composer-messages.ts'
import { toFailure } from '#lib/messaging/failure.ts'
import { record, stop } from './hold-send.ts'
import type { Question } from './question.ts'
import { shareText } from './share-findings.ts'
import type { Watch } from './watch.ts'

/** More is no message, and is looked at when it stands in the box. */
const LONGEST_PASTE = 1024 * 1024

/** A text on its way into a box. */
interface Pasted {
  text: string
  /** It was text alone: we can put it in as it is. Markup and files only the page can. */
  isPlain: boolean
}

/**
 * Holds a credential before it enters the box: on sites that keep drafts the only moment before
 * the service has it.
 */
export class HoldPaste {
  readonly #question: Question
  readonly #settings: () => ComposerSettings
  /** The text that may be pasted once, after "as it is". */
  #passes: string | null = null

  constructor(question: Question, settings: () => ComposerSettings) {
    this.#question = question
    this.#settings = settings
  }

  hold(event: Event, watch: Watch): void {
    const data = dataOf(event)
    if (!data) return
    const text = data.getData('text/plain')
    const passes = this.#passes
    this.#passes = null
    if (text === passes || text.length > LONGEST_PASTE) return
    const isPlain = data.types.every((type) => type === 'text/plain')
    const found = this.#foundIn(watch, text)
    if (found.length === 0) return
    // Held only once it is asked: if our code throws, the page gets the event.
    this.#ask(watch, { text, isPlain }, found)
    stop(event)
  }

  /** A paste that the first stage had held already. */
  holdEarly(watch: Watch, text: string): void {
    const found = this.#foundIn(watch, text)
    if (found.length === 0) void watch.box.insert(text, watch.box.caret())
    else this.#ask(watch, { text, isPlain: true }, found)
  }

  #foundIn(watch: Watch, text: string): readonly Tracked[] {
    watch.update()
    const at = watch.box.caret() ?? watch.findings.text.length
    return watch.findings.preview(at, text).filter(({ level }) => isAtLeast(level, 'hold'))
  }

  #ask(watch: Watch, pasted: Pasted, found: readonly Tracked[]): void {
    const { asksReason, siteId, endpoints } = this.#settings()
    // The dialog takes the focus, and in Chromium the caret with it.
    const at = watch.box.caret()
    const site = siteOf(siteId)
    const view: HoldView = {
      what: 'paste',
      findings: found.map(({ finding }) => finding),
      state: { at: endpoints.length === 0 ? 'no-endpoint' : 'found' },
      pastesAgain: !pasted.isPlain,
      isBlocked: found.some(({ level }) => level === 'block'),
      asksReason,
      siteName: site?.name ?? null,
      keepsDrafts: site?.keepsDrafts ?? false,
    }
    const detectors = found.map(({ finding }) => finding.detector)
    const show = (state: HoldView['state']) => this.#question.ask({ ...view, state }, actions)
    const close = () => {
      this.#question.end()
      watch.box.focus(at)
    }
    const secret = this.#secretIn(watch, pasted.text, found)
    let link: string | null = null
    let isOver = false
    const actions: HoldActions = {
      replace: async () => {
        show({ at: 'sharing' })
        try {
          const share = await shareText(pasted.text.slice(secret.start, secret.end), null)
          if (isOver) {
            await sendAsComposer('composer/undo', { id: share.id })
            return
          }
          link = share.link
          close()
          const { text } = pasted
          const put = text.slice(0, secret.start) + link + text.slice(secret.end)
          if (await watch.box.insert(put, at)) {
            void record('replaced', detectors)
          } else {
            show({ at: 'not-replaced', isCopied: false })
          }
        } catch (thrown) {
          if (!isOver) show({ at: 'failed', failure: toFailure(thrown) })
        }
      },
      anyway: (reason) => {
        for (const { token } of found) watch.findings.pass(token)
        void record('pasted-anyway', detectors, reason)
        close()
        void this.#putAsItIs(watch, pasted, found, at)
      },
      failed: () => void this.#putAsItIs(watch, pasted, found, at),
      back: () => {
        isOver = true
        sendAsComposer('composer/cancel', {}).catch(() => undefined)
        close()
      },
      copyLink: async () => {
        if (link === null) return
        await sendAsComposer('composer/copy', { text: link })
        show({ at: 'not-replaced', isCopied: true })
      },
      setUp: () => void sendAsComposer('composer/set-up', {}),
    }
    show(view.state)
  }

  /** As typing would put it in; where that cannot be, the page's own paste goes by once. */
  async #putAsItIs(
    watch: Watch,
    pasted: Pasted,
    found: readonly Tracked[],
    at: number | null,
  ): Promise<void> {
    if (pasted.isPlain && (await watch.box.insert(pasted.text, at))) return
    this.#passes = pasted.text
    if (pasted.isPlain) this.#ask(watch, { ...pasted, isPlain: false }, found)
  }

  /**
   * What goes behind the link: the credential, when it is one in a sentence; the whole text when
   * there are several, as in a `.env` file, or when it shows anywhere else in it.
   */
  #secretIn(watch: Watch, text: string, found: readonly Tracked[]): Span {
    const whole = { start: 0, end: text.length }
    const [only] = found
    if (!only || found.length > 1) return whole
    const at = watch.box.caret() ?? watch.findings.text.length
    const start = only.finding.start - at
    const end = only.finding.end - at
    const rest = `${text.slice(0, start)} ${text.slice(end)}`
    if (start < 0 || end > text.length || rest.includes(only.token)) return whole
    return this.#foundIn(watch, rest).length === 0 ? { start, end } : whole
  }
}

function dataOf(event: Event): DataTransfer | null {
  if (event instanceof ClipboardEvent) return event.clipboardData
  return event instanceof DragEvent ? event.dataTransfer : null
}
