import { useRef } from 'preact/hooks'
import type { ShareEntry } from '#lib/activity/entry.ts'
import { shownState } from '#lib/activity/fold-receipt.ts'
import { formatTime } from '#lib/i18n/format.ts'
import type { SharesModel } from '#lib/models/shares.ts'
import { moveFocus } from '../focus.ts'
import { useI18n } from '../i18n-context.ts'
import { AlertIcon } from '../icons.tsx'
import { Mark } from '../mark.tsx'
import { RevokeAll } from './revoke-all.tsx'
import { RevokeOne } from './revoke-one.tsx'
import { entryChip, entryName, entryStale, entryState, entryWarnings } from './share-entry-text.ts'

/** What the person shared, newest first, with what became of it. */
export function SharesView({ model }: { model: SharesModel }) {
  const i18n = useI18n()
  const heading = useRef<HTMLHeadingElement>(null)
  if (!model.isLoaded.value) return null
  const entries = model.entries.value
  return (
    <div class="popup-form">
      <h1 ref={heading} tabIndex={-1} class="visually-hidden">
        {i18n.t('shares.heading')}
      </h1>
      {entries.length === 0 ? (
        <NothingShared />
      ) : (
        <ul class="shares">
          {entries.map((entry) => (
            <Share key={entry.id} model={model} entry={entry} />
          ))}
        </ul>
      )}
      <Changes model={model} />
      <RevokeAll model={model} onGone={() => moveFocus(heading.current)} />
    </div>
  )
}

function NothingShared() {
  const { t } = useI18n()
  return (
    <div class="popup-empty">
      <Mark size={44} isBurnt />
      <div class="popup-empty-words">
        <h2>{t('shares.empty.title')}</h2>
        <p class="soft">{t('shares.empty.hint')}</p>
      </div>
    </div>
  )
}

function Share({ model, entry }: { model: SharesModel; entry: ShareEntry }) {
  const i18n = useI18n()
  const { t } = i18n
  const now = model.now.value
  const state = shownState(entry, now)
  const place = model.placeOf(entry)
  const made = formatTime(i18n, entry.createdAt)
  const isFresh = model.fresh.value.has(entry.id)
  const isFollowed = model.isFollowed(entry)
  const stale = isFollowed ? entryStale(i18n, entry) : t('shares.unfollowed')
  return (
    <li class={`share${state === 'waiting' ? '' : ' share-ended'}`}>
      <div class="share-head">
        <h2 class="share-name">{entryName(i18n, entry)}</h2>
        {isFresh && <span class="chip chip-new">{t('shares.new')}</span>}
        <span class={`chip chip-${state}`}>{entryChip(i18n, entry, now)}</span>
      </div>
      <p class="share-state">{entryState(i18n, entry, now)}</p>
      {entryWarnings(i18n, entry).map((warning) => (
        <p key={warning} class="share-warning">
          <AlertIcon size={14} />
          <span>{warning}</span>
        </p>
      ))}
      {stale !== null && state === 'waiting' && <p class="faint">{stale}</p>}
      {state === 'waiting' && !entry.canRevoke && <p class="faint">{t('shares.irrevocable')}</p>}
      <div class="share-foot">
        <p class="faint">
          {place === null ? t('shares.made', made) : t('shares.madeAt', made, place)}
        </p>
        <RevokeOne
          revoking={model.revoking}
          entry={entry}
          isWaiting={state === 'waiting' && isFollowed && entry.canRevoke}
        />
      </div>
    </li>
  )
}

/** Says aloud what changed while the list was open: nobody listens to a whole list again. */
function Changes({ model }: { model: SharesModel }) {
  const i18n = useI18n()
  const entry = model.changed.value
  return (
    <p class="visually-hidden" role="status">
      {entry &&
        i18n.t('shares.changed', entryName(i18n, entry), entryState(i18n, entry, model.now.value))}
    </p>
  )
}
