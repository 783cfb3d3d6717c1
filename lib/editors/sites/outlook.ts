import type { Site } from './site.ts'

/** The fields for recipients are contenteditable too, but of one line. */
export const outlook: Site = {
  id: 'outlook',
  name: 'Outlook',
  matches: [
    'https://outlook.live.com/*',
    'https://outlook.office.com/*',
    'https://outlook.office365.com/*',
    'https://outlook.cloud.microsoft/*',
  ],
  checked: '2026-11-22',
  boxes: [
    { selector: '[contenteditable][aria-multiline="true"][role="textbox"]', use: 'message' },
    { selector: '[id^="editorParent_"] [contenteditable]', use: 'message' },
  ],
  notBoxes: ['[contenteditable][role="textbox"]:not([aria-multiline="true"])'],
  sendButtons: [
    '[data-testid="ComposeSendButton"] button',
    '[id^="splitButton"] button',
    'button[id^="splitButton"]',
    'button[aria-label="Send"]',
    'button[title="Send"]',
  ],
  composers: [
    '[data-app-section="Form_Content"]',
    '.owaMailComposeEditorScrollContainer',
    '[role="dialog"]',
  ],
  sendKeys: ['Mod+Enter', 'Alt+S'],
  keepsDrafts: true,
}
