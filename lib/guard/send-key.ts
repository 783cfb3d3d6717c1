/** The code of every key that goes to an input method (UI Events, section 7.3). */
export const COMPOSING = 229
