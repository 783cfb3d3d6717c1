import type { Marks } from '#components/composer/marks.ts'
import type { Surface } from '#components/composer/surface.ts'
import type { CardActions, CardState, CardView, LinkOptions } from '#components/composer/views.ts'
import type { SiteFacts } from '#lib/editors/sites/facts.ts'
import type { KnownTokens } from '#lib/guard/known.ts'
import { isAtLeast } from '#lib/guard/level.ts'
import { findSendButton } from '#lib/guard/sends.ts'
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
  /** How often its token was left once a link stood in its place; null: it is not looked for. */
  left: number | null
  /** Where it stood last. */
  place: ReturnType<typeof placeOf>
}

/** Marks findings, and shows the card beside the one that a person should see to. */
export class Warnings {
  readonly #surface: () => Surface
  readonly #marks: () => Marks
  #settings: ComposerSettings | null = null
  #site: SiteFacts | null = null
  #watches: readonly Watch[] = []
  #current: Current | null = null
  #timer: ReturnType<typeof setTimeout> | undefined
  /** The site is watched no more: nothing is put in or shown, whatever was under way. */
  #isOver = false
  readonly #known: KnownTokens
  /** Tokens of which has been asked whether a person called them no secrets, for as long as their box is there. */
  readonly #asked = new WeakMap<Watch, Set<string>>()
  /** Somebody has acted in the page since the last link was put in. */
  #isTouched = false
  /** Tokens whose card a person closed. */
  readonly #closed = new Set<string>()
  /** Tokens whose links are being made. */
  readonly #busy = new Set<string>()

  constructor(surface: () => Surface, marks: () => Marks, known: KnownTokens) {
    this.#surface = surface
    this.#marks = marks
    this.#known = known
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
    site: SiteFacts | null,
  ): void {
    this.#settings = settings
    this.#site = site
    this.#watches = watches
    if (this.#isOver) return
    this.#draw()
    void this.#askKnown(watch)
    if (this.#current && !watches.includes(this.#current.watch) && !isUnderWay(this.#current)) {
      this.#hide()
    }
    if (this.#current?.watch === watch) this.#follow(this.#current)
    if (this.#current) this.#render()
    this.#plan(watch)
  }

  /** The page has scrolled, or its window has another size. */
  move(): void {
    if (!this.#current?.watch.box.isLive()) return
    const { watch, tracked } = this.#current
    this.#surface().moveCard(...placeOf(watch, tracked, this.#site))
  }

  /** A person has pressed something in the page: a link that goes now may be undone by them. */
  touched(): void {
    this.#isTouched = true
  }

  /** @returns whether a key press was meant for the card, and was taken. */
  takeKey(event: KeyboardEvent, watch: Watch): boolean {
    const { key, altKey, ctrlKey, metaKey, shiftKey } = event
    if (key !== 'Enter' || !altKey || ctrlKey || metaKey) return false
    // One that is about to come up has its key too: to many a page it is an Enter, and sends.
    if (!this.#current && !this.#worthACard(watch)) {
      watch.update()
      if (!this.#worthACard(watch)) return false
    }
    if (shiftKey) this.#surface().enterCard()
    else if (this.#current && !this.#surface().pressCard()) return false
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

  /** Its finding is gone, or has come back. */
  #follow(current: Current): void {
    const { watch, tracked, state } = current
    const still = watch.findings.again(tracked)
    if (still) current.tracked = still
    else if (state.at === 'found') this.#hide()
    if (state.at !== 'replaced' || current.left === null) return
    if (timesOpen(current) <= current.left) return
    // By undo, or by what else writes here: another extension, or a page that draws an old text again.
    current.state = this.#isTouched ? { at: 'found' } : { at: 'not-replaced', isCopied: false }
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
    if (this.#current || watch.findings.open.length === 0) return
    this.#timer = setTimeout(() => {
      const tracked = this.#worthACard(watch)
      if (!tracked || !watch.box.isLive() || watch.isComposing) return
      const at = this.#settings?.endpoints.length === 0 ? 'no-endpoint' : 'found'
      this.#current = {
        watch,
        tracked,
        state: { at },
        link: null,
        left: null,
        place: placeOf(watch, tracked, this.#site),
      }
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
    const asked = this.#asked.get(watch) ?? new Set()
    this.#asked.set(watch, asked)
    const open = watch.findings.open.filter(({ token }) => !asked.has(token))
    if (open.length === 0) return
    for (const { token } of open) asked.add(token)
    if (await this.#known.ask(open)) this.#updateAll()
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
      canReplace: watch.box.canReplace,
      siteName: this.#site?.name ?? null,
      keepsDrafts: this.#site?.keepsDrafts ?? false,
      limit: watch.limit,
      ignores: canRemember(tracked.token, tracked.finding.kind) ? 'token' : 'detector',
      endpoints: settings.endpoints,
      lostEndpoint: settings.lostEndpoint,
      shortcut: 'Alt+Enter',
    }
    // Of a box that is gone it stands where it stood.
    if (watch.box.isLive()) current.place = placeOf(watch, tracked, this.#site)
    this.#surface().showCard(view, ...current.place)
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
    current.link = outcome.link
    if (outcome.replaced) {
      this.#isTouched = false
      this.#set(current, { at: 'replaced' })
      // A passphrase stands on the card and nowhere else: it stays until a person closes it.
      if (options?.passphrase) return
      current.left = timesOpen(current)
      setTimeout(() => {
        if (this.#current !== current || current.state.at !== 'replaced') return
        this.#hide()
        // What was typed into another box meanwhile had to wait too.
        const isOpen = ({ box, findings }: Watch) => box.isLive() && findings.open.length > 0
        this.#plan([watch, ...this.#watches].find(isOpen) ?? watch)
      }, DONE_MS)
      return
    }
    if (outcome.link === null) this.#hide()
    else this.#set(current, { at: 'not-replaced', isCopied: false })
  }

  #set(current: Current, state: CardState): void {
    current.state = state
    if (this.#current === current) this.#render()
  }

  /** What is known counts in every box. */
  #updateAll(): void {
    if (this.#isOver) return
    for (const watch of this.#watches) watch.update()
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
      sendAsComposer('composer/ignore', { token, detector, kind })
        .then(({ how }) => {
          // In the other case the settings tell.
          if (how === 'token') this.#known.add(token)
          this.#updateAll()
        })
        .catch(() => undefined)
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

function timesOpen({ watch, tracked }: Current): number {
  return watch.findings.open.filter(({ token }) => token === tracked.token).length
}

/** A link is being made, or waits to be copied: the box may go meanwhile, and the link is not lost. */
function isUnderWay({ state }: Current): boolean {
  return state.at === 'sharing' || state.at === 'not-replaced'
}

/** Where the card belongs: beside the finding, off the caret and off what sends. */
function placeOf({ box }: Watch, { finding }: Tracked, site: SiteFacts | null) {
  const at = box.caret()
  const before = at === null ? [] : box.boxesOf({ start: Math.max(0, at - 1), end: at })
  const button = findSendButton(box.element, site, document)
  return [
    box.boxesOf(finding),
    before.at(-1) ?? null,
    box.element.getBoundingClientRect(),
    button?.getBoundingClientRect() ?? null,
  ] as const
}
