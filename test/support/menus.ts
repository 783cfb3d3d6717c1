/** The names by which the background knows what people choose by its label. */
import messages from '#locales/en.json' with { type: 'json' }

export const COMMAND_ID = 'share-selection'

/** As `lib/platform/menus.ts` has them, which only runs inside an extension. */
const ITEMS: Record<string, string> = {
  [messages.menu.share]: 'share-selection',
  [messages.menu.open]: 'open-link',
}

export function menuItemId(label: string): string {
  const id = ITEMS[label]
  if (id === undefined) throw new TypeError(`The context menu has no item "${label}"`)
  return id
}
