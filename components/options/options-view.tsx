import type { RefObject } from 'preact'
import { useRef } from 'preact/hooks'
import type { I18n } from '#lib/i18n/i18n.ts'
import type { EndpointSettingsModel } from '#lib/models/endpoint-settings.ts'
import { Brand } from '../brand.tsx'
import { FailureCallout } from '../failure-callout.tsx'
import { moveFocus } from '../focus.ts'
import { I18nProvider, useI18n } from '../i18n-context.ts'
import { AddEndpoint } from './add-endpoint.tsx'
import { Afterwards, RightClick } from './behaviour.tsx'
import { Damaged } from './damaged.tsx'
import { DescribeServer } from './describe-server.tsx'
import { EndpointCard } from './endpoint-card.tsx'
import { FirstRunView } from './first-run-view.tsx'
import { HistorySection } from './history.tsx'
import { LeftAloneSection } from './left-alone.tsx'
import { OwnSection } from './own-detectors.tsx'
import { Section } from './section.tsx'
import { Sites, Warnings } from './sites.tsx'
import { Transfer } from './transfer.tsx'

interface OptionsProps {
  model: EndpointSettingsModel
}

/** The options page, which is also where a new installation lands. */
export function OptionsView({ model, i18n }: OptionsProps & { i18n: I18n }) {
  if (!model.isLoaded.value) return null
  const isFirst = model.firstRun.step.value !== null && !model.health.isNewer.value
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
          {model.health.isNewer.value ? (
            <FailureCallout failure={{ code: 'app/storage-newer' }} />
          ) : (
            <Sections model={model} />
          )}
        </main>
      </div>
    </I18nProvider>
  )
}

function Sections({ model }: OptionsProps) {
  const endpoints = useRef<HTMLHeadingElement>(null)
  return (
    <>
      {model.failure.value && <FailureCallout failure={model.failure.value} />}
      <Damaged model={model.health} />
      <FirstRunView model={model} onDone={() => moveFocus(endpoints.current)} />
      <Endpoints model={model} heading={endpoints} />
      {/* A new installation is asked about its sites above. */}
      {model.firstRun.step.value !== 'endpoint' && <Sites model={model} />}
      <Warnings model={model} />
      <OwnSection model={model} />
      <LeftAloneSection model={model} />
      <HistorySection model={model.history} />
      <RightClick model={model} />
      <Afterwards model={model} />
      <Transfer model={model} />
    </>
  )
}

function Endpoints({
  model,
  heading,
}: OptionsProps & { heading: RefObject<HTMLHeadingElement | null> }) {
  const { t } = useI18n()
  const { endpoints } = model.settings.value
  if (endpoints.length === 0) return null
  return (
    <Section
      id="endpoints"
      title={t('options.endpoints.title')}
      hint={t('options.endpoints.hint')}
      headingRef={heading}
    >
      <ul class="endpoint-list">
        {endpoints.map((endpoint) => (
          <li key={endpoint.id}>
            <EndpointCard
              model={model}
              endpoint={endpoint}
              onRemoved={() => moveFocus(heading.current)}
            />
          </li>
        ))}
      </ul>
      <AddEndpoint
        model={model.adding}
        title={t('options.add.title')}
        saysAdded={model.firstRun.step.value === null}
      />
      <DescribeServer model={model.apiForm} />
    </Section>
  )
}
