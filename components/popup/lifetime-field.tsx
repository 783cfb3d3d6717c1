import { formatDuration } from '#lib/i18n/format.ts'
import { LIFETIME_UNITS, type LifetimeUnit } from '#lib/models/lifetime-choice.ts'
import type { ShareFormModel } from '#lib/models/share-form.ts'
import { ttlPresets } from '#lib/policy/lifetimes.ts'
import { useI18n } from '../i18n-context.ts'
import { Select } from '../select.tsx'

const UNITS: LifetimeUnit[] = ['minutes', 'hours', 'days']

/** Presets in reach of one choice; any other lifetime as a number and a unit below them. */
export function LifetimeField({ model }: { model: ShareFormModel }) {
  const i18n = useI18n()
  const endpoint = model.endpoint.value
  if (!endpoint) return null
  const { choice, choose } = model.lifetime
  const { capabilities } = endpoint
  const presets = ttlPresets(capabilities, endpoint.ttlSeconds).map((seconds) => ({
    value: String(seconds),
    label: formatDuration(i18n, seconds),
  }))
  if (presets.length === 0) return <p class="field-hint">{i18n.t('popup.untilOpened')}</p>
  const custom = { value: 'custom', label: i18n.t('popup.custom') }
  return (
    <>
      <Select
        label={i18n.t('popup.expires')}
        value={String(choice.value)}
        options={capabilities.lifetimes.as === 'range' ? [...presets, custom] : presets}
        isDisabled={model.sharing.value !== null}
        onChange={(value) => choose(value === 'custom' ? value : Number(value))}
      />
      {choice.value === 'custom' && <CustomLifetime model={model} />}
    </>
  )
}

function CustomLifetime({ model }: { model: ShareFormModel }) {
  const i18n = useI18n()
  const { t } = i18n
  const { amount, unit, setAmount, setUnit } = model.lifetime
  const isWrong = model.problem.value === 'bad-lifetime'
  const lifetimes = model.endpoint.value?.capabilities.lifetimes
  const isDisabled = model.sharing.value !== null
  return (
    <div class="field popup-custom">
      <div class="popup-custom-row">
        <input
          class="input"
          type="number"
          inputMode="numeric"
          min={1}
          step={1}
          aria-label={t('popup.customValue')}
          aria-invalid={isWrong}
          aria-describedby="lifetime-range"
          value={amount.value}
          disabled={isDisabled}
          onInput={(event) => setAmount(event.currentTarget.value)}
        />
        <select
          class="input"
          aria-label={t('popup.customUnit')}
          value={unit.value}
          disabled={isDisabled}
          onChange={(event) => setUnit(unitOf(event.currentTarget.value))}
        >
          {UNITS.map((name) => (
            <option key={name} value={name} selected={name === unit.value}>
              {t(`popup.${name}`)}
            </option>
          ))}
        </select>
      </div>
      {lifetimes?.as === 'range' && (
        <p
          id="lifetime-range"
          class={isWrong ? 'field-error' : 'field-hint'}
          role={isWrong ? 'alert' : undefined}
        >
          {t(
            'popup.ttlRange',
            formatDuration(i18n, lifetimes.minSeconds),
            formatDuration(i18n, lifetimes.maxSeconds),
          )}
        </p>
      )}
    </div>
  )
}

function unitOf(value: string): LifetimeUnit {
  return UNITS.find((name) => name === value && name in LIFETIME_UNITS) ?? 'hours'
}
