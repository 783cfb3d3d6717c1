/** The names by which the background knows what people choose by its label. */

export const COMMAND_ID = 'share-selection'

const ITEMS: Record<string, string> = {
  'Share as one-time secret': 'share-selection',
  'Open one-time secret': 'open-link',
}

export function menuItemId(label: string): string {
  const id = ITEMS[label]
  if (id === undefined) throw new TypeError(`The context menu has no item "${label}"`)
  return id
}
