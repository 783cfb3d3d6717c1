import { useState } from 'preact/hooks'
import { LEVELS, type Level } from '#lib/guard/level.ts'
import type { EndpointSettingsModel } from '#lib/models/endpoint-settings.ts'
import { useI18n } from '../i18n-context.ts'
import { Select } from '../select.tsx'
import { Switch } from '../switch.tsx'
import { Section } from './section.tsx'
import { SiteList } from './site-list.tsx'

interface ModelProps {
  model: EndpointSettingsModel
}

const SEVERITIES = ['critical', 'high', 'medium', 'low'] as const

/** Where warnings show while somebody types. */
export function Sites({ model }: ModelProps) {
  const { t } = useI18n()
  return (
    <Section id="sites" title={t('options.sites.title')} hint={t('options.sites.hint')}>
      <SiteList model={model} sites={model.sites.first.value} />
      <OfferedSites model={model} />
      <p class="faint">{t('options.sites.more')}</p>
    </Section>
  )
}

/** Folded away until one of them is on. */
function OfferedSites({ model }: ModelProps) {
  const { t } = useI18n()
  const offered = model.sites.offered.value
  const onCount = offered.filter(({ isOn }) => isOn).length
  const [isOpen, setOpen] = useState<boolean | null>(null)
  return (
    <details
      class="offered-sites"
      open={isOpen ?? onCount > 0}
      onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
    >
      <summary>
        {t('options.sites.offered', String(offered.length))}
        {onCount > 0 && <span class="faint"> {t('options.sites.offeredOn', String(onCount))}</span>}
      </summary>
      <p class="faint">{t('options.sites.offeredHint')}</p>
      <SiteList model={model} sites={offered} />
    </details>
  )
}

/** What happens at a finding. */
export function Warnings({ model: { settings, sites } }: ModelProps) {
  const { t } = useI18n()
  const { levels, asksReason } = settings.value
  return (
    <Section id="warnings" title={t('options.warnings.title')} hint={t('options.warnings.hint')}>
      {SEVERITIES.map((severity) => (
        <Select
          key={severity}
          label={t(`severity.${severity}`)}
          hint={t(`options.warnings.severity.${severity}`)}
          value={levels[severity]}
          options={LEVELS.map((level) => ({
            value: level,
            label: t(`options.warnings.level.${level}`),
          }))}
          onChange={(level) => void sites.setLevel(severity, levelNamed(level))}
        />
      ))}
      <Switch
        label={t('options.warnings.asksReason')}
        hint={t('options.warnings.asksReasonHint')}
        isOn={asksReason}
        onChange={(isOn) => void sites.setAsksReason(isOn)}
      />
    </Section>
  )
}

/** The sites that are watched from the installation on, named before anything is typed there. */
export function FirstSites({ model: { sites } }: ModelProps) {
  const { t } = useI18n()
  return (
    <fieldset class="first-sites">
      <legend>{t('options.first.sites')}</legend>
      <p class="soft">{t('options.first.sitesHint')}</p>
      {sites.first.value
        .filter(({ origin }) => origin === 'first')
        .map((site) => (
          <Switch
            key={site.key}
            label={site.name}
            isOn={site.isOn}
            onChange={(wanted) => void sites.setOn(site, wanted)}
          />
        ))}
    </fieldset>
  )
}

function levelNamed(name: string): Level {
  return LEVELS.find((level) => level === name) ?? 'hold'
}
