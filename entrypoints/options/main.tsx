import '#components/options/page.css'
import { render } from 'preact'
import { OptionsView } from '#components/options/options-view.tsx'
import { saveFile } from '#components/save-file.ts'
import { encodeBase64url } from '#lib/crypto/base64url.ts'
import { randomBytes } from '#lib/crypto/bytes.ts'
import { probeEndpoint } from '#lib/endpoints/probe.ts'
import { createEndpointSettingsModel } from '#lib/models/endpoint-settings.ts'
import { createWorkerStretch } from '#lib/platform/argon2-worker.ts'
import { browserI18n } from '#lib/platform/i18n.ts'
import { dropHost, hasHost, requestHosts } from '#lib/platform/permissions.ts'
import { settingsItem, tokensItem } from '#lib/storage/items.ts'

const ports = {
  fetch: (input: RequestInfo | URL, init?: RequestInit) => fetch(input, init),
  stretch: createWorkerStretch('/argon2-worker.js'),
  now: Date.now,
}

const model = createEndpointSettingsModel({
  readSettings: settingsItem.read,
  writeSettings: settingsItem.write,
  readTokens: tokensItem.read,
  writeTokens: tokensItem.write,
  requestHosts,
  hasHost,
  dropHost,
  probe: (baseUrl) => probeEndpoint(baseUrl, ports),
  newId: () => encodeBase64url(randomBytes(12)),
  save: saveFile,
})

document.documentElement.lang = browserI18n.locale
document.title = browserI18n.t('options.title')
settingsItem.watch(model.changed)
void model.load()
render(<OptionsView model={model} i18n={browserI18n} />, document.body)
