import type { Site } from './site.ts'

/**
 * Enter sends in the slim box; in the box with a toolbar it is a new line, which a hold of Enter
 * leaves alone once the person goes back.
 */
export const teams: Site = {
  id: 'teams',
  name: 'Microsoft Teams',
  matches: [
    'https://teams.microsoft.com/*',
    'https://teams.live.com/*',
    'https://teams.cloud.microsoft/*',
  ],
  checked: '2026-11-22',
  boxes: [
    { selector: '[data-tid="ckeditor"][contenteditable]', use: 'message' },
    { selector: '[data-tid="ckeditor"] [contenteditable]', use: 'message' },
    { selector: '.ck-editor__editable[role="textbox"]', use: 'message' },
  ],
  notBoxes: [],
  sendButtons: [
    '[data-tid="newMessageCommands-send"]',
    '[data-tid="sendMessageCommands-send"]',
    '[name="done"]',
  ],
  composers: ['[data-tid="message-pane-footer"]', 'form', '[role="dialog"]'],
  sendKeys: ['Enter', 'Mod+Enter'],
  keepsDrafts: true,
}
