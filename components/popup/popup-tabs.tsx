import type { PopupModel, PopupTab } from '#lib/models/popup.ts'
import { useI18n } from '../i18n-context.ts'

const TABS: PopupTab[] = ['new', 'shares', 'open']

/** Links rather than ARIA tabs: each is reached by Tab, and says which one is current. */
export function PopupTabs({ model, news }: { model: PopupModel; news: number }) {
  const { t } = useI18n()
  return (
    <nav class="popup-tabs" aria-label={t('popup.tabs.label')}>
      {TABS.map((tab) => (
        <button
          key={tab}
          type="button"
          class="popup-tab"
          aria-current={model.tab.value === tab ? 'page' : undefined}
          onClick={() => model.show(tab)}
        >
          {t(`popup.tabs.${tab}`)}
          {tab === 'shares' && news > 0 && <NewsCount count={news} />}
        </button>
      ))}
    </nav>
  )
}

function NewsCount({ count }: { count: number }) {
  const { t } = useI18n()
  return (
    <>
      <span class="popup-tab-count" aria-hidden="true">
        {count}
      </span>
      <span class="visually-hidden">{t('popup.tabs.news', String(count))}</span>
    </>
  )
}
