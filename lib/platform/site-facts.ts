import * as v from 'valibot'
import browser from 'webextension-polyfill'
import { siteFactsSchema } from '#lib/editors/sites/facts.ts'

/** All that is known of sites, in a file of its own: most starts of the background need none of it. */
const FILE = '/sites.json'
const fileSchema = v.record(
  v.string(),
  v.object({ facts: siteFactsSchema, recognise: v.array(v.string()) }),
)
type File = v.InferOutput<typeof fileSchema>

let read: Promise<File> | null = null

/** @returns what is known of the site with this id; null where that is nothing. */
export async function siteFacts(id: string | null): Promise<File[string]['facts'] | null> {
  return id === null ? null : ((await readSites())[id]?.facts ?? null)
}

/** @returns selectors of which each tells what a page is of, by the ids of sites. */
export async function productMarkers(): Promise<Record<string, string[]>> {
  const known = Object.entries(await readSites())
  return Object.fromEntries(known.map(([id, { recognise }]) => [id, recognise]))
}

async function readSites(): Promise<File> {
  try {
    read ??= readFile()
    return await read
  } catch {
    // Warnings go on by general rules, and the next page asks again.
    read = null
    return {}
  }
}

async function readFile(): Promise<File> {
  const response = await fetch(browser.runtime.getURL(FILE))
  return v.parse(fileSchema, await response.json())
}
