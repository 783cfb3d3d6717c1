import type { ComponentChildren } from 'preact'
import { useRef } from 'preact/hooks'
import type { I18n } from '#lib/i18n/i18n.ts'
import type { CheckPage } from '#lib/models/check-page.ts'
import type { PopupModel } from '#lib/models/popup.ts'
import type { ReceiveModel } from '#lib/models/receive.ts'
import type { ShareFormModel } from '#lib/models/share-form.ts'
import type { SharesModel } from '#lib/models/shares.ts'
import type { ThisSite } from '#lib/models/this-site.ts'
import { Brand } from '../brand.tsx'
import { Button } from '../button.tsx'
import { moveFocus } from '../focus.ts'
import { I18nProvider } from '../i18n-context.ts'
import { GearIcon } from '../icons.tsx'
import { CheckPageButton, CheckPageView } from './check-page.tsx'
import { NoEndpoint } from './no-endpoint.tsx'
import { OpenView } from './open-view.tsx'
import { Outdated } from './outdated.tsx'
import { PopupTabs } from './popup-tabs.tsx'
import { ShareForm } from './share-form.tsx'
import { ShareResult } from './share-result.tsx'
import { SharesView } from './shares-view.tsx'
import { ThisSiteStrip } from './this-site.tsx'

export interface PopupProps {
  popup: PopupModel
  form: ShareFormModel
  shares: SharesModel
  receive: ReceiveModel
  site: ThisSite
  check: CheckPage
  i18n: I18n
  onOptions: () => void
}

/** The toolbar popup, and the same as a window or a tab of its own. */
export function PopupView({ i18n, ...props }: PopupProps) {
  const { form, check, onOptions } = props
  const checkButton = useRef<HTMLButtonElement>(null)
  return (
    <I18nProvider value={i18n}>
      <div class="popup">
        <header class="popup-header">
          <Brand />
          {form.view.value !== 'loading' && (
            <CheckPageButton model={check} buttonRef={checkButton} />
          )}
          <Button kind="quiet" size="small" label={i18n.t('popup.options')} onClick={onOptions}>
            <GearIcon />
          </Button>
        </header>
        {check.isOpen.value ? (
          <CheckPageView model={check} onCleared={() => moveFocus(checkButton.current)} />
        ) : (
          <Places {...props} />
        )}
      </div>
    </I18nProvider>
  )
}

/** All but the look at the page in front. */
function Places(props: Omit<PopupProps, 'i18n'>) {
  const { popup, form, shares, site } = props
  return (
    <>
      {form.view.value !== 'loading' && <ThisSiteStrip model={site} />}
      {form.view.value !== 'loading' && <PopupTabs model={popup} news={shares.newsCount.value} />}
      <main class="popup-main">
        <Panel {...props} />
      </main>
    </>
  )
}

function Panel(props: Omit<PopupProps, 'i18n'>): ComponentChildren {
  switch (props.popup.tab.value) {
    case 'new':
      return <NewSecret {...props} />
    case 'shares':
      return <SharesView model={props.shares} />
    case 'open':
      return <OpenView model={props.receive} onOptions={props.onOptions} />
  }
}

function NewSecret({ popup, form, onOptions }: Omit<PopupProps, 'i18n'>) {
  const result = form.result.shown.value
  if (popup.isOutdated.value) return <Outdated />
  switch (form.view.value) {
    case 'loading':
      return null
    case 'no-endpoint':
      return <NoEndpoint onOptions={onOptions} />
    case 'form':
      return <ShareForm model={form} onOptions={onOptions} />
    case 'shared':
      return result && <ShareResult model={form} result={result} />
  }
}
