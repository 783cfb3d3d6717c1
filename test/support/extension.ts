/** The built extension in a folder of its own, with an id that tests know. */
import { createHash } from 'node:crypto'
import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { BrowserKind } from './browser.ts'

/** A public key is all that Chromium needs to fix the id of an unpacked extension. */
const CHROMIUM_KEY = 'MCowBQYDK2VwAyEAQ1S221lSDoVW33e7lqiRR+AyB0xBiQv+p+wLjXCL80k='
/** Firefox takes it from the preference `extensions.webextensions.uuids`. */
export const FIREFOX_UUID = '3f1c2a4e-6b7d-4e8f-9a01-2b3c4d5e6f70'

const OUTPUT = fileURLToPath(new URL('../../.output', import.meta.url))
/** Where the build of each is. */
export const BUILDS: Record<BrowserKind, string> = {
  chromium: join(OUTPUT, 'chrome-mv3'),
  firefox: join(OUTPUT, 'firefox-mv3'),
}

export interface InstalledExtension {
  readonly path: string
  readonly id: string
  /** Without a slash at its end. */
  readonly origin: string
  /** It opens its options page when it is installed. */
  readonly optionsPage: string | null
}

/** Copies the shipped bytes; only `key` and `granted` are added, and only for Chromium. */
export function copyExtension(
  kind: BrowserKind,
  into: string,
  {
    build = BUILDS[kind],
    granted = [],
  }: { build?: string | undefined; granted?: string[] | undefined } = {},
): InstalledExtension {
  const manifestPath = join(build, 'manifest.json')
  if (!existsSync(manifestPath)) throw new Error(`No build in ${build}: run "npm run build" first`)
  cpSync(build, into, { recursive: true })
  const manifest = JSON.parse(readFileSync(manifestPath, 'utf8'))
  if (kind === 'chromium') {
    const permissions = [...manifest.permissions, ...granted]
    const changed = { ...manifest, permissions, key: CHROMIUM_KEY }
    writeFileSync(join(into, 'manifest.json'), JSON.stringify(changed))
  }
  const id = kind === 'chromium' ? chromiumId() : manifest.browser_specific_settings.gecko.id
  const origin =
    kind === 'chromium' ? `chrome-extension://${id}` : `moz-extension://${FIREFOX_UUID}`
  return { path: into, id, origin, optionsPage: manifest.options_ui?.page ?? null }
}

/** The first 128 bits of the key's hash, each hexadecimal digit written as a letter a to p. */
function chromiumId(): string {
  const hash = createHash('sha256').update(Buffer.from(CHROMIUM_KEY, 'base64')).digest('hex')
  return [...hash.slice(0, 32)]
    .map((digit) => 'abcdefghijklmnop'[Number.parseInt(digit, 16)])
    .join('')
}
