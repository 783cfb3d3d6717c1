/**
 * Whether the packages for the stores are small: `node scripts/package-size.ts` after `wxt zip`.
 * Icons and strings do not count, since both grow with what they are for and not with our code.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from './run.ts'
import { bytesInZip, EMPTY_ZIP_BYTES, readZip } from './zip.ts'

/** What the packages are to stay within. 1 KB is 1000 bytes. */
export const BUDGETS = { chrome: 90_000, firefox: 100_000 } as const
export type Packaged = keyof typeof BUDGETS

/**
 * More than this fails. Chrome's package is 101.2 KB and not within its budget: what is left is our
 * own code for what the product does (docs/decisions/0009). Until it is, this keeps it from growing.
 */
const CEILINGS: Record<Packaged, number> = { chrome: 102_000, firefox: BUDGETS.firefox }

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

/** Prints each package beside its budget. @returns whether all are under their ceilings. */
export function checkPackageSizes(): boolean {
  const browsers: Packaged[] = ['chrome', 'firefox']
  const results = browsers.map((browser) => {
    const { total, counted } = packageSize(browser)
    const [budget, ceiling] = [BUDGETS[browser], CEILINGS[browser]]
    const over = counted > budget ? `, ${counted - budget} over` : ''
    console.log(`${browser}: ${counted} bytes of a budget of ${budget}${over} (whole: ${total})`)
    if (counted > ceiling) console.log(`${browser}: more than ${ceiling} bytes, which fails`)
    return counted <= ceiling
  })
  return results.every(Boolean)
}

function version(): string {
  const manifest: { version: string } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'))
  return manifest.version
}

if (import.meta.main && !checkPackageSizes()) process.exitCode = 1
