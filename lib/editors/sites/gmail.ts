import type { Site } from './site.ts'

/** Pop-out windows are the same host. Enter and Space send while the button has the focus. */
export const gmail: Site = {
  id: 'gmail',
  name: 'Gmail',
  matches: ['https://mail.google.com/*'],
  checked: '2026-11-22',
  boxes: [
    { selector: '[g_editable="true"][contenteditable]', use: 'message' },
    { selector: '.Am.Al.editable', use: 'message' },
  ],
  notBoxes: [],
  sendButtons: [
    '.IZ .Up div > div[role="button"]:not(.Uo):not([aria-haspopup="true"])',
    '.IZ .Up div > div[role="button"].Uo',
    '.T-I-atl',
    'div[role="button"][data-tooltip^="Send"]',
  ],
  composers: ['.M9', 'div[role="dialog"]', 'form'],
  sendKeys: ['Mod+Enter'],
  keepsDrafts: true,
}
