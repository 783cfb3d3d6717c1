import type { Site } from './site.ts'

/** Threads and edits open boxes of their own; whichever has the focus is meant. */
export const discord: Site = {
  id: 'discord',
  name: 'Discord',
  matches: ['https://discord.com/*', 'https://ptb.discord.com/*', 'https://canary.discord.com/*'],
  checked: '2026-11-22',
  boxes: [
    { selector: '[role="textbox"][data-slate-editor="true"]', use: 'message' },
    { selector: '[class*="channelTextArea_"] [role="textbox"]', use: 'message' },
  ],
  notBoxes: [],
  sendButtons: ['button[aria-label="Send message"]', 'button[type="submit"]'],
  composers: ['[class*="channelTextArea_"]', 'form'],
  sendKeys: ['Enter'],
  keepsDrafts: false,
}
