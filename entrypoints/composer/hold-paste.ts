import type { AskedAbout, Question, QuestionActions } from '#components/composer/question.ts'
import type { HoldView } from '#components/composer/views.ts'
import type { Span } from '#lib/detection/finding.ts'
import { LONGEST_TYPED } from '#lib/editors/engines/text-field.ts'
import type { KnownTokens } from '#lib/guard/known.ts'
import { isAtLeast } from '#lib/guard/level.ts'
import type { Tracked } from '#lib/guard/tracked.ts'
import { sendAsComposer } from '#lib/messaging/client.ts'
import type { ComposerSettings } from '#lib/messaging/composer-messages.ts'
import { toFailure } from '#lib/messaging/failure.ts'
import { record, stop } from './hold-send.ts'
import { copyLinks, shareText, takeBack } from './share-findings.ts'
import type { Watch } from './watch.ts'

/** More is no message, and is looked at when it stands in the box. */
const LONGEST_PASTE = 1024 * 1024

/** So long it is waited to hear that a token is known: the background may have to be started. */
export const LONGEST_ASK_MS = 1000

/** A text on its way into a box. */
interface Pasted {
  text: string
  /** Where it goes: the dialog takes the focus, and in Chromium the caret with it. */
  at: number | null
  /** It was text alone: we can put it in as it is. Markup and files only the page can. */
  isPlain: boolean
  /** Only its first part was looked at. */
  isPartial: boolean
}

/**
 * Holds a credential before it enters the box: on sites that keep drafts the only moment before
 * the service has it.
 */
export class HoldPaste {
  readonly #question: Question
  readonly #settings: () => ComposerSettings
  readonly #known: KnownTokens
  /** The text that may be pasted once, after "as it is". */
  #passes: string | null = null
  /**
   * While a paste waits to hear whether what is in it is known: what comes of it, true when it is in
   * as it is, false when the person is asked.
   */
  coming: Promise<boolean> | null = null

  constructor(question: Question, known: KnownTokens, settings: () => ComposerSettings) {
    this.#question = question
    this.#known = known
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
    watch.update()
    const { box } = watch
    const isDrop = event instanceof DragEvent
    const at = (isDrop ? box.offsetAt(event.clientX, event.clientY) : null) ?? box.caret()
    const { found, isPartial } = foundIn(watch, text, at)
    if (found.length === 0) return
    // Dragged to another place of the box, or it is no news there: the browser moves it.
    if (isDrop && found.every(({ token }) => watch.findings.text.includes(token))) return
    const pasted = { text, at, isPlain, isPartial }
    // As while a dialog asks. Held only once that is under way: if our code throws, the page gets the event.
    if (!this.coming) void this.#askOnce(watch, pasted, found)
    stop(event)
  }

  /** Nothing is said of what a person has called no secret. What throws in it throws in the turn of the event. */
  #askOnce(watch: Watch, pasted: Pasted, found: readonly Tracked[]): Promise<boolean> {
    // What only the page can put in it cannot put in later: the next paste of it goes by.
    if (!pasted.isPlain || pasted.text.length > LONGEST_TYPED) {
      void this.#known.ask(found)
      this.#ask(watch, pasted, found)
      return Promise.resolve(false)
    }
    const tooLate = new Promise((resolve) => setTimeout(resolve, LONGEST_ASK_MS))
    this.coming = Promise.race([this.#known.ask(found), tooLate]).then(() => {
      this.coming = null
      return this.#place(watch, pasted)
    })
    return this.coming
  }

  /** Put it in, or ask about what is in it. */
  async #place(watch: Watch, pasted: Pasted): Promise<boolean> {
    const { text, at } = pasted
    try {
      watch.update()
      const { found } = foundIn(watch, text, at)
      if (found.length > 0 && !watch.isOver) {
        this.#ask(watch, pasted, found)
        return false
      }
    } catch {
      void record('failed', [])
    }
    await putIn(watch, text, at)
    return true
  }

  /**
   * A paste that the first stage had held already.
   * @returns as `coming`.
   */
  holdEarly(watch: Watch, text: string): Promise<boolean> {
    watch.update()
    const at = watch.box.caret()
    const { found, isPartial } = foundIn(watch, text, at)
    if (found.length === 0) return putIn(watch, text, at).then(() => true)
    return this.#askOnce(watch, { text, at, isPlain: true, isPartial }, found)
  }

  #ask(watch: Watch, pasted: Pasted, found: readonly Tracked[]): void {
    const { asksReason, site, endpoints, lostEndpoint } = this.#settings()
    const [endpoint = null] = endpoints
    const { at, text } = pasted
    const view: AskedAbout = {
      what: 'paste',
      files: null,
      findings: found.map(({ finding }) => finding),
      canReplace: true,
      state: { at: endpoint === null ? 'no-endpoint' : 'found' },
      pastesAgain: !pasted.isPlain,
      isBlocked: found.some(({ level }) => level === 'block'),
      asksReason,
      siteName: site?.name ?? null,
      keepsDrafts: site?.keepsDrafts ?? false,
      isPartial: pasted.isPartial,
      endpoint,
      lostEndpoint,
    }
    const detectors = found.map(({ finding }) => finding.detector)
    const show = (state: HoldView['state']) => this.#question.ask({ ...view, state }, actions)
    const close = () => {
      this.#question.end(actions)
      watch.box.focus(at)
    }
    const secret = secretIn(watch, pasted, found)
    const share = () => shareText(text.slice(secret.start, secret.end), null)
    let link: string | null = null
    let isCopied = false
    let isOver = false
    const copy = async () => {
      link = await copyLinks(
        link,
        async () => [await share()],
        () => isOver,
      )
      if (!isCopied) void record('replaced', detectors)
      isCopied = true
    }
    const actions: QuestionActions = {
      replace: async () => {
        show({ at: 'sharing' })
        try {
          const made = await share()
          if (isOver) {
            await takeBack([made])
            return
          }
          link = made.link
          close()
          const put = text.slice(0, secret.start) + link + text.slice(secret.end)
          if (await watch.insert(put, at)) {
            void record('replaced', detectors)
          } else {
            show({ at: 'not-replaced', isCopied: false })
          }
        } catch (thrown) {
          if (!isOver) show({ at: 'failed', failure: toFailure(thrown) })
        }
      },
      anyway: (reason) => {
        if (watch.findings.showsIn(reason, found)) return false
        for (const { token } of found) watch.findings.pass(token)
        void record('pasted-anyway', detectors, reason)
        close()
        void this.#putAsItIs(watch, pasted, found)
        return true
      },
      failed: () => {
        void record('failed', detectors)
        void this.#putAsItIs(watch, pasted, found)
      },
      displaced: () => {
        isOver = true
        void record('paste-lost', detectors)
      },
      back: () => {
        isOver = true
        if (!isCopied) void record('went-back', detectors)
        sendAsComposer('composer/cancel', {}).catch(() => undefined)
        close()
      },
      copy,
      copyLink: async () => {
        if (link === null) return
        await copy()
        show({ at: 'not-replaced', isCopied: true })
      },
      setUp: () => void sendAsComposer('composer/set-up', {}),
    }
    show(view.state)
  }

  /** As typing would put it in; where that cannot be, the page's own paste goes by once. */
  async #putAsItIs(watch: Watch, pasted: Pasted, found: readonly Tracked[]): Promise<void> {
    if (pasted.isPlain && (await watch.insert(pasted.text, pasted.at))) return
    this.#passes = pasted.text
    if (pasted.isPlain && !watch.isOver) this.#ask(watch, { ...pasted, isPlain: false }, found)
  }
}

/** Put in what nobody is asked about; where that fails the person finds it in the list. */
async function putIn(watch: Watch, text: string, at: number | null): Promise<void> {
  if (!(await watch.insert(text, at))) await record('paste-lost', [])
}

/** What is to be held in a text that would stand there. */
function foundIn({ findings }: Watch, text: string, at: number | null) {
  const { found, isPartial } = findings.preview(at ?? findings.text.length, text)
  return { found: found.filter(({ level }) => isAtLeast(level, 'hold')), isPartial }
}

/**
 * What goes behind the link: the credential, when it is one in a sentence; the whole text when
 * there are several, as in a `.env` file, or when it shows anywhere else in it.
 */
function secretIn(watch: Watch, { text, at }: Pasted, found: readonly Tracked[]): Span {
  const whole = { start: 0, end: text.length }
  const [only] = found
  if (!only || found.length > 1) return whole
  const from = at ?? watch.findings.text.length
  const start = only.finding.start - from
  const end = only.finding.end - from
  const rest = `${text.slice(0, start)} ${text.slice(end)}`
  if (start < 0 || end > text.length || rest.includes(only.token)) return whole
  return foundIn(watch, rest, at).found.length === 0 ? { start, end } : whole
}

function dataOf(event: Event): DataTransfer | null {
  if (event instanceof ClipboardEvent) return event.clipboardData
  return event instanceof DragEvent ? event.dataTransfer : null
}
