import type { AskedAbout, Question, QuestionActions } from '#components/composer/question.ts'
import type { HoldView } from '#components/composer/views.ts'
import type { HoldEvent } from '#lib/activity/hold-event.ts'
import { documentOf, hasInside, isForm, isHtml, standIn } from '#lib/editors/around.ts'
import { twoFrames } from '#lib/editors/frames.ts'
import type { SiteFacts } from '#lib/editors/sites/facts.ts'
import { breaksLine, pressKeyAgain, submitAgain } from '#lib/guard/press-again.ts'
import { findSendButton, isSendKey, picksSuggestion, sendButtonAt } from '#lib/guard/sends.ts'
import type { Tracked } from '#lib/guard/tracked.ts'
import { sendAsComposer } from '#lib/messaging/client.ts'
import type { ComposerSettings } from '#lib/messaging/composer-messages.ts'
import { FailureError, toFailure } from '#lib/messaging/failure.ts'
import { blockOf, copyLinks, replaceFindings, shareText, textOf } from './share-findings.ts'
import type { Watch } from './watch.ts'

/** With more than these in one message they go behind one link, as lines of settings do. */
const MOST_LINKS = 3

/** Holds a send with a credential in it, and asks once. Decides in the turn of the event. */
export class HoldSend {
  readonly #question: Question
  readonly #settings: () => ComposerSettings
  /** The rest of a press that was held at its beginning must not reach the page either. */
  #pressed: HTMLElement | null = null
  /** What such a press does once it is whole: one that is dragged away sends nothing. */
  #atClick: (() => void) | null = null
  /** Boxes whose text is being replaced after an answer, or followed: they send when that is done. */
  readonly #replacing = new Set<Watch>()
  /** What each box was last asked about. */
  readonly #asked = new WeakMap<Watch, QuestionActions>()
  /** Boxes whose page has sent by itself, and then kept it from being asked. */
  readonly #refused = new WeakSet<Watch>()

  constructor(question: Question, settings: () => ComposerSettings) {
    this.#question = question
    this.#settings = settings
  }

  holdKey(event: KeyboardEvent, watch: Watch, site: SiteFacts | null): void {
    this.#forget()
    const { element } = watch.box
    if (!isSendKey(event, site) || picksSuggestion(event, element)) return
    const [target] = event.composedPath()
    this.#hold(event, watch, () => pressAgain(event, watch, target))
  }

  /** A key that was held already. */
  holdEarly(
    key: KeyboardEvent,
    watch: Watch,
    target: EventTarget | undefined,
    site: SiteFacts | null,
  ): void {
    const again = () => pressAgain(key, watch, target)
    const mayBeOne = isSendKey(key, site) && !picksSuggestion(key, watch.box.element)
    if (!mayBeOne || !this.#hold(key, watch, again)) again()
  }

  /** A pointer or a key on a button that sends. */
  holdPress(
    event: Event,
    path: readonly EventTarget[],
    watches: readonly Watch[],
    site: SiteFacts | null,
  ): void {
    const isNew = event.type === 'pointerdown' || event.type === 'keydown'
    // Pressed by keyboard: no gesture of a pointer goes on.
    if (isNew || isByKey(event)) this.#forget()
    if (this.#pressed && path.includes(this.#pressed)) {
      stop(event)
      if (event.type !== 'click') return
      const act = this.#atClick
      this.#forget()
      act?.()
      return
    }
    for (const watch of watches) {
      const button = sendButtonAt(path, watch.box.element, site)
      if (!button) continue
      const again = () => {
        const { isConnected, ownerDocument } = button
        const now = isConnected ? button : findSendButton(watch.box.element, site, ownerDocument)
        now?.click()
      }
      if (!this.#hold(event, watch, again)) continue
      if (event.type !== 'keydown' && event.type !== 'click') this.#pressed = button
      return
    }
  }

  holdSubmit(event: SubmitEvent, watches: readonly Watch[]): void {
    const form = event.target
    if (!isForm(form)) return
    for (const watch of watches) {
      if (!hasInside(form, standIn(watch.box.element, documentOf(form)))) continue
      if (this.#hold(event, watch, () => submitAgain(form, event.submitter))) return
    }
  }

  #forget(): void {
    this.#pressed = null
    this.#atClick = null
  }

  /** @returns whether the event was held; the text is looked at once more before. */
  #hold(event: Event, watch: Watch, again: () => void): boolean {
    if (this.#replacing.has(watch)) {
      stop(event)
      return true
    }
    watch.update()
    const { held } = watch.findings
    if (held.length === 0) {
      if (!watch.following.isUnderWay) return false
      const send = () => void this.#send(watch, again, [])
      if (IS_WHOLE.has(event.type)) send()
      else this.#atClick = send
      stop(event)
      return true
    }
    // A page can submit by itself, as often as it likes: no window is worth that.
    const isByPage = event.type === 'submit' && !navigator.userActivation.isActive
    // Held only once it is asked: if our code throws, the page gets the event.
    if (this.#question.isOpen(this.#asked.get(watch))) this.#question.showAgain()
    else if (!isByPage || !this.#refused.has(watch)) this.#ask(watch, held, again, isByPage)
    stop(event)
    return true
  }

  /** Once the page's model has what is seen. */
  async #send(
    watch: Watch,
    again: () => void,
    detectors: string[],
    before = async () => {},
  ): Promise<void> {
    this.#replacing.add(watch)
    try {
      await before()
      await watch.following.over()
      // What was typed meanwhile is asked about like anything else.
      watch.update()
      if (watch.findings.held.length > 0) {
        this.#ask(watch, watch.findings.held, again)
        return
      }
    } catch {
      // Nobody's message is lost to an error of ours: it goes as the person has said.
      void record('failed', detectors)
    } finally {
      // The submission that a press of ours brings about is the browser's own, and heard like one.
      this.#replacing.delete(watch)
    }
    again()
  }

  #ask(watch: Watch, held: readonly Tracked[], again: () => void, isByPage = false): void {
    const { asksReason, site, endpoints, lostEndpoint } = this.#settings()
    const [endpoint = null] = endpoints
    const view: AskedAbout = {
      what: 'send',
      files: null,
      findings: held.map(({ finding }) => finding),
      canReplace: watch.box.canReplace,
      state: { at: endpoint === null ? 'no-endpoint' : 'found' },
      pastesAgain: false,
      isBlocked: held.some(({ level }) => level === 'block'),
      asksReason,
      siteName: site?.name ?? null,
      keepsDrafts: site?.keepsDrafts ?? false,
      isPartial: watch.findings.isPartial,
      endpoint,
      lostEndpoint,
    }
    const detectors = held.map(({ finding }) => finding.detector)
    const caret = watch.box.caret()
    const { text } = watch.findings
    const show = (state: HoldView['state']) => this.#question.ask({ ...view, state }, actions)
    const copy = async () => {
      const make = async () => {
        const { held: open } = watch.findings
        if (open.length === 0) throw new FailureError({ code: 'app/text-gone' })
        return [await shareText(textOf(open), null)]
      }
      link = await copyLinks(link, make, () => isOver)
      if (!isCopied) void record('replaced', detectors)
      isCopied = true
    }
    const goOn = () =>
      this.#send(watch, again, detectors, async () => {
        this.#question.end(actions)
        watch.box.focus(watch.findings.text === text ? caret : null)
        await twoFrames()
      })
    let link: string | null = null
    let isCopied = false
    /** The person has gone back: nothing of this is said or sent any more. */
    let isOver = false
    const actions: QuestionActions = {
      replace: async () => {
        show({ at: 'sharing' })
        this.#replacing.add(watch)
        try {
          // After a failure some may have been seen to.
          watch.update()
          const { held: open } = watch.findings
          const isOne =
            !watch.box.canReplace || open.length > MOST_LINKS || blockOf(watch, open) !== null
          const outcome = await replaceFindings(watch, open, isOne ? 'one' : 'each', null, {
            beforePut: () => this.#question.end(actions),
            isCalledOff: () => isOver,
          })
          if (isOver) return
          if (outcome.replaced) {
            void record('replaced', detectors)
            await goOn()
            return
          }
          link = outcome.link
          if (link === null) this.#question.end(actions)
          else show({ at: 'not-replaced', isCopied: false })
        } catch (thrown) {
          if (!isOver) show({ at: 'failed', failure: toFailure(thrown) })
        } finally {
          this.#replacing.delete(watch)
        }
      },
      anyway: (reason) => {
        if (watch.findings.showsIn(reason, held)) return false
        for (const { token } of held) watch.findings.pass(token)
        void record('sent-anyway', detectors, reason)
        void goOn()
        return true
      },
      mayOpenWindow: () => {
        if (isByPage) this.#refused.add(watch)
        return !isByPage
      },
      displaced: () => {
        isOver = true
      },
      failed: () => {
        for (const { token } of held) watch.findings.pass(token)
        void record('failed', detectors)
        void goOn()
      },
      back: () => {
        isOver = true
        if (!isCopied) void record('went-back', detectors)
        sendAsComposer('composer/cancel', {}).catch(() => undefined)
        this.#question.end(actions)
        watch.box.focus(caret)
      },
      copy,
      copyLink: async () => {
        if (link === null) return
        await copy()
        show({ at: 'not-replaced', isCopied: true })
      },
      setUp: () => void sendAsComposer('composer/set-up', {}),
    }
    this.#asked.set(watch, actions)
    show(view.state)
  }
}

function pressAgain(event: KeyboardEvent, watch: Watch, target: EventTarget | undefined): void {
  const { element } = watch.box
  const now = isHtml(target) && target.isConnected ? target : element
  // Drawn anew meanwhile: nobody has looked at what stands in the new box. It is pressed again there.
  if (!now.isConnected) {
    void record('failed', [])
    return
  }
  const isTaken = pressKeyAgain(now, event)
  // What the page leaves to the browser was no send, but a new line.
  if (!isTaken && breaksLine(event) && target === element) void watch.insert('\n')
}

/** What means to send; a pointer that is let down may yet be moved away, or scroll. */
const IS_WHOLE = new Set(['keydown', 'click', 'submit'])

/** A click that a key makes has no place. */
function isByKey(event: Event): boolean {
  return event.type === 'click' && 'detail' in event && event.detail === 0
}

/** Neither the page nor the browser acts on it. */
export function stop(event: Event): void {
  event.preventDefault()
  event.stopImmediatePropagation()
}

/** A record of more is refused; a file can hold any number. */
const MOST_KINDS = 50

/** What a person decided at a hold, for the list of what happened. Never what was typed. */
export async function record(event: HoldEvent, detectors: string[], reason = ''): Promise<void> {
  const kinds = [...new Set(detectors)].slice(0, MOST_KINDS)
  const request = { event, detectors: kinds, ...(reason !== '' && { reason }) }
  try {
    await sendAsComposer('composer/record', request)
  } catch {
    // What the person does goes on without a record of it.
  }
}
