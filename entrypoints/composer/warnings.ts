import type { Marks } from '#components/composer/marks.ts'
import type { Surface } from '#components/composer/surface.ts'
import type { CardActions, CardState, CardView, LinkOptions } from '#components/composer/views.ts'
import type { Site } from '#lib/editors/sites/site.ts'
import { isAtLeast } from '#lib/guard/level.ts'
import { canRemember } from '#lib/guard/strength.ts'
import type { Tracked } from '#lib/guard/tracked.ts'
import { sendAsComposer } from '#lib/messaging/client.ts'
import type { ComposerSettings } from '#lib/messaging/composer-messages.ts'
import { toFailure } from '#lib/messaging/failure.ts'
import { type Outcome, replaceFindings } from './share-findings.ts'
import type { Watch } from './watch.ts'

/** A token that is being typed is another with each key: the card waits for the hand to rest. */
const REST_MS = 300
/** So long it says that the link stands in its place. */
const DONE_MS = 4000

/** What the card is about, and what became of it. */
interface Current {
  watch: Watch
  tracked: Tracked
  state: CardState
  link: string | null
}

/** Marks findings, and shows the card beside the one that a person should see to. */
export class Warnings {
  readonly #surface: () => Surface
  readonly #marks: () => Marks
  #settings: ComposerSettings | null = null
  #site: Site | null = null
  #watches: readonly Watch[] = []
  #current: Current | null = null
  #timer: ReturnType<typeof setTimeout> | undefined
  /** The site is watched no more: nothing is put in or shown, whatever was under way. */
  #isOver = false
  /** Tokens of which has been asked whether a person called them no secrets. */
  readonly #asked = new Set<string>()
  /** Tokens whose card a person closed. */
  readonly #closed = new Set<string>()
  /** Tokens whose links are being made. */
  readonly #busy = new Set<string>()

  constructor(surface: () => Surface, marks: () => Marks) {
    this.#surface = surface
    this.#marks = marks
  }

  /** A person is in this box now. */
  enter(watch: Watch): void {
    if (this.#current?.watch !== watch) this.#plan(watch)
  }

  /** What is in a box has changed. */
  show(
    watch: Watch,
    watches: readonly Watch[],
    settings: ComposerSettings,
    site: Site | null,
  ): void {
    this.#settings = settings
    this.#site = site
    this.#watches = watches
    if (this.#isOver) return
    this.#draw()
    void this.#askKnown(watch)
    if (this.#current && !watches.includes(this.#current.watch)) this.#hide()
    if (this.#current?.watch === watch && this.#current.state.at === 'found') {
      const still = watch.findings.again(this.#current.tracked)
      if (still) this.#current.tracked = still
      else this.#hide()
    }
    if (this.#current) this.#render()
    this.#plan(watch)
  }

  /** The page has scrolled, or its window has another size. */
  move(): void {
    if (!this.#current) return
    const { span, caret, field } = placeOf(this.#current.watch, this.#current.tracked)
    this.#surface().moveCard(span, caret, field)
  }

  /** @returns whether a key press was meant for the card, and was taken. */
  takeKey(event: KeyboardEvent): boolean {
    const { key, altKey, ctrlKey, metaKey, shiftKey } = event
    if (!this.#current || key !== 'Enter' || !altKey || ctrlKey || metaKey) return false
    if (shiftKey) this.#surface().enterCard()
    else if (!this.#surface().pressCard()) return false
    event.preventDefault()
    event.stopImmediatePropagation()
    return true
  }

  end(): void {
    this.#isOver = true
    this.#current = null
    clearTimeout(this.#timer)
    this.#marks().end()
  }

  #draw(): void {
    this.#marks().set(
      this.#watches.flatMap(({ box, findings }) =>
        findings.open.map(({ finding, token }) => ({
          box,
          span: finding,
          severity: finding.severity,
          state: this.#busy.has(token) ? ('busy' as const) : ('found' as const),
        })),
      ),
    )
  }

  #plan(watch: Watch): void {
    clearTimeout(this.#timer)
    if (this.#current) return
    this.#timer = setTimeout(() => {
      const tracked = this.#worthACard(watch)
      if (!tracked || !watch.box.isLive() || watch.isComposing) return
      const at = this.#settings?.endpoints.length === 0 ? 'no-endpoint' : 'found'
      this.#current = { watch, tracked, state: { at }, link: null }
      this.#render()
    }, REST_MS)
  }

  /** The finding at the caret, else the first that shows its card by itself. */
  #worthACard({ box, findings }: Watch): Tracked | undefined {
    const caret = box.caret()
    const open = findings.open.filter(({ token }) => !this.#closed.has(token))
    const atCaret = open.find(
      ({ finding }) => caret !== null && finding.start <= caret && caret <= finding.end,
    )
    return atCaret ?? open.find(({ level }) => isAtLeast(level, 'warn'))
  }

  async #askKnown(watch: Watch): Promise<void> {
    const tokens = watch.findings.open
      .map(({ token }) => token)
      .filter((token) => !this.#asked.has(token))
    if (tokens.length === 0) return
    for (const token of tokens) this.#asked.add(token)
    try {
      const known = await sendAsComposer('composer/known', { tokens: tokens.slice(0, MOST_ASKED) })
      const passed = tokens.filter((_, i) => known[i])
      for (const token of passed) watch.findings.pass(token)
      if (passed.length > 0) watch.update()
    } catch {
      // Nobody answers: they stay findings.
    }
  }

  #render(): void {
    const current = this.#current
    const settings = this.#settings
    if (!current || !settings) return
    const { watch, tracked, state } = current
    const { open } = watch.findings
    const index = Math.max(0, open.indexOf(tracked))
    const findings = open.includes(tracked) ? open : [tracked]
    const view: CardView = {
      findings: findings.map(({ finding }) => finding),
      index: Math.min(index, findings.length - 1),
      state,
      siteName: this.#site?.name ?? null,
      keepsDrafts: this.#site?.keepsDrafts ?? false,
      ignores: canRemember(tracked.token, tracked.finding.kind) ? 'token' : 'detector',
      endpoints: settings.endpoints,
      shortcut: 'Alt+Enter',
    }
    const { span, caret, field } = placeOf(watch, tracked)
    this.#surface().showCard(view, span, caret, field)
  }

  #hide(): void {
    this.#current = null
    this.#surface().hideCard()
  }

  async #replace(
    which: 'this' | 'all-one-link' | 'all-each',
    options: LinkOptions | null,
  ): Promise<void> {
    const current = this.#current
    if (!current) return
    const { watch } = current
    const tracked = which === 'this' ? [current.tracked] : watch.findings.open
    for (const { token } of tracked) this.#busy.add(token)
    this.#set(current, { at: 'sharing' })
    this.#draw()
    let outcome: Outcome | null = null
    try {
      outcome = await replaceFindings(
        watch,
        tracked,
        which === 'all-one-link' ? 'one' : 'each',
        options,
        { isCalledOff: () => this.#isOver },
      )
    } catch (thrown) {
      this.#set(current, { at: 'failed', failure: toFailure(thrown) })
    }
    for (const { token } of tracked) this.#busy.delete(token)
    if (this.#isOver) return
    this.#draw()
    if (!outcome) return
    if (outcome.replaced) {
      this.#set(current, { at: 'replaced' })
      // A passphrase stands on the card and nowhere else: it stays until a person closes it.
      if (options?.passphrase) return
      setTimeout(() => {
        if (this.#current !== current) return
        this.#hide()
        this.#plan(watch)
      }, DONE_MS)
      return
    }
    current.link = outcome.link
    if (outcome.link === null) this.#hide()
    else this.#set(current, { at: 'not-replaced', isCopied: false })
  }

  #set(current: Current, state: CardState): void {
    current.state = state
    if (this.#current === current) this.#render()
  }

  #pass(token: string): void {
    const current = this.#current
    if (!current) return
    current.watch.findings.pass(token)
    this.#hide()
    current.watch.update()
  }

  /** What its buttons do. */
  readonly actions: CardActions = {
    replace: (which, options) => void this.#replace(which, options),
    notASecret: () => {
      const current = this.#current
      if (!current) return
      const { token, finding } = current.tracked
      const { detector, kind } = finding
      sendAsComposer('composer/ignore', { token, detector, kind }).catch(() => undefined)
      this.#pass(token)
    },
    ignoreOnce: () => {
      if (this.#current) this.#pass(this.#current.tracked.token)
    },
    go: (by) => {
      const current = this.#current
      if (!current) return
      const { open } = current.watch.findings
      const next = open[(open.indexOf(current.tracked) + by + open.length) % open.length]
      if (!next) return
      current.tracked = next
      this.#render()
    },
    cancel: () => void sendAsComposer('composer/cancel', {}).catch(() => undefined),
    copyLink: async () => {
      const current = this.#current
      if (!current?.link) return
      await sendAsComposer('composer/copy', { text: current.link })
      this.#set(current, { at: 'not-replaced', isCopied: true })
    },
    generatePassphrase: () => sendAsComposer('composer/passphrase', {}),
    copyPassphrase: (text) => void sendAsComposer('composer/copy', { text }).catch(() => undefined),
    setUp: () => void sendAsComposer('composer/set-up', {}).catch(() => undefined),
    close: () => {
      const token = this.#current?.tracked.token
      if (token !== undefined) this.#closed.add(token)
      this.#hide()
    },
  }
}

const MOST_ASKED = 50

/** Where the card belongs: beside the finding, off the caret. */
function placeOf({ box }: Watch, { finding }: Tracked) {
  const at = box.caret()
  const before = at === null ? [] : box.boxesOf({ start: Math.max(0, at - 1), end: at })
  return {
    span: box.boxesOf(finding),
    caret: before.at(-1) ?? null,
    field: box.element.getBoundingClientRect(),
  }
}
