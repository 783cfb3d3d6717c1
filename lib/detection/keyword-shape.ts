/** One provider's credential, known by a keyword near a shape. */
export interface KeywordShape {
  id: string
  provider: string
  /** What it is in plain words, without the provider, as in `Detector`. */
  name: string
  /**
   * One must begin a word near the value; lower case, without separators: `newrelic` is also
   * "New Relic", `new-relic` and `NEW_RELIC`.
   */
  keywords: readonly string[]
  /** In the language of `shape.ts`. */
  shapes: readonly string[]
  /** Two independent sources know it. */
  confirmed: boolean
  /** The shape is that of many other things (UUID, hash, short word): only assigned to a secret-like name. */
  weak: boolean
  /** The keyword is an ordinary word: only where the label has it and a secret-like word. */
  common: boolean
}

/** @returns the id of a fact; one provider has a fact of each sort at most. */
export const keywordFactId = (provider: string, weak: boolean): string =>
  `${provider}-${weak ? 'plain-key' : 'key'}`

/** @returns how a provider is called of whom only the keyword is known. */
export const capitalised = (provider: string): string =>
  provider.charAt(0).toUpperCase() + provider.slice(1)
