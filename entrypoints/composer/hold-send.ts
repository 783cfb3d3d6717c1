import type { HoldActions, HoldView } from '#components/composer/views.ts'
import { twoFrames } from '#lib/editors/frames.ts'
import { siteOf } from '#lib/editors/sites/index.ts'
import type { Site } from '#lib/editors/sites/site.ts'
import { findSendButton, isSendKey, picksSuggestion, sendButtonAt } from '#lib/guard/sends.ts'
import type { Tracked } from '#lib/guard/tracked.ts'
import { sendAsComposer } from '#lib/messaging/client.ts'
import type { ComposerSettings } from '#lib/messaging/composer-messages.ts'
import { toFailure } from '#lib/messaging/failure.ts'
import { pressKeyAgain, submitAgain } from './press-again.ts'
import type { Question } from './question.ts'
import { replaceFindings } from './share-findings.ts'
import type { Watch } from './watch.ts'

/** With more than these in one message they go behind one link. */
const MOST_LINKS = 3

/** Holds a send with a credential in it, and asks once. Decides in the turn of the event. */
export class HoldSend {
  readonly #question: Question
  readonly #settings: () => ComposerSettings
  /** The rest of a press that was held at its beginning must not reach the page either. */
  #pressed: HTMLElement | null = null
  /** The box whose text is being replaced after an answer: it sends when that is done. */
  #replacing: Watch | null = null

  constructor(question: Question, settings: () => ComposerSettings) {
    this.#question = question
    this.#settings = settings
  }

  holdKey(event: KeyboardEvent, watch: Watch, site: Site | null): void {
    this.#pressed = null
    const { element } = watch.box
    if (!isSendKey(event, site) || picksSuggestion(event, element)) return
    const [target] = event.composedPath()
    this.#hold(event, watch, () => {
      const isTaken = pressKeyAgain(target instanceof HTMLElement ? target : element, event)
      // What the page leaves to the browser was no send, but a new line.
      if (!isTaken && event.key === 'Enter' && target === element) void watch.box.insert('\n')
    })
  }

  /** A pointer or a key on a button that sends. */
  holdPress(
    event: Event,
    path: readonly EventTarget[],
    watches: readonly Watch[],
    site: Site | null,
  ): void {
    const isNew = event.type === 'pointerdown' || event.type === 'keydown'
    // Pressed by keyboard: no gesture of a pointer goes on.
    if (isNew || (event instanceof MouseEvent && event.detail === 0)) this.#pressed = null
    if (this.#pressed && path.includes(this.#pressed)) {
      stop(event)
      if (event.type === 'click') this.#pressed = null
      return
    }
    for (const watch of watches) {
      const button = sendButtonAt(path, watch.box.element, site)
      if (!button) continue
      const again = () => {
        const now = button.isConnected ? button : findSendButton(watch.box.element, site)
        now?.click()
      }
      if (!this.#hold(event, watch, again)) continue
      if (event instanceof MouseEvent && event.type !== 'click') this.#pressed = button
      return
    }
  }

  holdSubmit(event: SubmitEvent, watches: readonly Watch[]): void {
    const form = event.target
    if (!(form instanceof HTMLFormElement)) return
    for (const watch of watches) {
      if (!form.contains(watch.box.element)) continue
      if (this.#hold(event, watch, () => submitAgain(form, event.submitter))) return
    }
  }

  /** @returns whether the event was held; the text is looked at once more before. */
  #hold(event: Event, watch: Watch, again: () => void): boolean {
    if (this.#replacing === watch) {
      stop(event)
      return true
    }
    watch.update()
    const { held } = watch.findings
    if (held.length === 0) return false
    // Held only once it is asked: if our code throws, the page gets the event.
    this.#ask(watch, held, again)
    stop(event)
    return true
  }

  #ask(watch: Watch, held: readonly Tracked[], again: () => void): void {
    const { asksReason, siteId } = this.#settings()
    const site = siteOf(siteId)
    const view: HoldView = {
      what: 'send',
      findings: held.map(({ finding }) => finding),
      state: { at: this.#settings().endpoints.length === 0 ? 'no-endpoint' : 'found' },
      pastesAgain: false,
      isBlocked: held.some(({ level }) => level === 'block'),
      asksReason,
      siteName: site?.name ?? null,
      keepsDrafts: site?.keepsDrafts ?? false,
    }
    const detectors = held.map(({ finding }) => finding.detector)
    const caret = watch.box.caret()
    const { text } = watch.findings
    const show = (state: HoldView['state']) => this.#question.ask({ ...view, state }, actions)
    const goOn = async () => {
      this.#question.end()
      watch.box.focus(watch.findings.text === text ? caret : null)
      await twoFrames()
      // What was typed meanwhile is asked about like anything else.
      watch.update()
      if (watch.findings.held.length > 0) this.#ask(watch, watch.findings.held, again)
      else again()
    }
    let link: string | null = null
    /** The person has gone back: nothing of this is said or sent any more. */
    let isOver = false
    const actions: HoldActions = {
      replace: async () => {
        show({ at: 'sharing' })
        this.#replacing = watch
        try {
          // After a failure some may have been seen to.
          watch.update()
          const { held: open } = watch.findings
          const links = open.length > MOST_LINKS ? 'one' : 'each'
          const outcome = await replaceFindings(watch, open, links, null, {
            beforePut: () => this.#question.end(),
            isCalledOff: () => isOver,
          })
          if (isOver) return
          if (outcome.replaced) {
            void record('replaced', detectors)
            await goOn()
            return
          }
          link = outcome.link
          if (link === null) this.#question.end()
          else show({ at: 'not-replaced', isCopied: false })
        } catch (thrown) {
          if (!isOver) show({ at: 'failed', failure: toFailure(thrown) })
        } finally {
          this.#replacing = null
        }
      },
      anyway: (reason) => {
        for (const { token } of held) watch.findings.pass(token)
        void record('sent-anyway', detectors, reason)
        void goOn()
      },
      failed: () => {
        for (const { token } of held) watch.findings.pass(token)
        void record('failed', detectors)
        void goOn()
      },
      back: () => {
        isOver = true
        sendAsComposer('composer/cancel', {}).catch(() => undefined)
        this.#question.end()
        watch.box.focus(caret)
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
}

/** Neither the page nor the browser acts on it. */
export function stop(event: Event): void {
  event.preventDefault()
  event.stopImmediatePropagation()
}

/** What a person decided at a hold, for the list of what happened. Never what was typed. */
export async function record(
  event: 'replaced' | 'sent-anyway' | 'pasted-anyway' | 'failed',
  detectors: string[],
  reason = '',
): Promise<void> {
  const request = { event, detectors, ...(reason !== '' && { reason }) }
  try {
    await sendAsComposer('composer/record', request)
  } catch {
    // What the person does goes on without a record of it.
  }
}
