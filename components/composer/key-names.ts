/** Keys as the keyboard in front of the person names them. */

const MAC: Readonly<Record<string, { cap: string; word: string }>> = {
  Alt: { cap: '⌥', word: 'Option' },
  Shift: { cap: '⇧', word: 'Shift' },
  Enter: { cap: '↩', word: 'Return' },
}

const isOnMac = (): boolean => navigator.userAgent.includes('Mac')

/** What stands on each key of `Alt+Enter`. */
export function keyCaps(keys: string, isMac = isOnMac()): string[] {
  return keys.split('+').map((name) => (isMac && MAC[name]?.cap) || name)
}

/** The same to be said: `Alt+Enter`, on a Mac "Option-Return", as Apple writes it. */
export function keyWords(keys: string, isMac = isOnMac()): string {
  if (!isMac) return keys
  return keys
    .split('+')
    .map((name) => MAC[name]?.word ?? name)
    .join('-')
}
