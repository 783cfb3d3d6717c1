import { createMarks } from '#components/composer/marks.ts'
import { createSurface, type SurfaceActions } from '#components/composer/surface.ts'
import type { CardView, HoldView, Told } from '#components/composer/views.ts'
import type { ComposeBox } from '#lib/editors/compose-box.ts'
import { twoFrames } from '#lib/editors/frames.ts'
import { type Chat, type Draft, showChat } from './chat-pages.ts'
import { i18n } from './fixtures.ts'
import type { SCENES } from './scenes.ts'

type Scene = (typeof SCENES.composer)[number]

const GITHUB: Told = {
  name: 'GitHub personal access token (classic)',
  provider: 'GitHub',
  reason: { code: 'checksum-valid' },
  severity: 'critical',
  kind: 'secret',
  rotateUrl: 'https://github.com/settings/tokens',
}
const AWS: Told = {
  name: 'Amazon Web Services secret access key',
  provider: 'Amazon Web Services',
  reason: { code: 'beside', beside: 'AWS_SECRET_ACCESS_KEY' },
  severity: 'critical',
  kind: 'secret',
}
const PASSWORD: Told = {
  name: 'password in a URL',
  provider: 'HTTP',
  reason: { code: 'known-shape' },
  severity: 'high',
  kind: 'password',
}
const AZURE: Told = {
  name: 'Microsoft Azure key for Maps, Communication Services, Fluid Relay, Mixed Reality or SQL',
  provider: 'Microsoft Azure',
  reason: { code: 'unlikely-by-chance' },
  severity: 'high',
  kind: 'secret',
}
const JWT: Told = {
  name: 'JSON Web Token',
  provider: 'JSON Web Token',
  reason: { code: 'decodes' },
  severity: 'medium',
  kind: 'token',
}
const PRIVATE_KEY: Told = {
  name: 'private key (PEM)',
  provider: 'PEM',
  reason: { code: 'known-shape' },
  severity: 'critical',
  kind: 'private-key',
}
const SEVERAL = [GITHUB, AWS, PASSWORD]

const ENDPOINTS: CardView['endpoints'] = [
  {
    id: 'a',
    name: 'secrets.example.com',
    ttlSeconds: 86400,
    ttlChoices: [3600, 86400, 604800],
    maxOpens: 10,
    takesPassphrases: true,
    revoke: true,
    receipts: 'full',
    without: 'page',
  },
  {
    id: 'b',
    name: 'Team Berlin',
    ttlSeconds: 3600,
    ttlChoices: [3600, 86400],
    maxOpens: 1,
    takesPassphrases: true,
    revoke: true,
    receipts: 'full',
    without: 'page',
  },
]

const LEAST: CardView['endpoints'] = [
  {
    id: 'c',
    name: 'drop.example.com',
    ttlSeconds: 3600,
    ttlChoices: [],
    maxOpens: 1,
    takesPassphrases: false,
    revoke: false,
    receipts: 'presence',
    without: 'nothing',
  },
]

const CARD: CardView = {
  canReplace: true,
  findings: [GITHUB],
  index: 0,
  state: { at: 'found' },
  siteName: 'Slack',
  keepsDrafts: false,
  limit: null,
  ignores: 'token',
  endpoints: ENDPOINTS,
  lostEndpoint: null,
  shortcut: 'Alt+Enter',
}
const HOLD: HoldView = {
  what: 'send',
  files: null,
  findings: [GITHUB],
  state: { at: 'found' },
  pastesAgain: false,
  isBlocked: false,
  asksReason: false,
  siteName: 'Slack',
  keepsDrafts: false,
  canReplace: true,
  isPartial: false,
  endpoint: ENDPOINTS[0] ?? null,
  lostEndpoint: null,
}
const PASTE: HoldView = { ...HOLD, what: 'paste' }
const FILE: HoldView = {
  ...HOLD,
  what: 'file',
  findings: SEVERAL.map((one) => ({ ...one, file: '.env.production' })),
  files: { names: ['.env.production'], others: 0, hasBox: true },
}
const FILES: HoldView = {
  ...FILE,
  findings: [
    {
      ...PRIVATE_KEY,
      file: 'deploy-key-of-the-customer-portal-2026-11-for-staging-and-production.pem',
    },
    { ...GITHUB, file: '.env.production' },
  ],
  files: {
    names: [
      'deploy-key-of-the-customer-portal-2026-11-for-staging-and-production.pem',
      '.env.production',
    ],
    others: 3,
    hasBox: false,
  },
}
const ONE_FILE: HoldView = {
  ...FILE,
  findings: [{ ...PRIVATE_KEY, file: 'deploy.pem' }],
  files: { names: ['deploy.pem'], others: 0, hasBox: true },
}
const failed = { at: 'failed', failure: { code: 'endpoint/unreachable' } } as const

interface Shown {
  chat: Chat
  card?: CardView
  hold?: HoldView
  /** Labels of buttons that are pressed before the picture is taken. */
  presses?: readonly string[]
  chosen?: readonly [label: string, value: string]
}

const VIEWS: Record<Scene, Shown> = {
  found: { chat: 'slack', card: CARD },
  'found-beside': { chat: 'discord', card: { ...CARD, findings: [AWS], siteName: 'Discord' } },
  several: {
    chat: 'gmail',
    card: { ...CARD, findings: SEVERAL, index: 2, siteName: 'Gmail', ignores: 'detector' },
  },
  'several-all': {
    chat: 'slack',
    card: { ...CARD, findings: SEVERAL },
    presses: ['Replace all 3'],
  },
  options: { chat: 'slack', card: CARD, presses: ['Options'] },
  'options-least': {
    chat: 'slack',
    card: { ...CARD, endpoints: [...LEAST, ...ENDPOINTS] },
    presses: ['Options'],
  },
  'lost-endpoint': {
    chat: 'discord',
    card: { ...CARD, siteName: 'Discord', lostEndpoint: 'one-time.platform.example.org' },
  },
  'replaced-least': {
    chat: 'slack',
    card: { ...CARD, endpoints: LEAST, state: { at: 'replaced' } },
  },
  passphrase: {
    chat: 'discord',
    card: { ...CARD, endpoints: ENDPOINTS.slice(0, 1) },
    presses: ['Options'],
    chosen: ['Passphrase', 'generated'],
  },
  drafts: { chat: 'slack', card: { ...CARD, keepsDrafts: true } },
  partial: { chat: 'slack', card: { ...CARD, limit: 'partial' } },
  'to-copy': { chat: 'slack', card: { ...CARD, canReplace: false, limit: 'drawn' } },
  'send-to-copy': { chat: 'slack', hold: { ...HOLD, canReplace: false } },
  resting: { chat: 'discord', card: { ...CARD, limit: 'resting', keepsDrafts: true } },
  sharing: { chat: 'slack', card: { ...CARD, state: { at: 'sharing' } } },
  failed: { chat: 'gmail', card: { ...CARD, state: failed } },
  'not-replaced': {
    chat: 'discord',
    card: { ...CARD, state: { at: 'not-replaced', isCopied: false } },
  },
  copied: { chat: 'slack', card: { ...CARD, state: { at: 'not-replaced', isCopied: true } } },
  replaced: { chat: 'slack', card: { ...CARD, state: { at: 'replaced' }, keepsDrafts: true } },
  'no-endpoint': { chat: 'gmail', card: { ...CARD, state: { at: 'no-endpoint' }, endpoints: [] } },
  field: { chat: 'field', card: { ...CARD, findings: [AZURE, GITHUB], siteName: 'Mattermost' } },
  send: { chat: 'slack', hold: HOLD },
  'send-several': { chat: 'gmail', hold: { ...HOLD, findings: [...SEVERAL, AZURE, JWT] } },
  'send-drafts': { chat: 'slack', hold: { ...HOLD, keepsDrafts: true } },
  'send-least': {
    chat: 'slack',
    hold: { ...HOLD, endpoint: LEAST[0] ?? null, lostEndpoint: 'one-time.platform.example.org' },
  },
  'send-reason': { chat: 'slack', hold: { ...HOLD, asksReason: true }, presses: ['Send anyway'] },
  'send-reason-missing': {
    chat: 'discord',
    hold: { ...HOLD, asksReason: true },
    presses: ['Send anyway', 'Send anyway'],
  },
  'send-blocked': { chat: 'discord', hold: { ...HOLD, isBlocked: true } },
  'send-sharing': { chat: 'slack', hold: { ...HOLD, state: { at: 'sharing' } } },
  'send-failed': { chat: 'gmail', hold: { ...HOLD, state: failed } },
  'send-not-replaced': {
    chat: 'slack',
    hold: { ...HOLD, state: { at: 'not-replaced', isCopied: false } },
  },
  'send-no-endpoint': { chat: 'slack', hold: { ...HOLD, state: { at: 'no-endpoint' } } },
  paste: { chat: 'slack', hold: PASTE },
  'paste-several': { chat: 'discord', hold: { ...PASTE, findings: SEVERAL, siteName: null } },
  'paste-partial': { chat: 'slack', hold: { ...PASTE, findings: SEVERAL, isPartial: true } },
  'paste-sharing': { chat: 'slack', hold: { ...PASTE, state: { at: 'sharing' } } },
  'paste-failed': { chat: 'gmail', hold: { ...PASTE, state: failed } },
  file: { chat: 'slack', hold: ONE_FILE },
  'file-several': { chat: 'gmail', hold: FILE },
  files: { chat: 'discord', hold: { ...FILES, siteName: null } },
  'file-reason': {
    chat: 'slack',
    hold: { ...ONE_FILE, asksReason: true },
    presses: ['Upload anyway'],
  },
  'file-blocked': { chat: 'discord', hold: { ...ONE_FILE, isBlocked: true } },
  'file-sharing': { chat: 'slack', hold: { ...ONE_FILE, state: { at: 'sharing' } } },
  'files-too-many': {
    chat: 'slack',
    hold: { ...FILES, state: { at: 'failed', failure: { code: 'app/too-many-files' } } },
  },
  'file-failed': { chat: 'gmail', hold: { ...FILE, state: failed } },
  'file-copied': {
    chat: 'slack',
    hold: { ...ONE_FILE, state: { at: 'not-replaced', isCopied: true } },
  },
  'paste-blocked': { chat: 'discord', hold: { ...PASTE, isBlocked: true } },
}

const DRAFT: Draft = {
  before: 'Sure, here is the new one for the runner:\n',
  // Nothing that a scanner would know: it only has to look like one.
  credential: 'example-0123456789-example-0123456789',
  after: '\nit works for both repositories',
}

/** The real surface, in a page; its root is open here, so that axe can look into it. */
export async function showComposerScene(name: Scene): Promise<void> {
  const { chat, card, hold, presses = [], chosen } = VIEWS[name]
  const root = openShadowRoots()
  trustEvents()
  const box = showChat(chat, DRAFT)
  const surface = createSurface(i18n, nothingHappens())
  const span = spanIn(box)
  if (card) {
    const state = card.state.at === 'sharing' ? 'busy' : 'found'
    const mark = {
      box: boxOf(box, span),
      span: { start: 0, end: 0 },
      severity: 'high',
      state,
    } as const
    createMarks(surface).set(card.state.at === 'replaced' ? [] : [mark])
    surface.showCard(card, span.boxes, span.caret, box.getBoundingClientRect())
  }
  if (hold) surface.showHold(hold)
  if (presses.length > 0) await settled()
  for (const label of presses) press(root(), label)
  if (chosen) choose(root(), chosen)
  await twoFrames()
}

interface SpanInPage {
  boxes: DOMRect[]
  caret: DOMRect | null
  range: StaticRange | null
}

function spanIn(box: HTMLElement): SpanInPage {
  const twin = box instanceof HTMLTextAreaElement ? twinOf(box) : box
  const text = twin.firstChild
  if (!text) throw new TypeError('"box" expected text')
  const start = DRAFT.before.length
  const end = start + DRAFT.credential.length
  const found = rangeOver(text, start, end)
  const all = DRAFT.before.length + DRAFT.credential.length + DRAFT.after.length
  const caret = rangeOver(text, all - 1, all).getBoundingClientRect()
  const boxes = [...found.getClientRects()]
  if (twin === box) return { boxes, caret, range: new StaticRange(found) }
  twin.remove()
  return { boxes, caret, range: null }
}

function rangeOver(text: Node, start: number, end: number): Range {
  const range = document.createRange()
  range.setStart(text, start)
  range.setEnd(text, end)
  return range
}

/** The same text in the same place, whose letters can be measured. */
function twinOf(field: HTMLTextAreaElement): HTMLElement {
  const twin = document.createElement('div')
  twin.className = field.className
  const { left, top, width } = field.getBoundingClientRect()
  Object.assign(twin.style, {
    position: 'fixed',
    boxSizing: 'border-box',
    left: `${left}px`,
    top: `${top}px`,
    width: `${width}px`,
  })
  twin.textContent = field.value
  document.body.append(twin)
  return twin
}

function boxOf(element: HTMLElement, { boxes, range }: SpanInPage): ComposeBox {
  return {
    element,
    engine: 'gallery',
    read: () => ({ text: '', change: null }),
    caret: () => null,
    offsetAt: () => null,
    focus: () => {},
    boxesOf: () => boxes,
    rangeOf: () => range,
    replace: async () => 'failed',
    insert: async () => false,
    observe: () => {},
    isLive: () => true,
    isWhole: () => true,
    canReplace: true,
  }
}

/** @returns the root of the surface, which is closed elsewhere. */
function openShadowRoots(): () => ShadowRoot {
  const { attachShadow } = Element.prototype
  let last: ShadowRoot | null = null
  Element.prototype.attachShadow = function (init) {
    last = attachShadow.call(this, { ...init, mode: 'open' })
    return last
  }
  return () => {
    if (!last) throw new TypeError('"root" expected to be attached')
    return last
  }
}

/** Nobody presses in a picture: what is dispatched while this holds counts as a person's. */
function trustEvents(): void {
  const { addEventListener } = EventTarget.prototype
  EventTarget.prototype.addEventListener = function (type, listener, options) {
    const heard =
      typeof listener === 'function'
        ? (event: Event) => listener.call(this, trusted(event))
        : listener
    addEventListener.call(this, type, heard, options)
  }
}

function trusted(event: Event): Event {
  return new Proxy(event, {
    get(target, name) {
      const value: unknown = name === 'isTrusted' ? true : Reflect.get(target, name, target)
      return typeof value === 'function' ? value.bind(target) : value
    },
  })
}

function press(root: ShadowRoot, label: string): void {
  for (const one of root.querySelectorAll('button')) {
    if (one.checkVisibility() && one.textContent?.includes(label)) one.click()
  }
}

function choose(root: ShadowRoot, [name, value]: readonly [string, string]): void {
  const label = [...root.querySelectorAll('label')].find(({ textContent }) => textContent === name)
  const select = label?.control
  if (!(select instanceof HTMLSelectElement)) throw new TypeError(`"${name}" expected a list`)
  select.value = value
  select.dispatchEvent(new Event('change'))
}

/** Long enough for what has come up to count as settled. */
const settled = () => new Promise((resolve) => setTimeout(resolve, 800))

function nothingHappens(): SurfaceActions {
  const nothing = () => {}
  const both = { replace: nothing, copyLink: nothing, setUp: nothing }
  return {
    card: {
      ...both,
      notASecret: nothing,
      ignoreOnce: nothing,
      go: nothing,
      cancel: nothing,
      copyPassphrase: nothing,
      generatePassphrase: async () => 'five-words-that-are-shown',
      close: nothing,
    },
    hold: { ...both, anyway: () => true, back: nothing },
  }
}
