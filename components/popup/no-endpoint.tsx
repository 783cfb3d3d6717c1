import { Button } from '../button.tsx'
import { useI18n } from '../i18n-context.ts'
import { Mark } from '../mark.tsx'

/** Nothing can be shared yet: where to begin. */
export function NoEndpoint({ onOptions }: { onOptions: () => void }) {
  const { t } = useI18n()
  return (
    <div class="popup-empty">
      <Mark size={52} />
      <div class="popup-empty-words">
        <h1>{t('popup.empty.title')}</h1>
        <p class="soft">{t('popup.empty.hint')}</p>
      </div>
      <Button kind="primary" size="large" isWide onClick={onOptions}>
        {t('popup.empty.button')}
      </Button>
    </div>
  )
}
