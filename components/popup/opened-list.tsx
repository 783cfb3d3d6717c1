import { useRef } from 'preact/hooks'
import { formatTime } from '#lib/i18n/format.ts'
import type { ReceiveModel } from '#lib/models/receive.ts'
import type { Opened } from '#lib/share/opened.ts'
import { Button } from '../button.tsx'
import { moveFocus } from '../focus.ts'
import { useI18n } from '../i18n-context.ts'
import { FileIcon, LockIcon } from '../icons.tsx'

/** What was opened since the browser started: names and times, and the way back to what is shown. */
export function OpenedList({ model }: { model: ReceiveModel }) {
  const { t } = useI18n()
  const heading = useRef<HTMLHeadingElement>(null)
  const entries = model.opened.value
  const clear = () => {
    void model.forget()
    moveFocus(heading.current) // the button goes with the list
  }
  return (
    <section class="opened">
      <div class="opened-head">
        <h2 ref={heading} tabIndex={-1}>
          {t('receive.list.title')}
        </h2>
        {entries.length > 0 && (
          <Button kind="quiet" size="small" onClick={clear}>
            {t('receive.list.clear')}
          </Button>
        )}
      </div>
      {entries.length === 0 ? (
        <p class="faint">{t('receive.list.empty')}</p>
      ) : (
        <ul class="opened-list">
          {entries.map((entry) => (
            <OpenedRow key={`${entry.tabId}-${entry.openedAt}`} model={model} entry={entry} />
          ))}
        </ul>
      )}
    </section>
  )
}

function OpenedRow({ model, entry }: { model: ReceiveModel; entry: Opened }) {
  const i18n = useI18n()
  const { t } = i18n
  const { kind, endpointName, state } = entry
  const name = entry.name ?? t(`receive.list.${kind}`)
  const time = formatTime(i18n, new Date(entry.openedAt).toISOString())
  return (
    <li class={`opened-row${state === 'shown' ? '' : ' opened-over'}`}>
      {kind === 'file' ? <FileIcon size={18} /> : <LockIcon size={18} />}
      <div class="opened-words">
        <h3 class="opened-name">{name}</h3>
        <p class="faint">{t('receive.list.when', time, endpointName)}</p>
        <p class="opened-state">{t(`receive.list.${state}`)}</p>
      </div>
      {state === 'shown' && (
        <Button size="small" onClick={() => void model.show(entry)}>
          <span>
            {t('receive.list.show')}
            <span class="visually-hidden"> {name}</span>
          </span>
        </Button>
      )}
    </li>
  )
}
