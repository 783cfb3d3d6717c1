import type messages from '#locales/en.json'

/** `area.name`, or deeper, of everything in the English file: an unknown key is a type error. */
export type MessageKey = PathOf<typeof messages>

type PathOf<Tree> = {
  [Name in keyof Tree & string]: Tree[Name] extends string ? Name : `${Name}.${PathOf<Tree[Name]>}`
}[keyof Tree & string]

/** The one way in which strings reach a view, in the extension, on a web page and in a test. */
export interface I18n {
  /** BCP 47, for `Intl` and the `lang` attribute. */
  locale: string
  /** The text of a key; `$1` to `$9` in it become `values`. */
  t(key: MessageKey, ...values: string[]): string
}
