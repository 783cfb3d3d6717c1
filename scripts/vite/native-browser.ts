/**
 * The browser's own API in place of the polyfill, which gives us its types and its name alone.
 * Firefox's and Safari's is what it imitates; Chrome's from 140 on gives promises for all that is
 * used here, and our listeners answer in the one way that all of them know (`respond`).
 */
export function nativeBrowser() {
  return {
    name: 'matchstick:native-browser',
    enforce: 'pre' as const,
    load(id: string) {
      if (!/webextension-polyfill.dist.browser-polyfill\.js$/.test(id)) return null
      // An element of a page is a global too, by its id: see `lib/platform/own-global.ts`.
      return "export default Object.hasOwn(globalThis, 'browser') ? globalThis.browser : globalThis.chrome"
    },
  }
}
