import type { AskedAbout, Question, QuestionActions } from '#components/composer/question.ts'
import type { HoldView } from '#components/composer/views.ts'
import { encodeBase64url } from '#lib/crypto/base64url.ts'
import type { Scanner } from '#lib/detection/scan.ts'
import { type Attach, isMissed } from '#lib/guard/attach.ts'
import type { MadeLink } from '#lib/guard/by-hand.ts'
import { type FoundInFile, foundInFiles } from '#lib/guard/found-in-files.ts'
import type { KnownTokens } from '#lib/guard/known.ts'
import { MOST_LINKS } from '#lib/guard/most-links.ts'
import { type ReadFile, readNow, readSoon, toLookAt } from '#lib/guard/read-file.ts'
import { sendAsComposer } from '#lib/messaging/client.ts'
import type { ComposerSettings } from '#lib/messaging/composer-messages.ts'
import { FailureError, toFailure } from '#lib/messaging/failure.ts'
import { shortFileName } from '#lib/share/file-name.ts'
import { LONGEST_ASK_MS } from './hold-paste.ts'
import { record } from './hold-send.ts'
import { copyLinks, takeBack } from './share-findings.ts'
import type { Watch } from './watch.ts'

export interface HoldFilesParts {
  question: Question
  known: KnownTokens
  settings(): ComposerSettings
  scanner(): Scanner
  /** Over when this frame is watched no more. */
  signal: AbortSignal
  /** Where the message is written that files go with, if there is one. */
  boxFor(path: readonly EventTarget[]): Watch | null
}

const TOO_MANY = { code: 'app/too-many-files' }

/** Files that are held, and what is known of them. */
interface Held {
  attach: Attach
  found: readonly FoundInFile[]
  isPartial: boolean
}

/** Holds files with a credential in them before the page has them: it uploads what it gets at once. */
export class HoldFiles {
  readonly #parts: HoldFilesParts
  /** Of the question that is open: another takes its place, or nobody can answer it any more. */
  #asked: { leave(): void; abandon(): void } | null = null

  constructor(parts: HoldFilesParts) {
    this.#parts = parts
  }

  /** As `TakeFiles`. */
  readonly take = (attach: Attach): void => {
    const { files, isAll } = toLookAt(attach.files)
    // What was held before anybody could look is given back by us, and can be read at leisure.
    const now = attach.isHeld ? null : readNow(files)
    if (!now) {
      // Nothing of ours can do again what the browser does with the rest.
      if (attach.hasMore) {
        if (isMissed(attach)) void record('file-unchecked', [])
        return
      }
      attach.hold()
      this.#seeTo(attach, async () => {
        const soon = await readSoon(files)
        return this.#held(attach, soon.read, isAll && soon.isAll)
      })
      return
    }
    const held = this.#held(attach, now, isAll)
    if (held.found.length === 0) {
      noteMissed(held)
      return
    }
    attach.hold()
    this.#seeTo(attach, async () => held)
  }

  /** Nobody can answer any more: what waits for one is attached nowhere, and that is said. */
  end(): void {
    this.#asked?.abandon()
    this.#asked = null
  }

  #held(attach: Attach, read: readonly ReadFile[], isAll: boolean): Held {
    const { scanner, settings, known } = this.#parts
    const found = foundInFiles(read, scanner(), settings().levels, known)
    return { attach, found, isPartial: !isAll || found.some(({ isPartial }) => isPartial) }
  }

  /** Ask about them, or give them back. */
  async #seeTo(attach: Attach, look: () => Promise<Held>): Promise<void> {
    try {
      const held = await look()
      const tracked = held.found.flatMap(({ found }) => found)
      const tooLate = new Promise((resolve) => setTimeout(resolve, LONGEST_ASK_MS))
      // Nothing is said of what a person has called no secret.
      if (tracked.length > 0) await Promise.race([this.#parts.known.ask(tracked), tooLate])
      const isOpen = (one: FoundInFile) =>
        one.found.some(({ token }) => !this.#parts.known.has(token))
      const found = held.found.filter(isOpen)
      if (found.length > 0 && !this.#parts.signal.aborted) {
        this.#ask({ ...held, found })
        return
      }
      noteMissed({ ...held, found })
      await giveBack(attach)
    } catch {
      void record('failed', [])
      await giveBack(attach)
    }
  }

  #ask({ attach, found, isPartial }: Held): void {
    const { question, boxFor } = this.#parts
    this.#asked?.leave()
    const { asksReason, site, endpoints, lostEndpoint } = this.#parts.settings()
    const [endpoint = null] = endpoints
    const watch = boxFor(attach.path)
    const at = watch?.box.caret() ?? null
    const tracked = found.flatMap((one) => one.found)
    const view: AskedAbout = {
      what: 'file',
      findings: found.flatMap(({ file, found }) =>
        found.map(({ finding }) => ({ ...finding, file: file.name })),
      ),
      files: {
        names: found.map(({ file }) => file.name),
        others: attach.files.length - found.length,
        hasBox: watch !== null,
      },
      canReplace: true,
      state: stateOf(found, endpoint !== null),
      pastesAgain: false,
      isBlocked: tracked.some(({ level }) => level === 'block'),
      asksReason,
      siteName: site?.name ?? null,
      keepsDrafts: false,
      isPartial,
      endpoint,
      lostEndpoint,
    }
    const detectors = tracked.map(({ finding }) => finding.detector)
    const show = (state: HoldView['state']) => question.ask({ ...view, state }, actions)
    let links: string | null = null
    let isOver = false
    const end = () => {
      this.#asked = null
      question.end(actions)
      watch?.box.focus(at)
    }
    const copy = async () => {
      const isNew = links === null
      links = await copyLinks(
        links,
        () => shareFiles(found, () => isOver),
        () => isOver,
      )
      if (!isNew) return
      void record('replaced', detectors)
      await giveRest(attach, found)
    }
    const copyLink = async () => {
      await copy()
      show({ at: 'not-replaced', isCopied: true })
    }
    const goOn = (event: 'uploaded-anyway' | 'failed', reason = '') => {
      isOver = true
      void record(event, detectors, reason)
      end()
      // The others have gone on as soon as there were links.
      void giveBack(attach, links === null ? attach.files : found.map(({ file }) => file))
    }
    const actions: QuestionActions = {
      replace: async () => {
        show({ at: 'sharing' })
        try {
          const made = await shareFiles(found, () => isOver)
          links = made.map(({ link }) => link).join('\n')
          void record('replaced', detectors)
          end()
          const isIn = watch !== null && (await watch.insert(links, at))
          await giveRest(attach, found)
          if (isIn) return
          show({ at: 'not-replaced', isCopied: false })
          await copyLink()
        } catch (thrown) {
          // Made, and only not copied: the button does it.
          if (!isOver && links === null) show({ at: 'failed', failure: toFailure(thrown) })
        }
      },
      anyway: (reason) => {
        const { scanner } = this.#parts
        if (tracked.some(({ token }) => reason.includes(token))) return false
        if (scanner().scan(reason).findings.length > 0) return false
        goOn('uploaded-anyway', reason)
        return true
      },
      failed: () => goOn('failed'),
      displaced: () => {
        this.#asked = null
        abandon()
      },
      back: () => {
        isOver = true
        // The links are made, and the person has done with the question.
        if (links === null) void record('went-back', detectors)
        sendAsComposer('composer/cancel', {}).catch(() => undefined)
        end()
      },
      copy,
      copyLink: async () => {
        if (links !== null) await copyLink()
      },
      setUp: () => void sendAsComposer('composer/set-up', {}),
    }
    const abandon = () => {
      isOver = true
      if (links === null) void record('file-lost', detectors)
    }
    this.#asked = { leave: actions.back, abandon }
    attach.callOff()
    show(view.state)
  }
}

function stateOf(found: readonly FoundInFile[], hasEndpoint: boolean): HoldView['state'] {
  if (!hasEndpoint) return { at: 'no-endpoint' }
  return found.length > MOST_LINKS ? { at: 'failed', failure: TOO_MANY } : { at: 'found' }
}

/** One link for each. All are made before one is told. @throws FailureError with none left. */
async function shareFiles(
  found: readonly FoundInFile[],
  isCalledOff: () => boolean,
): Promise<MadeLink[]> {
  // All that are made are taken back once one cannot be: better to make none.
  if (found.length > MOST_LINKS) throw new FailureError(TOO_MANY)
  const made: MadeLink[] = []
  try {
    for (const { file, bytes } of found) {
      const name = shortFileName(file.name)
      const content = encodeBase64url(bytes)
      made.push(await sendAsComposer('composer/share-file', { name, type: file.type, content }))
      if (isCalledOff()) throw new FailureError({ code: 'app/text-gone' })
    }
  } catch (thrown) {
    await takeBack(made)
    throw thrown
  }
  return made
}

/** Nobody's file is lost to a look at it, and where it is, that is said. */
async function giveBack(attach: Attach, files = attach.files): Promise<void> {
  const isTaken = await attach.again(files).catch(() => false)
  if (!isTaken) await record('file-lost', [])
}

function noteMissed({ isPartial }: Held): void {
  if (isPartial) void record('file-unchecked', [])
}

/** Those that came with them and hold nothing. */
async function giveRest(attach: Attach, found: readonly FoundInFile[]): Promise<void> {
  const rest = attach.files.filter((file) => !found.some((one) => one.file === file))
  if (rest.length > 0) await giveBack(attach, rest)
}
