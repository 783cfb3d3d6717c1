import { handOverMessage } from '#lib/i18n/hand-over-message.ts'
import { describeLifetime } from '#lib/i18n/lifetime.ts'
import type { ShareFormModel } from '#lib/models/share-form.ts'
import type { SharedResult } from '#lib/models/share-result.ts'
import { Button } from '../button.tsx'
import { Callout } from '../callout.tsx'
import { clockWarning } from '../clock-warning.ts'
import { CopyButton } from '../copy-button.tsx'
import { withoutText } from '../endpoint-words.ts'
import { FailureCallout } from '../failure-callout.tsx'
import { focusOnMount } from '../focus.ts'
import { useI18n } from '../i18n-context.ts'
import { PlusIcon, QrIcon } from '../icons.tsx'
import { QrCode } from '../qr-code.tsx'

interface ResultProps {
  model: ShareFormModel
  result: SharedResult
}

/** The link, and the passphrase apart from it. */
export function ShareResult({ model, result }: ResultProps) {
  const i18n = useI18n()
  const { t } = i18n
  const { link, endpointName, clockGapSeconds, canRevoke, without } = result.share
  const asked = withoutText(i18n, without)
  const copyings = [
    model.result.copyingLink,
    model.result.copyingMessage,
    model.result.copyingPassphrase,
  ]
  const isRefused = copyings.some(({ state }) => state.value === 'refused')
  if (model.result.takingBack.state.value === 'revoked') return <TakenBack model={model} />
  return (
    <div class="popup-form">
      <div class="popup-scroll">
        <div class="result-words">
          <h1 ref={focusOnMount} tabIndex={-1}>
            {t('popup.done.title')}
          </h1>
          <p class="soft">{describeLifetime(i18n, { ...result.share, now: model.now() })}</p>
        </div>
        {clockGapSeconds !== 0 && (
          <Callout kind="warn" role="status">
            {clockWarning(i18n, clockGapSeconds)}
          </Callout>
        )}
        {asked !== null && (
          <Callout kind="warn" role="status">
            {asked}
          </Callout>
        )}
        <div class="result-block">
          <output class="result-link" aria-label={t('popup.done.link')}>
            {link}
          </output>
          <CopyButton
            kind="primary"
            isWide
            label={t('popup.done.copyLink')}
            state={model.result.copyingLink.state.value}
            onCopy={() => void model.result.copyLink()}
          />
          <CopyButton
            isWide
            label={t('popup.done.copyMessage')}
            state={model.result.copyingMessage.state.value}
            onCopy={() => void model.result.copyMessage(handOverMessage(i18n, result.share))}
          />
        </div>
        {isRefused && <FailureCallout failure={{ code: 'app/clipboard-refused' }} />}
        <ResultPassphrase model={model} result={result} />
        <div class="result-more">
          <ResultQr model={model} link={link} />
          {canRevoke && <TakeBack model={model} />}
        </div>
        {!canRevoke && <p class="faint">{t('popup.done.irrevocable')}</p>}
        <p class="faint">{t('popup.done.endpoint', endpointName)}</p>
      </div>
      <AnotherSecret model={model} />
    </div>
  )
}

function AnotherSecret({ model }: { model: ShareFormModel }) {
  const { t } = useI18n()
  return (
    <footer class="popup-footer">
      <Button isWide onClick={model.startOver}>
        <PlusIcon />
        {t('popup.done.another')}
      </Button>
    </footer>
  )
}

/** A link that was sent to the wrong place, or holds what it should not. */
function TakeBack({ model }: { model: ShareFormModel }) {
  const { t } = useI18n()
  const state = model.result.takingBack.state.value
  if (state === 'too-late') {
    return (
      <Callout kind="bad" role="alert" title={t('toast.tooLate')} takesFocus>
        {t('toast.tooLateHint')}
      </Callout>
    )
  }
  return (
    <>
      <Button
        size="small"
        kind="quiet"
        isDisabled={state === 'asking'}
        keepsFocus
        onClick={() => void model.result.takeBack()}
      >
        {t(state === 'asking' ? 'toast.undoing' : 'popup.done.takeBack')}
      </Button>
      {state === 'failed' && (
        <Callout kind="warn" role="alert" title={t('toast.undoFailed')}>
          {t('toast.undoFailedHint')}
        </Callout>
      )}
    </>
  )
}

function TakenBack({ model }: { model: ShareFormModel }) {
  const { t } = useI18n()
  return (
    <div class="popup-form">
      <div class="popup-scroll">
        <div class="result-words">
          <h1 ref={focusOnMount} tabIndex={-1}>
            {t('toast.undone')}
          </h1>
          <p class="soft">{t('toast.undoneHint')}</p>
        </div>
      </div>
      <AnotherSecret model={model} />
    </div>
  )
}

function ResultPassphrase({ model, result: { share, passphrase } }: ResultProps) {
  const { t } = useI18n()
  if (!share.hasPassphrase) return null
  if (passphrase === null) return <p class="faint">{t('popup.done.passphraseUnknown')}</p>
  return (
    <section class="result-block">
      <h2 class="result-title">{t('popup.done.passphrase')}</h2>
      <output class="words" aria-label={t('popup.done.passphrase')}>
        {passphrase}
      </output>
      <p class="faint">{t('popup.done.passphraseHint')}</p>
      <div class="row">
        <CopyButton
          size="small"
          label={t('popup.copyPassphrase')}
          state={model.result.copyingPassphrase.state.value}
          onCopy={() => void model.result.copyPassphrase()}
        />
      </div>
    </section>
  )
}

function ResultQr({ model, link }: { model: ShareFormModel; link: string }) {
  const { t } = useI18n()
  const isShown = model.result.isQrShown.value
  return (
    <div class="result-qr">
      <Button size="small" pressed={isShown} onClick={model.result.toggleQr}>
        <QrIcon />
        {t(isShown ? 'popup.done.hideQr' : 'popup.done.showQr')}
      </Button>
      {isShown && (
        <div class="result-qr-code" ref={scrollToOnMount}>
          <QrCode text={link} label={t('popup.done.qr')} />
        </div>
      )}
    </div>
  )
}

/** A `ref` for what appears behind the footer or below the edge of the popup. */
function scrollToOnMount(element: HTMLElement | null): void {
  element?.scrollIntoView({ block: 'center' })
}
