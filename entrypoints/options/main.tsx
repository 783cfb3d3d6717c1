import '#components/styles.css'
import '#components/options/page.css'
import { render } from 'preact'
import { OptionsView } from '#components/options/options-view.tsx'
import { saveFile } from '#components/save-file.ts'
import { encodeBase64url } from '#lib/crypto/base64url.ts'
import { randomBytes } from '#lib/crypto/bytes.ts'
import { probeEndpoint } from '#lib/endpoints/probe.ts'
import { send } from '#lib/messaging/client.ts'
import { createEndpointSettingsModel } from '#lib/models/endpoint-settings.ts'
import { createWorkerStretch } from '#lib/platform/argon2-worker.ts'
import { browserI18n } from '#lib/platform/i18n.ts'
import {
  dropClipboard,
  dropHost,
  hasHost,
  mayReadClipboard,
  onPermissionsChanged,
  requestClipboard,
  requestHosts,
} from '#lib/platform/permissions.ts'
import { openShortcutSettings, readShortcut } from '#lib/platform/shortcuts.ts'
import { dropAside, hasAside, readAsideSettings } from '#lib/storage/aside.ts'
import { ignoredItem, latestShareItem, settingsItem, tokensItem } from '#lib/storage/items.ts'

const ports = {
  fetch: (input: RequestInfo | URL, init?: RequestInit) => fetch(input, init),
  stretch: createWorkerStretch('/argon2-worker.js'),
  now: Date.now,
}

const model = createEndpointSettingsModel({
  readSettings: settingsItem.read,
  inspectSettings: settingsItem.inspect,
  updateSettings: settingsItem.update,
  readTokens: tokensItem.read,
  updateTokens: tokensItem.update,
  hasAside,
  readAside: readAsideSettings,
  dropAside,
  requestHosts,
  hasHost,
  dropHost,
  requestClipboard,
  mayReadClipboard,
  dropClipboard,
  probe: (baseUrl) => probeEndpoint(baseUrl, ports),
  countIgnored: async () => (await ignoredItem.read()).length,
  forgetIgnored: () => ignoredItem.write([]),
  readShortcut,
  openShortcutSettings,
  newId: () => encodeBase64url(randomBytes(12)),
  copy: async (text) => void (await send('clipboard/write', { text })),
  after(ms, run) {
    const timer = setTimeout(run, ms)
    return () => clearTimeout(timer)
  },
  save: saveFile,
})

document.documentElement.lang = browserI18n.locale
document.title = browserI18n.t('options.title')
settingsItem.watch(model.changed)
latestShareItem.watch((latest) => {
  if (latest) model.firstRun.shared()
})
onPermissionsChanged(() => void model.permissionsChanged())
void model.load()
render(<OptionsView model={model} i18n={browserI18n} />, document.body)
