import { useLayoutEffect, useRef } from 'preact/hooks'
import { formatSize } from '#lib/i18n/size.ts'
import type { ShareFormModel } from '#lib/models/share-form.ts'
import type { ChosenFile } from '#lib/models/share-request.ts'
import { Button } from '../button.tsx'
import { Field } from '../field.tsx'
import { moveFocus } from '../focus.ts'
import { useI18n } from '../i18n-context.ts'
import { CloseIcon, FileIcon } from '../icons.tsx'
import { OtherContent } from './other-content.tsx'

interface FileFieldProps {
  model: ShareFormModel
}

/** One file: dropped, or chosen in the browser's dialog. */
export function FileField({ model }: FileFieldProps) {
  const { t } = useI18n()
  const file = model.file.value
  const input = useRef<HTMLInputElement>(null)
  // Empty: at first, and when the button that removed the file is gone with it.
  useLayoutEffect(() => {
    if (!file) moveFocus(input.current)
  }, [file])
  const takesNone = model.endpoint.value?.capabilities.fileBytes === 0
  const isMissing = model.problem.value === 'no-file'
  const error = takesNone ? t('popup.file.none') : isMissing ? t('popup.file.missing') : null
  return (
    <Field label={t('popup.file.label')} error={error} aside={<OtherContent model={model} />}>
      {(control) => (
        // biome-ignore lint/a11y/noStaticElementInteractions: dropping is one way; the input is the other
        <div
          class={file ? 'drop drop-filled' : 'drop'}
          onDragOver={(event) => event.preventDefault()}
          onDrop={(event) => {
            event.preventDefault()
            const dropped = event.dataTransfer?.files[0]
            if (dropped && model.sharing.value === null) model.chooseFile(dropped)
          }}
        >
          {/* Kept while a file is shown: the label and the error belong to it. */}
          <input
            {...control}
            ref={input}
            class={file ? 'visually-hidden' : 'drop-input'}
            type="file"
            disabled={model.sharing.value !== null}
            onChange={(event) => {
              const chosen = event.currentTarget.files?.[0]
              if (chosen) model.chooseFile(chosen)
              // The same file may be chosen again after it was removed.
              event.currentTarget.value = ''
            }}
          />
          {file ? <Chosen model={model} file={file} /> : <DropWords model={model} />}
        </div>
      )}
    </Field>
  )
}

function DropWords({ model }: FileFieldProps) {
  const i18n = useI18n()
  const limit = model.endpoint.value?.capabilities.fileBytes ?? 0
  return (
    <div class="drop-words" aria-hidden="true">
      <FileIcon size={22} />
      <p class="drop-title">{i18n.t('popup.file.choose')}</p>
      {limit > 0 && <p class="faint">{i18n.t('popup.file.limit', formatSize(i18n, limit))}</p>}
    </div>
  )
}

function Chosen({ model, file }: FileFieldProps & { file: ChosenFile }) {
  const i18n = useI18n()
  return (
    <div class="drop-file">
      <FileIcon size={20} />
      <div class="drop-file-words">
        <p class="drop-file-name">{file.name}</p>
        <p class="faint">{formatSize(i18n, file.size)}</p>
      </div>
      <Button
        kind="quiet"
        size="small"
        label={i18n.t('popup.file.remove')}
        isDisabled={model.sharing.value !== null}
        onClick={() => model.chooseFile(null)}
      >
        <CloseIcon />
      </Button>
    </div>
  )
}
