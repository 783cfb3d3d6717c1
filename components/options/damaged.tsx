import type { StorageHealth } from '#lib/models/storage-health.ts'
import { Button } from '../button.tsx'
import { Callout } from '../callout.tsx'
import { useI18n } from '../i18n-context.ts'

/** Some of what is stored could not be read: what became of it. */
export function Damaged({ model }: { model: StorageHealth }) {
  const { t } = useI18n()
  if (!model.isDamaged.value) return null
  return (
    <Callout kind="warn" title={t('options.damaged.title')} role="alert">
      <p>{t('options.damaged.hint')}</p>
      <div class="row">
        {model.canSave.value && (
          <Button size="small" onClick={() => void model.saveAside(t('options.damaged.fileName'))}>
            {t('options.damaged.save')}
          </Button>
        )}
        <Button size="small" kind="quiet" onClick={() => void model.dismiss()}>
          {t('options.damaged.dismiss')}
        </Button>
      </div>
    </Callout>
  )
}
