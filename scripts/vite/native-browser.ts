/**
 * The browser's own API in place of the polyfill: Firefox's is what the polyfill imitates, and the
 * script in a page uses nothing that differs in Chrome (140 and later give promises everywhere,
 * and `lib/messaging/serve.ts` answers in the one way that both know).
 */
export function nativeBrowser() {
  return {
    name: 'matchstick:native-browser',
    enforce: 'pre' as const,
    load(id: string) {
      if (!/webextension-polyfill.dist.browser-polyfill\.js$/.test(id)) return null
      return 'export default globalThis.browser ?? globalThis.chrome'
    },
  }
}
