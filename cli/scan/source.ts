import type { Content } from './content.ts'

/** One thing that was to be scanned. */
export type Source = { path: string } & (Content | { error: string })
