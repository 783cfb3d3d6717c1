import type { SiteFacts } from './facts.ts'

/**
 * What this browser can make use of: a selector that it does not know would throw in the turn of an
 * event, and what a person sends would go unchecked.
 */
export function usableFacts(facts: SiteFacts | null): SiteFacts | null {
  if (!facts) return null
  return {
    ...facts,
    boxes: facts.boxes.filter(({ selector }) => parses(selector)),
    notBoxes: facts.notBoxes.filter(parses),
    sendButtons: facts.sendButtons.filter(parses),
    composers: facts.composers.filter(parses),
  }
}

function parses(selector: string): boolean {
  try {
    document.createDocumentFragment().querySelector(selector)
    return true
  } catch {
    return false
  }
}
