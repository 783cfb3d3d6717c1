/**
 * Finds the browsers that the tests and `npm start` drive, or installs them, or says exactly
 * what to install. Nothing is skipped silently.
 */
import { spawnSync } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import { chromium } from 'playwright'

const APT = '/usr/bin/apt-get'
const APT_OPTIONS = ['-o', 'DPkg::Lock::Timeout=300']
const INSTALL_TIMEOUT_MS = 300_000

// Branded Chrome (since 137) and Edge ignore --load-extension: they are never picked.
const CHROMIUM_PLACES: Partial<Record<NodeJS.Platform, string[]>> = {
  linux: ['/usr/bin/chromium', '/usr/bin/chromium-browser'],
  darwin: ['/Applications/Chromium.app/Contents/MacOS/Chromium'],
}
const FIREFOX_PLACES: Partial<Record<NodeJS.Platform, string[]>> = {
  linux: ['/usr/bin/firefox-esr', '/usr/bin/firefox'],
  darwin: ['/Applications/Firefox.app/Contents/MacOS/firefox'],
  win32: ['C:\\Program Files\\Mozilla Firefox\\firefox.exe'],
}

/** The path of a Chromium that loads unpacked extensions. */
export function chromiumPath(): string {
  return (
    named('CHROMIUM_PATH') ??
    firstUsable(chromiumPlaces()) ??
    fromPlaywright() ??
    fromApt('chromium', chromiumPlaces()) ??
    missing(
      'Chromium',
      'Debian, Ubuntu: apt-get install chromium; elsewhere: npx playwright install chromium',
      'CHROMIUM_PATH',
    )
  )
}

/** The path of a Firefox with Marionette: any desktop release. */
export function firefoxPath(): string {
  const places = FIREFOX_PLACES[process.platform] ?? []
  return (
    named('FIREFOX_PATH') ??
    firstUsable(places) ??
    fromApt('firefox-esr', places) ??
    missing(
      'Firefox',
      'Debian: apt-get install firefox-esr; elsewhere: https://www.mozilla.org/firefox/',
      'FIREFOX_PATH',
    )
  )
}

/** A virtual screen with a real mouse and keyboard. Only Linux has these. */
export function displayTools(): { xvfb: string; xdotool: string } {
  return { xvfb: debianTool('xvfb', 'Xvfb'), xdotool: debianTool('xdotool', 'xdotool') }
}

function debianTool(pack: string, command: string): string {
  const places = [`/usr/bin/${command}`]
  return (
    firstUsable(places) ??
    fromApt(pack, places) ??
    missing(command, `Debian, Ubuntu: apt-get install ${pack}`)
  )
}

function chromiumPlaces(): string[] {
  return [...(CHROMIUM_PLACES[process.platform] ?? []), chromium.executablePath()]
}

function named(variable: string): string | undefined {
  const path = process.env[variable]
  if (path && !firstUsable([path])) throw new Error(`${variable}: ${path} cannot be run`)
  return path || undefined
}

function firstUsable(places: string[]): string | undefined {
  return places.find((place) => {
    try {
      accessSync(place, constants.X_OK)
      return true
    } catch {
      return false // not here: the next place, or an installation
    }
  })
}

function fromPlaywright(): string | undefined {
  console.error('No Chromium found: asking Playwright for one.')
  run('npx', ['playwright', 'install', '--no-shell', 'chromium'])
  return firstUsable(chromiumPlaces())
}

function fromApt(pack: string, places: string[]): string | undefined {
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || !firstUsable([APT])) {
    return undefined
  }
  console.error(`Installing ${pack} with apt-get.`)
  const install = [...APT_OPTIONS, 'install', '-yq', '--no-install-recommends', pack]
  if (!run(APT, install)) {
    run(APT, [...APT_OPTIONS, 'update', '-q'])
    run(APT, install)
  }
  return firstUsable(places)
}

/** What installers say goes to stderr: stdout belongs to the caller. */
function run(command: string, args: string[]): boolean {
  const { status } = spawnSync(command, args, {
    stdio: ['ignore', 2, 2],
    timeout: INSTALL_TIMEOUT_MS,
    shell: process.platform === 'win32',
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  })
  return status === 0
}

function missing(what: string, remedy: string, variable?: string): never {
  const or = variable ? `, or set ${variable} to one` : ''
  throw new Error(`No ${what} found. Install it (${remedy})${or}.`)
}
