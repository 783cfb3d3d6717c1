import { formatDuration } from '#lib/i18n/format.ts'
import { CLEAR_CHOICES_SECONDS } from '#lib/models/clipboard-clearing.ts'
import type { EndpointSettingsModel } from '#lib/models/endpoint-settings.ts'
import { Callout } from '../callout.tsx'
import { ChoiceList } from '../choice.tsx'
import { useI18n } from '../i18n-context.ts'
import { Select } from '../select.tsx'
import { Switch } from '../switch.tsx'
import { Section } from './section.tsx'

/** What the right click does with a text in a field. */
export function RightClick({ model }: { model: EndpointSettingsModel }) {
  const { t } = useI18n()
  return (
    <Section
      id="right-click"
      title={t('options.rightClick.title')}
      hint={t('options.rightClick.hint')}
    >
      <ChoiceList
        legend={t('options.rightClick.legend')}
        value={model.settings.value.rightClick}
        onChange={(value) => void model.setRightClick(value)}
        choices={[
          {
            value: 'replace',
            label: t('options.rightClick.replace'),
            hint: t('options.rightClick.replaceHint'),
          },
          {
            value: 'copy',
            label: t('options.rightClick.copy'),
            hint: t('options.rightClick.copyHint'),
          },
        ]}
      />
    </Section>
  )
}

/** What happens once something was shared or copied. */
export function Afterwards({ model }: { model: EndpointSettingsModel }) {
  const { t } = useI18n()
  return (
    <Section
      id="afterwards"
      title={t('options.afterwards.title')}
      hint={t('options.afterwards.hint')}
    >
      <Switch
        label={t('options.afterwards.notify')}
        hint={t('options.afterwards.notifyHint')}
        isOn={model.settings.value.notifications}
        onChange={(isOn) => void model.setNotifications(isOn)}
      />
      <ClearClipboard model={model} />
    </Section>
  )
}

function ClearClipboard({ model: { clearing } }: { model: EndpointSettingsModel }) {
  const i18n = useI18n()
  const { t } = i18n
  const seconds = clearing.seconds.value
  // An imported file may have another time than those offered.
  const choices = new Set([...CLEAR_CHOICES_SECONDS, ...(seconds === null ? [] : [seconds])])
  return (
    <>
      <Switch
        label={t('options.afterwards.clear')}
        hint={t('options.afterwards.clearHint')}
        isOn={seconds !== null}
        onChange={(isOn) => void clearing.toggle(isOn)}
      />
      {clearing.isRefused.value && (
        <Callout kind="bad" title={t('options.afterwards.clearRefused')} role="alert" />
      )}
      {seconds !== null && (
        <div class="clear-after">
          <Select
            label={t('options.afterwards.clearAfter')}
            value={String(seconds)}
            options={[...choices]
              .sort((a, b) => a - b)
              .map((one) => ({ value: String(one), label: formatDuration(i18n, one) }))}
            onChange={(value) => void clearing.setSeconds(Number(value))}
          />
        </div>
      )}
    </>
  )
}
