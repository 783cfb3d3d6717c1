import type { Failure } from '#lib/messaging/failure.ts'
import type { ApiResult, ApiTrialStep } from '#lib/share/try-api.ts'
import { errorText } from '../error-text.ts'
import { useI18n } from '../i18n-context.ts'
import { AlertIcon, CheckIcon, InfoIcon } from '../icons.tsx'

type I18n = ReturnType<typeof useI18n>
type Look = 'good' | 'info' | 'bad'

const STEPS: readonly ApiTrialStep[] = ['create', 'open', 'revoke']

/**
 * What came of each step of a trial; those that were not reached say so once it is over. The region is
 * there before anything stands in it: what comes with its region is not read out.
 */
export function ApiResults({
  results,
  isRunning,
}: {
  results: readonly ApiResult[]
  isRunning: boolean
}) {
  const i18n = useI18n()
  const { t } = i18n
  const steps = STEPS.filter((step) => !isRunning || results.some((one) => one.step === step))
  return (
    <div role="status">
      {results.length > 0 && (
        <ol class="api-results" aria-label={t('options.api.results')}>
          {steps.map((step) => {
            const [look, text] = describe(
              i18n,
              results.find((one) => one.step === step),
            )
            return (
              <li key={step} class={`api-result api-result-${look}`}>
                <LookIcon look={look} />
                <p>
                  <strong>{t(`options.api.step.${step}`)}</strong> {text}
                </p>
              </li>
            )
          })}
        </ol>
      )}
    </div>
  )
}

function LookIcon({ look }: { look: Look }) {
  if (look === 'good') return <CheckIcon />
  return look === 'info' ? <InfoIcon /> : <AlertIcon />
}

function describe(i18n: I18n, result: ApiResult | undefined): [Look, string] {
  const { t } = i18n
  if (!result) return ['info', t('options.api.result.notReached')]
  if (result.outcome === 'failed') return ['bad', failureText(i18n, result.failure)]
  const text = t(`options.api.result.${result.outcome}`)
  if (result.outcome === 'other' || result.outcome === 'nothing') return ['bad', text]
  const isLess = ['again', 'unchecked', 'none'].includes(result.outcome)
  return [isLess ? 'info' : 'good', text]
}

/** A place of the answer where nothing was, in the form's own words for it. */
function failureText(i18n: I18n, failure: Failure): string {
  const { t } = i18n
  const places = {
    idAt: 'idAt',
    expiresAt: 'expiresAt',
    deleteTokenAt: 'deleteTokenAt',
    textAt: 'textAt',
  } as const
  const place = Object.values(places).find((each) => each === failure.field)
  if (place !== undefined) return t('options.api.result.noPlace', t(`options.api.${place}`))
  const { title, hint } = errorText(i18n, failure)
  return `${title}. ${hint}`
}
