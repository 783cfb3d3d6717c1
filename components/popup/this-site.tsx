import { formatClock } from '#lib/i18n/format.ts'
import type { I18n } from '#lib/i18n/i18n.ts'
import type { Reported } from '#lib/messaging/reported.ts'
import type { SiteView, ThisSite } from '#lib/models/this-site.ts'
import { Button } from '../button.tsx'
import { FailureCallout } from '../failure-callout.tsx'
import { holdEventText, holdTitle } from '../hold-text.ts'
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
        <OtherSite view={view} onWatch={() => void model.watch()} />
      ) : (
        <WatchedSite model={model} view={view} />
      )}
      {model.failure.value && <FailureCallout failure={model.failure.value} />}
    </section>
  )
}

/** What the button does is said beside it, and nowhere else: nobody is asked twice. */
function OtherSite({
  view: { host, siteName },
  onWatch,
}: {
  view: Extract<SiteView, { is: 'other' }>
  onWatch: () => void
}) {
  const { t } = useI18n()
  return (
    <>
      <div class="site-row">
        <p class="site-words">
          <span class="site-name" title={host}>
            {siteName ?? host}
          </span>
          <span class="faint">{t('site.other')}</span>
        </p>
        <Button size="small" onClick={onWatch}>
          {siteName === null ? t('site.watch') : t('site.watchNamed', siteName)}
        </Button>
      </div>
      <p class="faint">{t('site.otherHint')}</p>
    </>
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
  const { name, how, isProven } = view
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
      {how === 'on' && !isProven && <p class="faint">{t('site.unproven')}</p>}
      {how === 'on' && <Notes model={model} />}
      {findings.length > 0 && <Findings findings={findings} />}
      <Lately model={model} />
    </>
  )
}

/** What was not looked at, or not all the way. */
function Notes({ model }: { model: ThisSite }) {
  const { t } = useI18n()
  const { limits, elsewhere } = model
  const notes = limits.value.map((limit) => t(`composer.${limit}`))
  if (elsewhere.value !== null) notes.push(t('site.elsewhere', elsewhere.value))
  return notes.map((note) => (
    <p key={note} class="site-note">
      {note}
    </p>
  ))
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

/** What was warned of here before: a failure of ours is said, the rest is there to be opened. */
function Lately({ model }: { model: ThisSite }) {
  const i18n = useI18n()
  const { t } = i18n
  const lately = model.lately.value
  const failed = lately.find(({ event }) => event === 'failed')
  const others = lately.filter(({ event }) => event !== 'failed')
  const toHistory = <TextButton onClick={model.openHistory}>{t('site.history')}</TextButton>
  return (
    <>
      {failed && (
        <p class="site-failed">
          {t('site.failed', formatClock(i18n, failed.time))} {others.length === 0 && toHistory}
        </p>
      )}
      {others.length > 0 && (
        <details class="site-lately">
          <summary>{t('site.lately')}</summary>
          <ul class="site-findings">
            {others.map((hold) => (
              <li key={`${hold.time} ${hold.event}`} class="site-finding">
                <span class="site-finding-name">{holdTitle(i18n, hold)}</span>
                <span class="site-then">
                  {t(
                    'site.latelyAt',
                    holdEventText(i18n, hold.event),
                    formatClock(i18n, hold.time),
                  )}
                </span>
              </li>
            ))}
          </ul>
          {toHistory}
        </details>
      )}
    </>
  )
}

function TextButton({ onClick, children }: { onClick: () => unknown; children: string }) {
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
