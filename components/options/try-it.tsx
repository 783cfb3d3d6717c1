import type { Tried, TryIt } from '#lib/models/try-it.ts'
import { FailureCallout } from '../failure-callout.tsx'
import { Field } from '../field.tsx'
import { useI18n } from '../i18n-context.ts'

/** Long enough to know it again. */
const LONGEST_SHOWN = 60

interface TryItProps {
  model: TryIt
  onLeaveAlone: (detector: string) => Promise<void>
}

/** A text, and what Matchstick would warn of in it. */
export function TryItBox({ model, onLeaveAlone }: TryItProps) {
  const { t } = useI18n()
  const found = model.found.value
  return (
    <div class="try">
      <Field label={t('options.try.label')} hint={t('options.try.hint')}>
        {(control) => (
          <textarea
            {...control}
            class="input input-mono"
            rows={2}
            value={model.text.value}
            autocomplete="off"
            autocapitalize="none"
            autocorrect="off"
            spellcheck={false}
            onInput={(event) => void model.setText(event.currentTarget.value)}
          />
        )}
      </Field>
      {model.failure.value && <FailureCallout failure={model.failure.value} />}
      <p class="try-count" role="status">
        {found !== null && countText(t, found.length)}
      </p>
      {found !== null && found.length > 0 && (
        <ul class="try-list">
          {found.map((one) => (
            <Found key={one.finding.start} {...one} onLeaveAlone={onLeaveAlone} />
          ))}
        </ul>
      )}
    </div>
  )
}

function Found({ finding, token, onLeaveAlone }: Tried & Pick<TryItProps, 'onLeaveAlone'>) {
  const { t } = useI18n()
  const { detector, name, severity, confidence } = finding
  return (
    <li class="try-found">
      <p class="try-name">{name}</p>
      <code class="own-source">{token.slice(0, LONGEST_SHOWN)}</code>
      <p class="own-foot faint">
        <span>
          {t(
            'options.try.weight',
            t(`severity.${severity}`),
            t(`options.try.confidence.${confidence}`),
          )}
        </span>
        {!detector.startsWith('own-') && (
          <button
            type="button"
            class="text-button"
            aria-label={t('options.try.leaveAloneNamed', name)}
            onClick={() => void onLeaveAlone(detector)}
          >
            {t('options.try.leaveAlone')}
          </button>
        )}
      </p>
    </li>
  )
}

function countText(t: ReturnType<typeof useI18n>['t'], count: number): string {
  if (count === 0) return t('options.try.none')
  return count === 1 ? t('options.try.one') : t('options.try.some', String(count))
}
