import { useRef } from 'preact/hooks'
import type { HoldEvent } from '#lib/activity/hold-event.ts'
import { formatTime } from '#lib/i18n/format.ts'
import type { ShownHold, WarningHistory } from '#lib/models/warning-history.ts'
import { Button } from '../button.tsx'
import { CopyButton } from '../copy-button.tsx'
import { FailureCallout } from '../failure-callout.tsx'
import { focusOnMount, moveFocus } from '../focus.ts'
import { holdEventText, holdNote, holdTitle } from '../hold-text.ts'
import { useI18n } from '../i18n-context.ts'
import { Section } from './section.tsx'

/** What was warned of lately, and what became of it. */
export function HistorySection({ model }: { model: WarningHistory }) {
  const { t } = useI18n()
  const heading = useRef<HTMLHeadingElement>(null)
  const shown = model.shown.value
  return (
    <Section
      id="history"
      title={t('options.history.title')}
      hint={t('options.history.hint')}
      headingRef={heading}
    >
      {shown.length === 0 ? (
        <p class="soft">{t('options.history.none')}</p>
      ) : (
        <>
          <ul class="history">
            {shown.map((hold) => (
              <Entry key={`${hold.time} ${hold.site} ${hold.event}`} model={model} hold={hold} />
            ))}
          </ul>
          <Actions model={model} onCleared={() => moveFocus(heading.current)} />
        </>
      )}
    </Section>
  )
}

function Entry({ model, hold }: { model: WarningHistory; hold: ShownHold }) {
  const i18n = useI18n()
  const { t } = i18n
  const { time, event, siteName, reason } = hold
  const note = holdNote(i18n, event)
  const isCopied = model.copied.value === time
  const copyState = isCopied ? model.copying.state.value : 'idle'
  return (
    <li class="history-entry">
      <div class="history-head">
        <p class="history-what">{holdTitle(i18n, hold)}</p>
        <span class={`tag ${lookOf(event)}`}>{holdEventText(i18n, event)}</span>
      </div>
      <p class="faint">
        {t('options.history.at', formatTime(i18n, new Date(time).toISOString()), siteName)}
      </p>
      {reason !== null && <p class="history-reason">{t('options.history.reason', reason)}</p>}
      {note !== null && <p class="history-note">{note}</p>}
      {event === 'failed' && (
        <div>
          <CopyButton
            size="small"
            label={t('options.history.copyDetails')}
            state={copyState}
            onCopy={() => void model.copyDetails(hold)}
          />
        </div>
      )}
      {copyState === 'refused' && <FailureCallout failure={{ code: 'app/clipboard-refused' }} />}
    </li>
  )
}

function Actions({ model, onCleared }: { model: WarningHistory; onCleared: () => void }) {
  const { t } = useI18n()
  const wasAsked = useRef(false)
  if (model.isClearing.value) {
    wasAsked.current = true
    return (
      <div class="endpoint-actions" key="sure">
        <p class="endpoint-sure" ref={focusOnMount} tabIndex={-1} role="alert">
          {t('options.history.clearSure')}
        </p>
        <Button
          size="small"
          kind="danger"
          onClick={() => {
            void model.clear()
            onCleared()
          }}
        >
          {t('options.history.clearYes')}
        </Button>
        <Button size="small" onClick={() => model.askToClear(false)}>
          {t('options.history.clearNo')}
        </Button>
      </div>
    )
  }
  return (
    <div class="row" key="actions">
      {model.moreCount.value > 0 && (
        <Button size="small" onClick={model.showMore}>
          {t('options.history.more')}
        </Button>
      )}
      <Button
        size="small"
        kind="quiet"
        {...(wasAsked.current && { buttonRef: focusOnMount })}
        onClick={() => model.askToClear(true)}
      >
        {t('options.history.clear')}
      </Button>
    </div>
  )
}

function lookOf(event: HoldEvent): string {
  if (event === 'replaced') return 'tag-added'
  if (FAILED.has(event)) return 'tag-failed'
  return 'tag-there'
}

const FAILED = new Set<HoldEvent>([
  'failed',
  'paste-lost',
  'file-lost',
  'file-unchecked',
  'stopped',
])
