import type { ShareFormModel } from '#lib/models/share-form.ts'
import { Button } from '../button.tsx'
import { useI18n } from '../i18n-context.ts'
import { FileIcon, TextIcon } from '../icons.tsx'

/** From text to a file and back. */
export function OtherContent({ model }: { model: ShareFormModel }) {
  const { t } = useI18n()
  const isFile = model.contentKind.value === 'file'
  if (!isFile && model.endpoint.value?.capabilities.fileBytes === 0) return null
  return (
    <Button
      size="small"
      kind="quiet"
      isDisabled={model.sharing.value !== null}
      onClick={isFile ? model.shareText : model.shareFile}
    >
      {isFile ? <TextIcon size={14} /> : <FileIcon size={14} />}
      {t(isFile ? 'popup.file.textInstead' : 'popup.file.fileInstead')}
    </Button>
  )
}
