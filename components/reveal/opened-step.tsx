import { formatTime } from '#lib/i18n/format.ts'
import { formatSize } from '#lib/i18n/size.ts'
import type { OpenedView, RevealModel } from '#lib/models/reveal.ts'
import { Button } from '../button.tsx'
import { CopyButton } from '../copy-button.tsx'
import { FailureCallout } from '../failure-callout.tsx'
import { focusOnMount } from '../focus.ts'
import { useI18n } from '../i18n-context.ts'
import { DownloadIcon, EyeIcon, EyeOffIcon, FileIcon } from '../icons.tsx'
import { MaskedSecret } from '../masked-secret.tsx'
import { OpenedNotices } from './opened-notices.tsx'
import { StayNote } from './stay-note.tsx'

/** The secret is here: masked until asked for. */
export function OpenedStep({ model, secret }: { model: RevealModel; secret: OpenedView }) {
  const { t } = useI18n()
  return (
    <div class="stack">
      <div class="reveal-words">
        <h1 ref={focusOnMount} tabIndex={-1}>
          {t(secret.kind === 'file' ? 'reveal.opened.file' : 'reveal.opened.title')}
        </h1>
        <p class="soft">{t('reveal.opened.keep')}</p>
      </div>
      <OpenedNotices secret={secret} />
      <section class="reveal-secret">
        {secret.label !== null && <h2 class="reveal-label">{secret.label}</h2>}
        {secret.kind === 'file' ? (
          <SecretFile model={model} secret={secret} />
        ) : (
          <SecretText model={model} />
        )}
      </section>
      <p class="faint">
        <OpeningsLeft secret={secret} />
      </p>
      <div class="reveal-end">
        <StayNote model={model} />
        <Button kind="secondary" onClick={() => void model.done()}>
          {t('reveal.opened.done')}
        </Button>
      </div>
    </div>
  )
}

function SecretText({ model }: { model: RevealModel }) {
  const { t } = useI18n()
  const text = model.shownText.value
  const isShown = text !== null
  const { state } = model.copying
  return (
    <>
      <MaskedSecret text={text} />
      <div class="row">
        <CopyButton
          kind="primary"
          label={t('secret.copy')}
          state={state.value}
          onCopy={() => void model.copy()}
        />
        <Button pressed={isShown} onClick={model.toggleSecret}>
          {isShown ? <EyeOffIcon /> : <EyeIcon />}
          {t(isShown ? 'secret.hide' : 'secret.show')}
        </Button>
      </div>
      {state.value === 'refused' && <FailureCallout failure={{ code: 'app/clipboard-refused' }} />}
    </>
  )
}

function SecretFile({ model, secret }: { model: RevealModel; secret: OpenedView }) {
  const i18n = useI18n()
  return (
    <>
      <div class="reveal-file">
        <FileIcon size={22} />
        <div>
          <p class="reveal-file-name">{secret.fileName ?? i18n.t('secret.fileName')}</p>
          <p class="faint">{formatSize(i18n, secret.sizeBytes)}</p>
        </div>
      </div>
      <div class="row">
        <Button kind="primary" onClick={model.save}>
          <DownloadIcon />
          {i18n.t('secret.download')}
        </Button>
      </div>
    </>
  )
}

function OpeningsLeft({ secret }: { secret: OpenedView }) {
  const i18n = useI18n()
  const { opensLeft, expiresAt, broken } = secret
  if (opensLeft === null) return <>{i18n.t('reveal.opened.untold')}</>
  if (opensLeft === 0) return <>{i18n.t('reveal.opened.lastOne')}</>
  const left =
    opensLeft === 1
      ? i18n.t('reveal.opened.oneLeft')
      : i18n.t('reveal.opened.manyLeft', String(opensLeft))
  // What should have ended already has no end that could be named.
  if (broken.expiresAt !== null || expiresAt === null) return <>{left}</>
  return (
    <>
      {left} {i18n.t('reveal.opened.expires', formatTime(i18n, expiresAt))}
    </>
  )
}
