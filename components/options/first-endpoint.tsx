import type { EndpointSettingsModel } from '#lib/models/endpoint-settings.ts'
import { useI18n } from '../i18n-context.ts'
import { Mark } from '../mark.tsx'
import { AddEndpoint } from './add-endpoint.tsx'
import { DescribeServer } from './describe-server.tsx'
import { FirstSites } from './sites.tsx'

/** From the sources; the port is the one in the README. */
const SERVE_COMMAND = 'npm run serve -- --port 8787 --data ./data'
const SERVE_ADDRESS = 'http://localhost:8787/'

/** What a new installation needs: one address. */
export function FirstEndpoint({ model }: { model: EndpointSettingsModel }) {
  const { t } = useI18n()
  return (
    <section class="first" aria-labelledby="first-title">
      <div class="first-art">
        <Mark size={200} />
      </div>
      <div class="section-words">
        <h2 id="first-title">{t('options.first.title')}</h2>
        <p class="soft">{t('options.first.hint')}</p>
      </div>
      <AddEndpoint model={model.adding} title={null} />
      <DescribeServer model={model.apiForm} />
      <div class="first-own">
        <p class="faint">{t('options.first.own', SERVE_ADDRESS)}</p>
        <pre class="command">
          <code>{SERVE_COMMAND}</code>
        </pre>
      </div>
      <FirstSites model={model} />
    </section>
  )
}
