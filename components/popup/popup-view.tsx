import type { I18n } from '#lib/i18n/i18n.ts'
import type { ShareFormModel } from '#lib/models/share-form.ts'
import { Brand } from '../brand.tsx'
import { Button } from '../button.tsx'
import { I18nProvider } from '../i18n-context.ts'
import { GearIcon } from '../icons.tsx'
import { NoEndpoint } from './no-endpoint.tsx'
import { ShareForm } from './share-form.tsx'
import { ShareResult } from './share-result.tsx'

interface PopupProps {
  model: ShareFormModel
  i18n: I18n
  onOptions: () => void
}

/** The toolbar popup, and the same as a window of its own. */
export function PopupView({ model, i18n, onOptions }: PopupProps) {
  return (
    <I18nProvider value={i18n}>
      <div class="popup">
        <header class="popup-header">
          <Brand />
          <Button kind="quiet" size="small" label={i18n.t('popup.options')} onClick={onOptions}>
            <GearIcon />
          </Button>
        </header>
        <main class="popup-main">
          <PopupStep model={model} onOptions={onOptions} />
        </main>
      </div>
    </I18nProvider>
  )
}

function PopupStep({ model, onOptions }: Omit<PopupProps, 'i18n'>) {
  const result = model.result.value
  switch (model.view.value) {
    case 'loading':
      return null
    case 'no-endpoint':
      return <NoEndpoint onOptions={onOptions} />
    case 'form':
      return <ShareForm model={model} />
    case 'shared':
      return result && <ShareResult model={model} result={result} />
  }
}
