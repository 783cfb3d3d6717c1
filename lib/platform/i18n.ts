import browser from 'webextension-polyfill'
import type { I18n } from '#lib/i18n/i18n.ts'

/** The extension's strings: `_locales` is generated from `locales/`, dots written as underscores. */
export const browserI18n: I18n = {
  get locale() {
    return browser.i18n.getMessage('@@ui_locale').replace('_', '-')
  },
  t: (key, ...values) => browser.i18n.getMessage(key.replaceAll('.', '_'), values),
}
