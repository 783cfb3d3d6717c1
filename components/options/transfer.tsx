import { useRef } from 'preact/hooks'
import type { EndpointSettingsModel } from '#lib/models/endpoint-settings.ts'
import type { ImportEntry, ImportModel, ImportState } from '#lib/models/import-settings.ts'
import { Button } from '../button.tsx'
import { Callout } from '../callout.tsx'
import { errorText } from '../error-text.ts'
import { moveFocus } from '../focus.ts'
import { useI18n } from '../i18n-context.ts'
import { DownloadIcon, UploadIcon } from '../icons.tsx'
import { Progress } from '../progress.tsx'
import { FileButton } from './file-button.tsx'
import { Section } from './section.tsx'

/** Settings out to a file, and in from one. */
export function Transfer({ model }: { model: EndpointSettingsModel }) {
  const { t } = useI18n()
  const { importing } = model
  const input = useRef<HTMLInputElement>(null)
  const hasEndpoints = model.settings.value.endpoints.length > 0
  return (
    <Section id="transfer" title={t('options.transfer.title')} hint={t('options.transfer.hint')}>
      <div class="row">
        <FileButton inputRef={input} onChoose={(file) => void importing.choose(file)}>
          <UploadIcon />
          {t('options.transfer.import')}
        </FileButton>
        {hasEndpoints && (
          <Button onClick={() => model.exportFile(t('options.transfer.fileName'))}>
            <DownloadIcon />
            {t('options.transfer.export')}
          </Button>
        )}
      </div>
      <ImportPanel model={importing} onLeave={() => moveFocus(input.current)} />
    </Section>
  )
}

interface ImportProps {
  model: ImportModel
  /** It goes away, with the button that was pressed. */
  onLeave: () => void
}

function ImportPanel({ model, onLeave }: ImportProps) {
  const { t } = useI18n()
  const heading = useRef<HTMLHeadingElement>(null)
  const state = model.state.value
  if (state.step === 'idle') {
    if (state.problem === null) return null
    const key = state.problem === 'bad-file' ? 'badFile' : 'tooBig'
    return <Callout kind="bad" title={t(`options.transfer.${key}`)} role="alert" />
  }
  return (
    <section class="import" aria-labelledby="import-title">
      <h3 id="import-title" ref={heading} tabIndex={-1}>
        {foundText(t, state.entries.length)}
      </h3>
      <ul class="import-list">
        {state.entries.map((entry) => (
          <Entry key={entry.baseUrl} entry={entry} />
        ))}
      </ul>
      {state.step === 'asking' && <Progress label={t('options.transfer.adding')} />}
      <ImportActions {...{ model, state, onLeave }} onAdd={() => moveFocus(heading.current)} />
    </section>
  )
}

function foundText(t: ReturnType<typeof useI18n>['t'], count: number): string {
  if (count === 0) return t('options.transfer.foundNone')
  return count === 1 ? t('options.transfer.found') : t('options.transfer.foundMany', String(count))
}

function ImportActions({
  model,
  state,
  onAdd,
  onLeave,
}: ImportProps & {
  onAdd: () => void
  state: Exclude<ImportState, { step: 'idle' }>
}) {
  const { t } = useI18n()
  if (state.step === 'asking') return null
  const isRefused = state.step === 'chosen' && state.isRefused
  const isOpen = state.entries.some(({ status }) => status.is === 'new' || status.is === 'failed')
  return (
    <>
      {isRefused && (
        <Callout kind="bad" title={t('options.transfer.permissionRefused')} role="alert" />
      )}
      {isOpen && <p class="faint">{t('options.transfer.note')}</p>}
      <div class="row">
        {isOpen && (
          <Button
            kind="primary"
            onClick={() => {
              void model.add()
              onAdd()
            }}
          >
            {t('options.transfer.add')}
          </Button>
        )}
        <Button
          kind={isOpen ? 'quiet' : 'secondary'}
          onClick={() => {
            model.cancel()
            onLeave()
          }}
        >
          {t(isOpen ? 'options.transfer.cancel' : 'options.transfer.close')}
        </Button>
      </div>
    </>
  )
}

function Entry({ entry }: { entry: ImportEntry }) {
  const i18n = useI18n()
  const { status } = entry
  return (
    <li class="import-entry">
      <div class="endpoint-words">
        <p class="import-name">{entry.name}</p>
        <p class="faint endpoint-url">{entry.baseUrl}</p>
        {entry.linkHosts.map((host) => (
          <p key={host} class="faint">
            {i18n.t('options.transfer.linkPage', host)}
          </p>
        ))}
        {entry.isDescribed && <p class="faint">{i18n.t('options.transfer.described')}</p>}
        {status.is === 'failed' && (
          <p class="field-error">
            {errorText(i18n, status.failure).title}. {errorText(i18n, status.failure).hint}
          </p>
        )}
      </div>
      <span class={`tag tag-${status.is}`} role="status">
        {statusText(i18n.t, status)}
      </span>
    </li>
  )
}

function statusText(t: ReturnType<typeof useI18n>['t'], status: ImportEntry['status']): string {
  switch (status.is) {
    case 'new':
      return t('options.transfer.statusNew')
    case 'there':
      return t('options.transfer.statusThere')
    case 'asking':
      return t('options.transfer.statusAsking')
    case 'added':
      return t('options.transfer.statusAdded')
    case 'failed':
      return t('options.transfer.statusFailed')
  }
}
