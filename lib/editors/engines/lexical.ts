import { asking } from './asking.ts'

/** WhatsApp, Messenger, Reddit. */
export const lexical = asking('lexical', '[data-lexical-editor="true"]', 300)
