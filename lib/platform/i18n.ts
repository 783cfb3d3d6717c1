import browser from 'webextension-polyfill'
import type { I18n } from '#lib/i18n/i18n.ts'

/** The extension's strings: `_locales` is generated from `locales/`, dots written as underscores. */
export const browserI18n: I18n = {
  get locale() {
    const locale = browser.i18n.getMessage('@@ui_locale').replace('_', '-')
    const language = browser.i18n.getMessage('language')
    // A German browser with our English strings must not say "expires in 24 Stunden".
    return locale.split('-')[0] === language ? locale : language
  },
  t: (key, ...values) => browser.i18n.getMessage(key.replaceAll('.', '_'), values),
}
