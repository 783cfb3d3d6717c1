import type { I18n } from '#lib/i18n/i18n.ts'
import { formatSize } from '#lib/i18n/size.ts'
import type { ShareFormModel, Sharing } from '#lib/models/share-form.ts'
import { Button } from '../button.tsx'
import { useI18n } from '../i18n-context.ts'
import { Progress } from '../progress.tsx'

interface SharingProps {
  model: ShareFormModel
  sharing: Sharing
  onCancel: () => void
}

/** How far sharing is, and the way to stop it; apart from Share, so that a double click does not. */
export function SharingProgress({ model, sharing, onCancel }: SharingProps) {
  const i18n = useI18n()
  const words = sharingWords(i18n, sharing, model.file.value?.size ?? 0)
  return (
    <div class="popup-sharing">
      <div class="popup-sharing-words">
        {/* Read out once a step; how much is sent is the bar's to say. */}
        <p role={sharing.step === 'uploading' ? undefined : 'status'}>{words}</p>
        <Progress
          label={words}
          value={sharing.step === 'uploading' ? sharing.fraction : undefined}
        />
      </div>
      <Button size="small" onClick={onCancel}>
        {i18n.t('action.cancel')}
      </Button>
    </div>
  )
}

/** In bytes of the file: what travels is a third more, which would only confuse. */
function sharingWords(i18n: I18n, sharing: Sharing, size: number): string {
  switch (sharing.step) {
    case 'making':
      return i18n.t('popup.sharing')
    case 'stretching':
      return i18n.t('popup.stretching')
    case 'uploading': {
      const sent = formatSize(i18n, sharing.fraction * size)
      return i18n.t('popup.uploading', sent, formatSize(i18n, size))
    }
  }
}
