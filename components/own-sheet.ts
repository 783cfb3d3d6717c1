/** More than a page could try one by one. */
const RANDOM_BYTES = 8

/**
 * The style of a shadow root of ours in a page. Custom properties get names that no page can know:
 * what a page registers under a name (`@property`) holds in closed roots too, so that it could give
 * our words the colour of their ground, or a font of its own (seen in both browsers).
 */
export function ownSheet(style: string): CSSStyleSheet {
  const bytes = crypto.getRandomValues(new Uint8Array(RANDOM_BYTES))
  const mark = Array.from(bytes, (byte) => byte.toString(36)).join('')
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(style.replace(/(?<![\w-])--(?=[a-z])/g, `--x${mark}-`))
  return sheet
}
