import type { I18n } from '#lib/i18n/i18n.ts'
import type { EndpointSettingsModel } from '#lib/models/endpoint-settings.ts'
import { Brand } from '../brand.tsx'
import { ChoiceList } from '../choice.tsx'
import { I18nProvider, useI18n } from '../i18n-context.ts'
import { AddEndpoint } from './add-endpoint.tsx'
import { EndpointCard } from './endpoint-card.tsx'
import { FirstEndpoint } from './first-endpoint.tsx'
import { Transfer } from './transfer.tsx'

interface OptionsProps {
  model: EndpointSettingsModel
}

/** The options page, which is also where a new installation lands. */
export function OptionsView({ model, i18n }: OptionsProps & { i18n: I18n }) {
  if (!model.isLoaded.value) return null
  const isFirst = model.settings.value.endpoints.length === 0
  return (
    <I18nProvider value={i18n}>
      <div class="options">
        <header class="options-header">
          <Brand size={26} />
          <h1 class={isFirst ? 'visually-hidden' : 'options-heading'}>
            {i18n.t('options.heading')}
          </h1>
        </header>
        <main class="options-sections">
          {isFirst ? <FirstEndpoint model={model} /> : <Endpoints model={model} />}
          <RightClick model={model} />
          <Transfer model={model} />
        </main>
      </div>
    </I18nProvider>
  )
}

function Endpoints({ model }: OptionsProps) {
  const { t } = useI18n()
  return (
    <section class="section" aria-labelledby="endpoints-title">
      <div class="section-words">
        <h2 id="endpoints-title">{t('options.endpoints.title')}</h2>
        <p class="soft">{t('options.endpoints.hint')}</p>
      </div>
      <div class="section-body">
        <ul class="endpoint-list">
          {model.settings.value.endpoints.map((endpoint) => (
            <li key={endpoint.id}>
              <EndpointCard model={model} endpoint={endpoint} />
            </li>
          ))}
        </ul>
        <AddEndpoint model={model.adding} title={t('options.add.title')} />
      </div>
    </section>
  )
}

function RightClick({ model }: OptionsProps) {
  const { t } = useI18n()
  return (
    <section class="section" aria-labelledby="right-click-title">
      <div class="section-words">
        <h2 id="right-click-title">{t('options.rightClick.title')}</h2>
        <p class="soft">{t('options.rightClick.hint')}</p>
      </div>
      <div class="section-body">
        <ChoiceList
          legend={t('options.rightClick.legend')}
          value={model.settings.value.rightClick}
          onChange={(value) => void model.setRightClick(value)}
          choices={[
            {
              value: 'replace',
              label: t('options.rightClick.replace'),
              hint: t('options.rightClick.replaceHint'),
            },
            {
              value: 'copy',
              label: t('options.rightClick.copy'),
              hint: t('options.rightClick.copyHint'),
            },
          ]}
        />
      </div>
    </section>
  )
}
