import type { Site } from './site.ts'

/** The search field of Slack is a `texty_input` too, outside of any `message_input`. */
export const slack: Site = {
  id: 'slack',
  name: 'Slack',
  matches: ['https://*.slack.com/*'],
  checked: '2026-11-22',
  boxes: [
    { selector: '[data-qa="message_editor"] [contenteditable]', use: 'edit' },
    { selector: '[data-feat="edit_composer"] [contenteditable]', use: 'edit' },
    { selector: '[data-qa="message_input"] [contenteditable]', use: 'message' },
    { selector: '.ql-editor[role="textbox"]', use: 'message' },
  ],
  notBoxes: ['[data-qa="texty_input"]:not([data-qa="message_input"] *)'],
  sendButtons: [
    '[data-qa="texty_send_button"]',
    '[data-qa="message_editor"] button.c-button--primary',
  ],
  composers: [
    '[data-qa="message_editor"]',
    '[data-feat="edit_composer"]',
    '[data-qa="threads_flexpane"]',
    '[data-qa="message_input"]',
  ],
  sendKeys: ['Enter', 'Mod+Enter'],
  keepsDrafts: true,
}
