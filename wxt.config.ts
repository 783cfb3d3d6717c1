import preact from '@preact/preset-vite'
import { mergeConfig } from 'vite'
import { defineConfig } from 'wxt'
import { SITES } from './lib/editors/sites/index.ts'
import { squeeze } from './scripts/squeeze.ts'
import { compactWords } from './scripts/vite/compact-words.ts'
import { hexWasm } from './scripts/vite/hex-wasm.ts'
import { knownSites } from './scripts/vite/known-sites.ts'
import { nativeBrowser } from './scripts/vite/native-browser.ts'
import { packFacts } from './scripts/vite/pack-facts.ts'
import { secondPass } from './scripts/vite/second-pass.ts'
import { sitesAsset } from './scripts/vite/sites-asset.ts'

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

/**
 * Two chunks for what pages share, in place of one for each set of pages that has something in
 * common: fewer and larger files make the package smaller by a tenth. The background loads
 * `shared` alone, which knows nothing of views.
 */
const VIEW = /preact|lib.models|components(?!.(error-text|toast-words|clock-warning))/
/** What a page imports when somebody asks for it; of what else imports it only words and limits. */
const ON_DEMAND = new RegExp(
  [
    'matchstick:facts|lib/(detection(?!/own/limits|/slug)|backtracking)|redos-detector',
    // Kinds of endpoints but ours; how their links look is known everywhere.
    'lib/endpoints/kinds/(?!matchstick)|lib/endpoints/(?!kinds|matchstick)[\\w-]+/(?!link\\.ts)',
    'lib/endpoints/(?:bundle|zip)',
  ].join('|'),
)
const SHARED_CHUNKS = {
  build: {
    modulePreload: { polyfill: false },
    rollupOptions: {
      output: {
        codeSplitting: {
          minShareCount: 2,
          groups: [
            {
              name: 'shared',
              test: (id: string) => !VIEW.test(id) && !ON_DEMAND.test(id),
              priority: 2,
            },
            { name: 'view', test: VIEW, priority: 1 },
          ],
        },
      },
    },
  },
}

/** Of the sites that are watched from the installation on. */
const firstHosts = SITES.filter(({ startsOn }) => startsOn).flatMap(({ matches }) => matches)

export default defineConfig({
  imports: false,
  hooks: {
    // `imports: false` only leaves the types out: a parameter that is called `storage` would still
    // bring WXT's storage library into the build.
    'config:resolved': ({ config }) => {
      config.imports.presets = []
      config.imports.imports = []
    },
    'build:publicAssets': (_, files) => {
      files.push(sitesAsset())
    },
    'zip:extension:done': (_, path) => squeeze(path),
    // Pages and background are one build, and the only one that can share chunks.
    'vite:build:extendConfig': (entrypoints, config) => {
      if (entrypoints.length > 1) Object.assign(config, mergeConfig(config, SHARED_CHUNKS))
    },
  },
  modules: ['@wxt-dev/webextension-polyfill', '@wxt-dev/i18n/module'],
  i18n: { localesDir: 'locales' },
  targetBrowsers: ['chrome', 'edge', 'firefox', 'safari'],
  manifestVersion: 3,
  vite: () => ({
    plugins: [
      preact(),
      knownSites(),
      refuseHtmlInjection(),
      compactWords(),
      packFacts(),
      hexWasm(),
      nativeBrowser(),
      secondPass(),
    ],
    build: {
      target: 'es2024',
      cssTarget: ['chrome140', 'firefox142', 'safari18'],
      // A script of its own, which pages load when they want it (lib/platform/detection-script.ts).
      rollupOptions: { external: ['/detection.js'] },
    },
  }),
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
    // To put the second stage into a frame where somebody begins to type.
    host_permissions: firstHosts,
    // By hand, because WXT's content scripts announce themselves to the page.
    content_scripts: [
      {
        matches: firstHosts,
        js: ['guard.js'],
        run_at: 'document_start',
        all_frames: true,
        match_about_blank: true,
        match_origin_as_fallback: true,
      },
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
          // that websiteContent, and credentials authenticationInfo (docs/decisions/0007).
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
