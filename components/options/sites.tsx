import { LEVELS, type Level } from '#lib/guard/level.ts'
import type { EndpointSettingsModel } from '#lib/models/endpoint-settings.ts'
import type { WatchedSite } from '#lib/policy/sites.ts'
import { Button } from '../button.tsx'
import { Callout } from '../callout.tsx'
import { useI18n } from '../i18n-context.ts'
import { Select } from '../select.tsx'
import { Switch } from '../switch.tsx'
import { Section } from './section.tsx'

interface ModelProps {
  model: EndpointSettingsModel
}

const SEVERITIES = ['critical', 'high', 'medium', 'low'] as const

/** Where warnings show while somebody types. */
export function Sites({ model }: ModelProps) {
  const { t } = useI18n()
  return (
    <Section id="sites" title={t('options.sites.title')} hint={t('options.sites.hint')}>
      <ul class="sites">
        {model.sites.all.value.map((site) => (
          <li key={site.key} class="site-entry">
            <SiteEntry model={model} site={site} />
          </li>
        ))}
      </ul>
      <p class="faint">{t('options.sites.more')}</p>
    </Section>
  )
}

function SiteEntry({ model: { sites }, site }: ModelProps & { site: WatchedSite }) {
  const { t } = useI18n()
  const { key, siteId, name, off } = site
  return (
    <>
      <Switch
        label={name}
        {...(siteId !== null && { hint: hostsOf(site) })}
        isOn={site.isOn}
        onChange={(isOn) => void sites.setOn(key, isOn)}
      />
      {sites.withoutHost.value.includes(key) && (
        <Callout kind="warn" title={t('options.sites.noPermission')}>
          <Button size="small" onClick={() => void sites.allow(site)}>
            {t('options.sites.allow')}
          </Button>
        </Callout>
      )}
      {off.length > 0 && (
        <p class="faint">
          {t(off.length === 1 ? 'options.sites.offOne' : 'options.sites.off', String(off.length))}{' '}
          <button type="button" class="text-button" onClick={() => void sites.findAll(key)}>
            {t('options.sites.findAll')}
          </button>
        </p>
      )}
      {siteId === null && (
        <p class="faint">
          <button
            type="button"
            class="text-button"
            aria-label={t('options.sites.removeNamed', name)}
            onClick={() => void sites.remove(site)}
          >
            {t('options.sites.remove')}
          </button>
        </p>
      )}
    </>
  )
}

/** What happens at a finding, and what was called none. */
export function Warnings({ model: { settings, sites } }: ModelProps) {
  const { t } = useI18n()
  const { levels, asksReason } = settings.value
  const ignored = sites.ignoredCount.value
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
      {ignored > 0 && (
        <p class="faint">
          {t(
            ignored === 1 ? 'options.warnings.ignoredOne' : 'options.warnings.ignored',
            String(ignored),
          )}{' '}
          <button type="button" class="text-button" onClick={() => void sites.forgetIgnored()}>
            {t('options.warnings.forget')}
          </button>
        </p>
      )}
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
      {sites.all.value
        .filter(({ siteId }) => siteId !== null)
        .map(({ key, name, isOn }) => (
          <Switch
            key={key}
            label={name}
            isOn={isOn}
            onChange={(wanted) => void sites.setOn(key, wanted)}
          />
        ))}
    </fieldset>
  )
}

/** "slack.com", without what stands for any path. */
function hostsOf({ patterns }: WatchedSite): string {
  return patterns.map((pattern) => pattern.replace(/^https:\/\/(?:\*\.)?|\/\*$/g, '')).join(', ')
}

function levelNamed(name: string): Level {
  return LEVELS.find((level) => level === name) ?? 'hold'
}
