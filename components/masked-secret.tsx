import { useI18n } from './i18n-context.ts'

/** Ten dots, whatever is behind them: their number tells nothing. */
const DOTS = '•'.repeat(10)

/** The secret, or dots. Its text is in the document only while it is shown. */
export function MaskedSecret({ text }: { text: string | null }) {
  const { t } = useI18n()
  if (text === null) {
    return (
      <div class="secret secret-masked">
        <span aria-hidden="true">{DOTS}</span>
        <span class="visually-hidden">{t('secret.hidden')}</span>
      </div>
    )
  }
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: long secrets scroll, and keyboards scroll what has the focus
    <section class="secret" tabIndex={0} aria-label={t('secret.content')}>
      <pre>{text}</pre>
    </section>
  )
}
