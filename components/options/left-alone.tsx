import { useRef } from 'preact/hooks'
import type { IgnoredToken } from '#lib/guard/ignored-token.ts'
import { formatTime } from '#lib/i18n/format.ts'
import type { I18n } from '#lib/i18n/i18n.ts'
import type { EndpointSettingsModel } from '#lib/models/endpoint-settings.ts'
import type { AllowProblem } from '#lib/models/left-alone.ts'
import { siteNamed } from '#lib/policy/sites.ts'
import { Button } from '../button.tsx'
import { moveFocus } from '../focus.ts'
import { useI18n } from '../i18n-context.ts'
import { TextField } from '../text-field.tsx'
import { Section } from './section.tsx'

interface ModelProps {
  model: EndpointSettingsModel
}

interface ListProps extends ModelProps {
  /** What had the focus is gone. */
  onGone: () => void
}

/** What is no finding, and how it becomes one again. */
export function LeftAloneSection({ model }: ModelProps) {
  const { t } = useI18n()
  const heading = useRef<HTMLHeadingElement>(null)
  const onGone = () => moveFocus(heading.current)
  return (
    <Section
      id="left-alone"
      title={t('options.leftAlone.title')}
      hint={t('options.leftAlone.hint')}
      headingRef={heading}
    >
      <Kinds model={model} onGone={onGone} />
      <Tokens model={model} onGone={onGone} />
      <Texts model={model} onGone={onGone} />
    </Section>
  )
}

function Kinds({ model: { leftAlone, names }, onGone }: ListProps) {
  const { t } = useI18n()
  const kinds = leftAlone.kinds.value
  return (
    <div class="alone">
      <h3>{t('options.leftAlone.kinds')}</h3>
      {kinds.length === 0 && <p class="faint">{t('options.leftAlone.kindsNone')}</p>}
      {kinds.length > 0 && (
        <ul class="alone-list">
          {kinds.map((kind) => (
            <Entry
              key={`${kind.site} ${kind.detector}`}
              name={names.of(kind.detector)}
              note={
                kind.siteName === null
                  ? t('options.leftAlone.everywhere')
                  : t('options.leftAlone.onSite', kind.siteName)
              }
              onFind={() => leftAlone.findKind(kind)}
              onGone={onGone}
            />
          ))}
        </ul>
      )}
    </div>
  )
}

function Tokens({ model, onGone }: ListProps) {
  const i18n = useI18n()
  const { t } = i18n
  const { leftAlone, names } = model
  const tokens = leftAlone.tokens.value
  const nameOf = ({ detector }: IgnoredToken) =>
    detector === null ? t('options.leftAlone.token') : names.of(detector)
  return (
    <div class="alone">
      <h3>{t('options.leftAlone.tokens')}</h3>
      {tokens.length === 0 && <p class="faint">{t('options.leftAlone.tokensNone')}</p>}
      {tokens.length > 0 && (
        <ul class="alone-list">
          {tokens.map((token) => (
            <Entry
              key={token.print}
              name={nameOf(token)}
              note={whereAndWhen(model, i18n, token)}
              onFind={() => leftAlone.findToken(token.print)}
              onGone={onGone}
            />
          ))}
        </ul>
      )}
      {tokens.length > 1 && (
        <p class="faint">
          <button
            type="button"
            class="text-button"
            onClick={() => {
              void leftAlone.findToken(null)
              onGone()
            }}
          >
            {t('options.leftAlone.findAll')}
          </button>
        </p>
      )}
    </div>
  )
}

function whereAndWhen(
  { settings }: EndpointSettingsModel,
  i18n: I18n,
  { site, time }: IgnoredToken,
): string {
  if (site === null || time === null) return ''
  const { name } = siteNamed(site, settings.value)
  return i18n.t(
    'options.leftAlone.when',
    i18n.t('options.leftAlone.onSite', name),
    formatTime(i18n, new Date(time).toISOString()),
  )
}

function Texts({ model: { leftAlone }, onGone }: ListProps) {
  const { t } = useI18n()
  const texts = leftAlone.texts.value
  const problem = leftAlone.problem.value
  return (
    <div class="alone">
      <h3>{t('options.leftAlone.texts')}</h3>
      {texts.length > 0 && (
        <ul class="alone-list">
          {texts.map((text) => (
            <Entry
              key={text}
              isText
              name={text}
              note=""
              onFind={() => leftAlone.findText(text)}
              onGone={onGone}
            />
          ))}
        </ul>
      )}
      <div class="add-row">
        <TextField
          isMono
          label={t('options.leftAlone.allow')}
          hint={t('options.leftAlone.allowHint')}
          error={problem === null ? null : problemText(t, problem)}
          value={leftAlone.typed.value}
          onInput={leftAlone.type}
          onEnter={() => void leftAlone.allow()}
        />
        <Button onClick={() => void leftAlone.allow()}>{t('options.leftAlone.allowButton')}</Button>
      </div>
    </div>
  )
}

function Entry({
  name,
  note,
  isText = false,
  onFind,
  onGone,
}: {
  name: string
  note: string
  isText?: boolean
  onFind: () => Promise<void>
  onGone: () => void
}) {
  const { t } = useI18n()
  return (
    <li class="alone-entry">
      <span class="alone-name">
        {isText ? <code>{name}</code> : name}
        {note !== '' && <span class="faint">{note}</span>}
      </span>
      <button
        type="button"
        class="text-button"
        aria-label={t(
          isText ? 'options.own.removeNamed' : 'options.leftAlone.findAgainNamed',
          name,
        )}
        onClick={() => {
          void onFind()
          onGone()
        }}
      >
        {t(isText ? 'options.own.remove' : 'options.leftAlone.findAgain')}
      </button>
    </li>
  )
}

function problemText(t: ReturnType<typeof useI18n>['t'], problem: AllowProblem): string {
  switch (problem) {
    case 'too-short':
      return t('options.leftAlone.tooShort')
    case 'too-long':
      return t('options.leftAlone.tooLong')
    case 'there':
      return t('options.leftAlone.there')
    case 'full':
      return t('options.leftAlone.full')
  }
}
