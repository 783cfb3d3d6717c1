import { formatClock } from '#lib/i18n/format.ts'
import type { I18n } from '#lib/i18n/i18n.ts'
import type { Reported } from '#lib/messaging/reported.ts'
import type { SiteView, ThisSite } from '#lib/models/this-site.ts'
import { Button } from '../button.tsx'
import { FailureCallout } from '../failure-callout.tsx'
import { useI18n } from '../i18n-context.ts'
import { Switch } from '../switch.tsx'

/** More than these are counted: the page shows them all. */
const MOST_SHOWN = 3

/** The page in front of the popup: whether it is watched, and what was found in it. */
export function ThisSiteStrip({ model }: { model: ThisSite }) {
  const { t } = useI18n()
  const view = model.view.value
  if (view === null) return null
  return (
    <section class="site" aria-label={t('site.label')}>
      {view.is === 'other' ? (
        <OtherSite name={view.name} onWatch={() => void model.watch()} />
      ) : (
        <WatchedSite model={model} view={view} />
      )}
      {model.failure.value && <FailureCallout failure={model.failure.value} />}
    </section>
  )
}

function OtherSite({ name, onWatch }: { name: string; onWatch: () => void }) {
  const { t } = useI18n()
  return (
    <div class="site-row">
      <p class="site-words">
        <span class="site-name" title={name}>
          {name}
        </span>
        <span class="faint">{t('site.other')}</span>
      </p>
      <Button size="small" onClick={onWatch}>
        {t('site.watch')}
      </Button>
    </div>
  )
}

function WatchedSite({
  model,
  view,
}: {
  model: ThisSite
  view: Extract<SiteView, { is: 'watched' }>
}) {
  const i18n = useI18n()
  const { t } = i18n
  const { name, how } = view
  const findings = how === 'on' ? model.findings.value : []
  return (
    <>
      <Switch
        label={t('site.warn', name)}
        isOn={how !== 'off'}
        onChange={(isOn) => void model.setOn(isOn)}
      />
      <p class="site-status">
        {statusOf(i18n, how, findings.length, model.pausedUntil.value)}{' '}
        {how === 'on' && <TextButton onClick={model.pause}>{t('site.pause')}</TextButton>}
        {how === 'paused' && <TextButton onClick={model.resume}>{t('site.resume')}</TextButton>}
        {how === 'not-allowed' && <TextButton onClick={model.watch}>{t('site.allow')}</TextButton>}
      </p>
      {findings.length > 0 && <Findings findings={findings} />}
    </>
  )
}

function Findings({ findings }: { findings: readonly Reported[] }) {
  const { t } = useI18n()
  const kinds = Object.values(Object.groupBy(findings, ({ detector }) => detector))
  const more = kinds.length - MOST_SHOWN
  return (
    <ul class="site-findings">
      {kinds
        .slice(0, MOST_SHOWN)
        .map((alike) => alike?.[0] && <Kind one={alike[0]} count={alike.length} />)}
      {more > 0 && <li class="faint">{t('site.more', String(more))}</li>}
    </ul>
  )
}

/** One kind of credential, however often it stands there. */
function Kind({ one, count }: { one: Reported; count: number }) {
  const { t } = useI18n()
  const { detector, name, severity, rotateUrl } = one
  return (
    <li key={detector} class="site-finding">
      <span class="site-finding-name">
        {count === 1 ? name : t('site.times', name, String(count))}
      </span>
      <span class={`site-severity site-severity-${severity}`}>{t(`severity.${severity}`)}</span>
      {rotateUrl !== undefined && (
        <a class="site-rotate" href={rotateUrl} target="_blank" rel="noreferrer">
          {t('site.rotate', new URL(rotateUrl).hostname)}
        </a>
      )}
    </li>
  )
}

function TextButton({ onClick, children }: { onClick: () => Promise<void>; children: string }) {
  return (
    <button type="button" class="text-button" onClick={() => void onClick()}>
      {children}
    </button>
  )
}

function statusOf(
  i18n: I18n,
  how: Extract<SiteView, { is: 'watched' }>['how'],
  count: number,
  pausedUntil: number | null,
): string {
  const { t } = i18n
  if (how === 'off') return t('site.status.off')
  if (how === 'not-allowed') return t('site.status.notAllowed')
  if (how === 'paused') return t('site.status.paused', formatClock(i18n, pausedUntil ?? 0))
  if (count === 0) return t('site.status.none')
  return count === 1 ? t('site.status.one') : t('site.status.some', String(count))
}
