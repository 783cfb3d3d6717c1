import { formatTime } from '#lib/i18n/format.ts'
import type { OpenedView } from '#lib/models/reveal.ts'
import { Callout } from '../callout.tsx'
import { useI18n } from '../i18n-context.ts'

/** What the recipient has to know beside the secret: who else may have it. */
export function OpenedNotices({ secret: { exposed, broken } }: { secret: OpenedView }) {
  const i18n = useI18n()
  const { t } = i18n
  const isBroken = broken.openings !== null || broken.expiresAt !== null
  return (
    <>
      {exposed && (
        <Callout kind="warn" title={t('reveal.exposed.title')}>
          <p>{t('reveal.exposed.opened')}</p>
        </Callout>
      )}
      {isBroken && (
        <Callout kind="warn" title={t('reveal.differs.title')}>
          {broken.openings !== null && (
            <p>
              {broken.openings === 1
                ? t('reveal.differs.opening')
                : t('reveal.differs.openings', String(broken.openings))}
            </p>
          )}
          {broken.expiresAt !== null && (
            <p>{t('reveal.differs.expiry', formatTime(i18n, broken.expiresAt))}</p>
          )}
        </Callout>
      )}
    </>
  )
}
