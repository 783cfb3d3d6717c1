import preact from '@preact/preset-vite'
import { defineConfig } from 'wxt'

/**
 * `connect-src` binds the service worker's fetch too, hence https and loopback: the endpoint is
 * the user's choice. `wasm-unsafe-eval` is for Argon2id; no other code is ever compiled here.
 * The one Trusted Types policy makes worker addresses out of a constant.
 */
const CSP = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self' https: http://localhost:* http://127.0.0.1:*",
  "worker-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types matchstick-worker',
].join('; ')

export default defineConfig({
  imports: false,
  modules: ['@wxt-dev/webextension-polyfill', '@wxt-dev/i18n/module'],
  i18n: { localesDir: 'locales' },
  targetBrowsers: ['chrome', 'edge', 'firefox', 'safari'],
  manifestVersion: 3,
  vite: () => ({ plugins: [preact(), refuseHtmlInjection()], build: { target: 'es2024' } }),
  manifest: ({ browser }) => ({
    name: '__MSG_manifest_name__',
    short_name: 'Matchstick',
    description: '__MSG_manifest_description__',
    default_locale: 'en',
    permissions: [
      'activeTab',
      'contextMenus',
      'scripting',
      'storage',
      'clipboardWrite',
      'notifications',
      'alarms',
      ...(browser === 'firefox' || browser === 'safari' ? [] : ['offscreen']),
      ...linkPermissions(browser),
    ],
    optional_permissions: ['clipboardRead'],
    optional_host_permissions: ['https://*/*', 'http://localhost/*', 'http://127.0.0.1/*'],
    content_security_policy: { extension_pages: CSP },
    commands: {
      'share-selection': {
        suggested_key: { default: 'Alt+Shift+S' },
        description: '__MSG_menu_share__',
      },
    },
    ...(browser === 'firefox' && {
      browser_specific_settings: {
        gecko: {
          id: 'matchstick@matchstick.example',
          strict_min_version: '142.0',
          // The selected text leaves the browser, if only as ciphertext: Mozilla's taxonomy calls
          // that websiteContent, and credentials authenticationInfo (docs/permissions.md).
          data_collection_permissions: { required: ['authenticationInfo', 'websiteContent'] },
        },
      },
    }),
    ...((browser === 'chrome' || browser === 'edge') && { minimum_chrome_version: '140' }),
  }),
})

/** To stop a link before a byte leaves: by rules in Chromium, by answers in Firefox. */
function linkPermissions(browser: string): string[] {
  if (browser === 'safari') return []
  return browser === 'firefox'
    ? ['webRequest', 'webRequestBlocking']
    : ['webRequest', 'declarativeNetRequestWithHostAccess']
}

/**
 * Preact's `dangerouslySetInnerHTML` is the only way to inject HTML in the build. Nothing here
 * uses it: take it out, and fail the build when Preact changes so that it is no longer found.
 */
function refuseHtmlInjection() {
  const INJECTION = /\(?(\w+)\.innerHTML\s*=\s*\w+\.__html\)?/g
  return {
    name: 'matchstick:refuse-html-injection',
    enforce: 'pre' as const,
    transform(code: string, id: string) {
      if (!/node_modules\/preact\/dist\/preact\.(m?js|module\.js)/.test(id)) return null
      const safe = code.replace(INJECTION, '(()=>{throw new Error("HTML injection is off")})()')
      if (safe === code) throw new Error(`No innerHTML found in ${id}: review this plugin`)
      return { code: safe, map: null }
    },
  }
}
