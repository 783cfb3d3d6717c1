import type { I18n } from '#lib/i18n/i18n.ts'
import type { HeldModel, HeldQuestion } from '#lib/models/held.ts'
import { Brand } from '../brand.tsx'
import { Button } from '../button.tsx'
import { Callout } from '../callout.tsx'
import { FailureCallout } from '../failure-callout.tsx'
import { focusOnMount } from '../focus.ts'
import { I18nProvider, useI18n } from '../i18n-context.ts'
import { Progress } from '../progress.tsx'
import { TextField } from '../text-field.tsx'

interface Props {
  model: HeldModel
}

/** A window of our own that asks what the dialog in the page would. */
export function HeldView({ model, i18n }: Props & { i18n: I18n }) {
  return (
    <I18nProvider value={i18n}>
      <main class="held">
        <Brand />
        <Content model={model} />
      </main>
    </I18nProvider>
  )
}

function Content({ model }: Props) {
  const { t } = useI18n()
  const question = model.question.value
  const state = model.state.value
  if (state === 'loading') return null
  if (state === 'copied') return <Ending model={model} name="copied" />
  if (state === 'gone' || !question) return <Ending model={model} name="gone" />
  const words = WORDS[question.what]
  return (
    <>
      <Heading text={titleOf(t, question)} />
      <p class="soft">{t(words.why, question.siteName)}</p>
      <Found question={question} />
      {model.failure.value && <FailureCallout failure={model.failure.value} />}
      {question.isBlocked && <Callout kind="warn">{t(words.blocked)}</Callout>}
      {state === 'reason' && <Reason model={model} />}
      {state === 'sharing' ? (
        <Progress label={t('composer.sharing')} />
      ) : (
        <Choices model={model} question={question} />
      )}
    </>
  )
}

const WORDS = {
  send: {
    why: 'held.whySend',
    blocked: 'composer.hold.blockedSend',
    anyway: 'composer.hold.sendAnyway',
    back: 'composer.hold.goBack',
  },
  paste: {
    why: 'held.whyPaste',
    blocked: 'composer.hold.blockedPaste',
    anyway: 'composer.hold.pasteAnyway',
    back: 'composer.hold.doNotPaste',
  },
  file: {
    why: 'held.whyFile',
    blocked: 'composer.hold.blockedFile',
    anyway: 'composer.hold.uploadAnyway',
    back: 'composer.hold.goBack',
  },
} as const

/** More are counted. */
const MOST_NAMED = 4

function Found({ question: { findings } }: { question: HeldQuestion }) {
  const { t } = useI18n()
  const names = [...new Set(findings.map(({ name }) => name))]
  const rest = names.length - MOST_NAMED
  return (
    <ul class="held-found">
      {names.slice(0, MOST_NAMED).map((name) => (
        <li key={name}>{name}</li>
      ))}
      {rest > 0 && <li class="soft">{t('composer.hold.more', String(rest))}</li>}
    </ul>
  )
}

function Choices({ model, question }: Props & { question: HeldQuestion }) {
  const { t } = useI18n()
  const isAsking = model.state.value === 'reason'
  const words = WORDS[question.what]
  return (
    <div class="held-actions">
      {question.canShare && !isAsking && (
        <Button kind="primary" isWide onClick={() => void model.copy()}>
          {t('held.copy')}
        </Button>
      )}
      {!question.isBlocked && (
        <Button isWide onClick={() => void model.anyway()}>
          {t(words.anyway)}
        </Button>
      )}
      <Button kind="quiet" isWide onClick={() => void model.back()}>
        {t(words.back)}
      </Button>
    </div>
  )
}

function Reason({ model }: Props) {
  const { t } = useI18n()
  const problem = model.reasonProblem.value
  const error =
    problem &&
    t(problem === 'missing' ? 'composer.hold.reasonMissing' : 'composer.hold.reasonSecret')
  return (
    <TextField
      label={t('composer.hold.reason')}
      hint={t('composer.hold.reasonHint')}
      error={error}
      value={model.reason.value}
      maxLength={500}
      inputRef={focusOnMount}
      onInput={model.typeReason}
      onEnter={() => void model.anyway()}
    />
  )
}

function Ending({ model, name }: Props & { name: 'copied' | 'gone' }) {
  const { t } = useI18n()
  const isOfFile = name === 'copied' && model.question.value?.what === 'file'
  return (
    <>
      <Heading text={t(`held.${name}Title`)} />
      <p class="soft">{t(isOfFile ? 'held.copiedFileHint' : `held.${name}Hint`)}</p>
      <div class="held-actions">
        <Button kind="primary" isWide onClick={() => void model.back()}>
          {t(name === 'copied' ? 'composer.hold.goBack' : 'action.close')}
        </Button>
      </div>
    </>
  )
}

/** Nothing that Enter would press: a person was typing when the window came. */
function Heading({ text }: { text: string }) {
  return (
    <h1 key={text} ref={focusOnMount} tabIndex={-1}>
      {text}
    </h1>
  )
}

function titleOf(t: I18n['t'], { what, findings }: HeldQuestion): string {
  return findings.length === 1 ? t(`held.${what}`) : t(`held.${what}Many`, String(findings.length))
}
