import { useRef } from 'preact/hooks'
import type { EndpointSettingsModel } from '#lib/models/endpoint-settings.ts'
import type { OwnDetectors } from '#lib/models/own-detectors.ts'
import type { KeptOwn } from '#lib/policy/own-detectors.ts'
import { Button } from '../button.tsx'
import { focusOnMount, moveFocus } from '../focus.ts'
import { useI18n } from '../i18n-context.ts'
import { DownloadIcon, PlusIcon, UploadIcon } from '../icons.tsx'
import { Switch } from '../switch.tsx'
import { FileButton } from './file-button.tsx'
import { OwnEditor } from './own-editor.tsx'
import { OwnImport } from './own-import.tsx'
import { Section } from './section.tsx'
import { TryItBox } from './try-it.tsx'

/** Detectors of one's own: those that there are, one that is written, their file, and a text to try. */
export function OwnSection({ model }: { model: EndpointSettingsModel }) {
  const { t } = useI18n()
  const heading = useRef<HTMLHeadingElement>(null)
  const { own, ownFile } = model
  const all = own.all.value
  const draft = own.draft.value
  const toHeading = () => moveFocus(heading.current)
  return (
    <Section
      id="own"
      title={t('options.own.title')}
      hint={t('options.own.hint')}
      headingRef={heading}
    >
      {all.length === 0 && draft === null && <p class="soft">{t('options.own.none')}</p>}
      {all.length > 0 && (
        <ul class="own-list">
          {all.map((one) => (
            <li key={one.id} class="own-entry">
              {draft?.id === one.id ? (
                <OwnEditor model={own} draft={draft} onClosed={toHeading} />
              ) : (
                <OwnEntry model={own} own={one} onRemoved={toHeading} />
              )}
            </li>
          ))}
        </ul>
      )}
      <p class="own-saved" role="status">
        {own.saved.value !== null && t('options.own.saved')}
      </p>
      {draft !== null && !all.some(({ id }) => id === draft.id) && (
        <OwnEditor model={own} draft={draft} onClosed={toHeading} />
      )}
      <div class="row">
        {draft === null && (
          <Button onClick={own.add}>
            <PlusIcon />
            {t('options.own.add')}
          </Button>
        )}
        <FileButton onChoose={(file) => void ownFile.choose(file)}>
          <UploadIcon />
          {t('options.own.import')}
        </FileButton>
        {all.length > 0 && (
          <Button kind="quiet" onClick={() => ownFile.export(t('options.own.fileName'))}>
            <DownloadIcon />
            {t('options.own.export')}
          </Button>
        )}
      </div>
      <OwnImport model={ownFile} onMend={own.edit} onClosed={toHeading} />
      <TryItBox model={model.tryIt} onLeaveAlone={model.leftAlone.leaveAlone} />
    </Section>
  )
}

function OwnEntry({
  model,
  own,
  onRemoved,
}: {
  model: OwnDetectors
  own: KeptOwn
  onRemoved: () => void
}) {
  const { t } = useI18n()
  const { id, name, pattern, severity, isOn } = own
  return (
    <>
      <Switch label={name} isOn={isOn} onChange={(wanted) => void model.switchOn(id, wanted)} />
      <code class="own-source" title={pattern}>
        {pattern}
      </code>
      {model.removing.value === id ? (
        <div class="endpoint-actions" key="sure">
          <p class="endpoint-sure" ref={focusOnMount} tabIndex={-1} role="alert">
            {t('options.own.removeHint', name)}
          </p>
          <Button
            size="small"
            kind="danger"
            onClick={() => {
              void model.remove(id)
              onRemoved()
            }}
          >
            {t('options.own.removeSure')}
          </Button>
          <Button size="small" onClick={() => model.askToRemove(null)}>
            {t('options.own.removeKeep')}
          </Button>
        </div>
      ) : (
        <p class="own-foot faint" key="actions">
          <span>{t(`severity.${severity}`)}</span>
          <button
            type="button"
            class="text-button"
            aria-label={t('options.own.editing', name)}
            onClick={() => model.edit(own)}
          >
            {t('options.own.edit')}
          </button>
          <button
            type="button"
            class="text-button"
            aria-label={t('options.own.removeNamed', name)}
            onClick={() => model.askToRemove(id)}
          >
            {t('options.own.remove')}
          </button>
        </p>
      )}
    </>
  )
}
