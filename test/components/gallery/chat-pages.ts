/** Pages as the sites look that a card stands in, in a few boxes: their grounds and their type. */
import { element } from '#components/dom.ts'

export type Chat = 'slack' | 'gmail' | 'discord' | 'field'

/** What is typed, and which piece of it is the credential. */
export interface Draft {
  before: string
  credential: string
  after: string
}

const STYLE = `
html, body { height: 100%; margin: 0 }
body { font: 15px/1.46 Lato, "Helvetica Neue", Arial, sans-serif; color: #1d1c1d; background: #fff; overflow: hidden }
main { display: grid; grid-template-columns: 220px minmax(0, 1fr); height: 100% }
nav { padding: 16px; color: #fff }
nav p { margin: 0 0 10px }
h1 { margin: 0 0 14px; font-size: 18px }
.room { display: grid; grid-template-rows: auto minmax(0, 1fr) auto; min-width: 0; padding: 14px 20px 20px }
.talk { overflow: hidden; display: flex; flex-direction: column; justify-content: end; gap: 12px; padding-bottom: 18px }
.talk p { margin: 0 }
.box { border: 1px solid #8a8a8d; border-radius: 8px; padding: 10px 12px 40px; outline: none; overflow-wrap: anywhere; white-space: pre-wrap; min-height: 22px }
textarea.box { box-sizing: border-box; width: 100%; height: 110px; font: inherit; resize: none; color: inherit; background: inherit }
.slack nav { background: #4a154b }
.gmail { font: 14px/1.5 Roboto, Arial, sans-serif; color: #202124; background: #f6f8fc }
.gmail nav { color: #202124 }
.gmail .room { background: #fff; border-radius: 16px 16px 0 0; margin: 12px 12px 0 0 }
.gmail .box { border: 0; padding: 12px 0; min-height: 220px; order: -1 }
.gmail .talk { justify-content: start; border-bottom: 1px solid #e3e5e8; margin-bottom: 8px }
.gmail .room { grid-template-rows: auto auto minmax(0, 1fr) }
.discord { font: 16px/1.375 "gg sans", "Helvetica Neue", Arial, sans-serif; color: #dbdee1; background: #313338 }
.discord nav { background: #2b2d31 }
.discord .box { border: 0; background: #383a40; padding: 11px 16px }
@media (width < 600px) { main { grid-template-columns: minmax(0, 1fr) } nav { display: none } .room { padding: 10px } }
`

const TALK = [
  'Ana: the deploy fails on staging since this morning, it cannot read the repository any more.',
  'Jonas: the runner uses the old credentials. Who has the new ones?',
  'Ana: not me. Could somebody send them over?',
]

/** @returns the box, which has the draft in it and the focus. */
export function showChat(chat: Chat, { before, credential, after }: Draft): HTMLElement {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(STYLE)
  document.adoptedStyleSheets = [sheet]
  const look = chat === 'field' ? 'slack' : chat
  document.body.className = look
  const label = { 'aria-label': 'Message' }
  const box =
    chat === 'field'
      ? element('textarea', { class: 'box', ...label })
      : element('div', { class: 'box', contenteditable: 'true', role: 'textbox', ...label })
  if (box instanceof HTMLTextAreaElement) box.value = before + credential + after
  else box.append(before + credential + after)
  const rooms = ['general', 'deploys', 'random'].map((name) => element('p', {}, `# ${name}`))
  const talk = element('div', { class: 'talk' }, ...TALK.map((text) => element('p', {}, text)))
  const room = element('div', { class: 'room' }, element('h1', {}, 'deploys'), talk, box)
  document.body.append(element('main', {}, element('nav', {}, ...rooms), room))
  box.focus()
  return box
}
