/**
 * Whether the packages for the stores are small: `node scripts/package-size.ts` after `wxt zip`.
 * Icons and strings do not count, since both grow with what they are for and not with our code.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from './run.ts'
import { bytesInZip, EMPTY_ZIP_BYTES, readZip } from './zip.ts'

/** 1 KB is 1000 bytes. */
export const BUDGETS = { chrome: 90_000, firefox: 100_000 } as const
export type Packaged = keyof typeof BUDGETS

const NOT_COUNTED = /^(icon|_locales)\//
export interface PackageSize {
  total: number
  counted: number
}

export function packagePath(browser: Packaged): string {
  return join(ROOT, `.output/matchstick-${version()}-${browser}.zip`)
}

export function packageSize(browser: Packaged): PackageSize {
  const zip = readFileSync(packagePath(browser))
  const counted = readZip(zip).filter(({ name }) => !NOT_COUNTED.test(name))
  const bytes = counted.reduce((sum, entry) => sum + bytesInZip(entry), EMPTY_ZIP_BYTES)
  return { total: zip.length, counted: bytes }
}

/** Prints each package beside its budget. @returns whether all are within theirs. */
export function checkPackageSizes(): boolean {
  const browsers: Packaged[] = ['chrome', 'firefox']
  const results = browsers.map((browser) => {
    const { total, counted } = packageSize(browser)
    const budget = BUDGETS[browser]
    console.log(`${browser}: ${counted} bytes of at most ${budget} (whole package: ${total})`)
    return counted <= budget
  })
  return results.every(Boolean)
}

function version(): string {
  const manifest: { version: string } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'))
  return manifest.version
}

if (import.meta.main && !checkPackageSizes()) process.exitCode = 1
