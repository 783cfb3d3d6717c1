import type { EndpointSettingsModel } from '#lib/models/endpoint-settings.ts'
import { defaultEndpoint } from '#lib/policy/settings.ts'
import { endpointOfSite } from '#lib/policy/site-endpoint.ts'
import type { WatchedSite } from '#lib/policy/sites.ts'
import { Button } from '../button.tsx'
import { Callout } from '../callout.tsx'
import { useI18n } from '../i18n-context.ts'
import { Select } from '../select.tsx'
import { Switch } from '../switch.tsx'

interface ModelProps {
  model: EndpointSettingsModel
}

/** Sites with what can be chosen for each. */
export function SiteList({ model, sites }: ModelProps & { sites: readonly WatchedSite[] }) {
  return (
    <ul class="sites">
      {sites.map((site) => (
        <li key={site.key} class="site-entry">
          <SiteEntry model={model} site={site} />
        </li>
      ))}
    </ul>
  )
}

function SiteEntry({ model, site }: ModelProps & { site: WatchedSite }) {
  const { t } = useI18n()
  const { sites } = model
  const { key, name, origin, siteName, isOn, isProven } = site
  const where = origin === 'added' ? siteName : hostsOf(site)
  const hint = [where, isProven ? null : t('site.unproven')].filter((each) => each !== null)
  return (
    <>
      <Switch
        label={name}
        {...(hint.length > 0 && { hint: hint.join(' · ') })}
        isOn={isOn}
        onChange={(wanted) => void sites.setOn(site, wanted)}
      />
      {sites.withoutHost.value.includes(key) && (
        <Callout kind="warn" title={t('options.sites.noPermission')}>
          <Button size="small" onClick={() => void sites.allow(site)}>
            {t('options.sites.allow')}
          </Button>
        </Callout>
      )}
      {(origin !== 'offered' || isOn) && <SiteEndpoint model={model} site={site} />}
      {origin === 'added' && (
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

/** Where links from this site go; with one endpoint there is nothing to choose. */
function SiteEndpoint({ model, site: { key, name } }: ModelProps & { site: WatchedSite }) {
  const { t } = useI18n()
  const settings = model.settings.value
  const { endpoints } = settings
  const chosen = settings.siteEndpoints[key] ?? ''
  const { endpoint, lost } = endpointOfSite(settings, key)
  if (!endpoint || (endpoints.length < 2 && lost === null)) return null
  const usual = t('options.sites.default', defaultEndpoint(settings)?.name ?? '')
  return (
    <Select
      label={t('options.sites.endpoint', name)}
      value={chosen}
      error={lost === null ? null : t('options.sites.lost', lost, endpoint.name)}
      options={[
        { value: '', label: usual },
        ...endpoints.map(({ baseUrl, name: label }) => ({ value: baseUrl, label })),
        ...(lost === null ? [] : [{ value: chosen, label: t('options.sites.removed', lost) }]),
      ]}
      onChange={(value) => void model.sites.setEndpoint(key, value === '' ? null : value)}
    />
  )
}

/** "slack.com", without what stands for any path. */
function hostsOf({ patterns }: WatchedSite): string {
  return patterns.map((pattern) => pattern.replace(/^https:\/\/(?:\*\.)?|\/\*$/g, '')).join(', ')
}
