/**
 * Whether the packages for the stores are small: `node scripts/package-size.ts` after `wxt zip`.
 * Icons and strings do not count, since both grow with what they are for and not with our code.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from './run.ts'

/** 1 KB is 1000 bytes. */
export const BUDGETS = { chrome: 90_000, firefox: 100_000 } as const
export type Packaged = keyof typeof BUDGETS

const NOT_COUNTED = /^(icon|_locales)\//
/** Fixed parts of the records of PKWARE's APPNOTE 6.3.10: 4.3.7, 4.3.12 and 4.3.16. */
const [LOCAL_BYTES, CENTRAL_BYTES, END_BYTES] = [30, 46, 22]

export interface ZipEntry {
  name: string
  /** As it is stored: compressed, with what the archive says of it. */
  bytes: number
}

export interface PackageSize {
  total: number
  counted: number
  entries: ZipEntry[]
}

export function packagePath(browser: Packaged): string {
  return join(ROOT, `.output/matchstick-${version()}-${browser}.zip`)
}

export function packageSize(browser: Packaged): PackageSize {
  const zip = readFileSync(packagePath(browser))
  const entries = entriesOf(zip)
  const counted = entries.filter(({ name }) => !NOT_COUNTED.test(name))
  return { total: zip.length, counted: END_BYTES + sum(counted), entries }
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

function entriesOf(zip: Buffer): ZipEntry[] {
  const end = zip.length - END_BYTES
  if (zip.readUInt32LE(end) !== 0x06054b50) throw new TypeError('"zip" expected without a comment')
  let at = zip.readUInt32LE(end + 16)
  return Array.from({ length: zip.readUInt16LE(end + 10) }, () => {
    const compressed = zip.readUInt32LE(at + 20)
    const nameLength = zip.readUInt16LE(at + 28)
    const local = zip.readUInt32LE(at + 42)
    const localBytes = LOCAL_BYTES + nameLength + zip.readUInt16LE(local + 28)
    const centralBytes =
      CENTRAL_BYTES + nameLength + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32)
    const name = zip.toString('utf8', at + CENTRAL_BYTES, at + CENTRAL_BYTES + nameLength)
    at += centralBytes
    return { name, bytes: localBytes + compressed + centralBytes }
  })
}

function sum(entries: ZipEntry[]): number {
  return entries.reduce((bytes, entry) => bytes + entry.bytes, 0)
}

function version(): string {
  const manifest: { version: string } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'))
  return manifest.version
}

if (import.meta.main && !checkPackageSizes()) process.exitCode = 1
