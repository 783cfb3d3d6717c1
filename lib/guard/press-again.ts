/** The site's own action, once more: events of ours are not trusted, and pass our own guard. */

/**
 * Press Enter (or what was pressed) in a box again.
 * @returns whether the page took it: a key that sends is not left to the browser.
 */
export function pressKeyAgain(target: HTMLElement, pressed: KeyboardEvent): boolean {
  const { key, code, keyCode, ctrlKey, metaKey, altKey, shiftKey } = pressed
  return !target.dispatchEvent(
    new KeyboardEvent('keydown', {
      key,
      code,
      keyCode,
      which: keyCode,
      ctrlKey,
      metaKey,
      altKey,
      shiftKey,
      bubbles: true,
      cancelable: true,
      composed: true,
    }),
  )
}

/**
 * Whether a browser begins a line at this key, where the page leaves it that: Chromium and Firefox do nothing at
 * Control or Meta and Enter.
 */
export function breaksLine({ key, ctrlKey, metaKey }: KeyboardEvent): boolean {
  return key === 'Enter' && !ctrlKey && !metaKey
}

/** Submit a form again, with the button that did it. */
export function submitAgain(form: HTMLFormElement, submitter: HTMLElement | null): void {
  // Past a field of that name.
  HTMLFormElement.prototype.requestSubmit.call(form, submitter)
}
