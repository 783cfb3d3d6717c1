import { asking } from './asking.ts'

/** Discord. In Chromium a command would change its DOM and leave the key in the message. */
export const slate = asking('slate', '[data-slate-editor="true"]', 0)
