import type { I18n, MessageKey } from './i18n.ts'

interface Catalog {
  readonly [name: string]: string | Catalog
}

/** Strings straight from a locale file, where there is no `browser.i18n`: web pages, Node, tests. */
export function createCatalogI18n(catalog: Catalog, locale: string): I18n {
  return {
    locale,
    t(key: MessageKey, ...values: string[]): string {
      let node: string | Catalog | undefined = catalog
      for (const name of key.split('.')) node = typeof node === 'object' ? node[name] : undefined
      if (typeof node !== 'string') throw new TypeError(`"key" expected a message, got ${key}`)
      return node.replace(/\$([1-9])/g, (_, digit: string) => values[Number(digit) - 1] ?? '')
    },
  }
}
