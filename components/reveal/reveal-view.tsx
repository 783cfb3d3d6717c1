import type { I18n } from '#lib/i18n/i18n.ts'
import type { RevealModel } from '#lib/models/reveal.ts'
import { Brand } from '../brand.tsx'
import { I18nProvider, useI18n } from '../i18n-context.ts'
import { Progress } from '../progress.tsx'
import { EndedStep } from './ended-step.tsx'
import { OpenedStep } from './opened-step.tsx'
import { ReadyStep } from './ready-step.tsx'

/** The page that opens a link: in the extension, and served by the endpoint. */
export function RevealView({
  model,
  i18n,
  address,
}: {
  model: RevealModel
  i18n: I18n
  /** Of the endpoint, where it is another page than this. */
  address: string | null
}) {
  return (
    <I18nProvider value={i18n}>
      <div class="reveal">
        <header class="reveal-header">
          <Brand />
        </header>
        <main class="reveal-card">
          <Step model={model} address={address} />
        </main>
        <footer class="reveal-footer">{i18n.t('reveal.footer')}</footer>
      </div>
    </I18nProvider>
  )
}

function Step({ model, address }: { model: RevealModel; address: string | null }) {
  const { t } = useI18n()
  const step = model.step.value
  switch (step.step) {
    case 'loading':
      return <Progress label={t('reveal.loading')} />
    case 'ready':
    case 'opening':
      return <ReadyStep model={model} step={step} address={address} />
    case 'opened':
      return <OpenedStep model={model} secret={step.secret} />
    case 'ended':
      return <EndedStep ending={step.ending} />
  }
}
