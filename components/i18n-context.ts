import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { I18n } from '#lib/i18n/i18n.ts'

const I18nContext = createContext<I18n | null>(null)

/** Gives every view below it its strings. */
export const I18nProvider = I18nContext.Provider

export function useI18n(): I18n {
  const i18n = useContext(I18nContext)
  if (!i18n) throw new TypeError('"I18nProvider" expected around this view')
  return i18n
}
