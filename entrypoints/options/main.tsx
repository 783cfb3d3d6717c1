import '#components/styles.css'
import '#components/options/page.css'
import { render } from 'preact'
import browser from 'webextension-polyfill'
import { OptionsView } from '#components/options/options-view.tsx'
import { saveFile } from '#components/save-file.ts'
import { clearHolds, holdsOf, watchHolds } from '#lib/activity/holds.ts'
import { encodeBase64url } from '#lib/crypto/base64url.ts'
import { randomBytes } from '#lib/crypto/bytes.ts'
import { linkFormatOf } from '#lib/endpoints/link-formats.ts'
import { probeEndpoint } from '#lib/endpoints/probe.ts'
import { loadKind } from '#lib/endpoints/registry.ts'
import { forgetIgnored } from '#lib/guard/ignored.ts'
import { send } from '#lib/messaging/client.ts'
import { FailureError } from '#lib/messaging/failure.ts'
import type { ApiFormPorts } from '#lib/models/api-form.ts'
import { createEndpointSettingsModel } from '#lib/models/endpoint-settings.ts'
import { createWorkerStretch } from '#lib/platform/argon2-worker.ts'
import { endpointFetch } from '#lib/platform/endpoint-fetch.ts'
import { browserI18n } from '#lib/platform/i18n.ts'
import {
  dropClipboard,
  dropHost,
  hasHost,
  mayReadClipboard,
  onPermissionsChanged,
  requestClipboard,
  requestHosts,
  requireHost,
} from '#lib/platform/permissions.ts'
import { openShortcutSettings, readShortcut } from '#lib/platform/shortcuts.ts'
import type { ConfiguredEndpoint } from '#lib/policy/settings.ts'
import { type RoundTrip, roundTrip } from '#lib/share/round-trip.ts'
import { tryApi } from '#lib/share/try-api.ts'
import { dropAside, hasAside, readAsideSettings } from '#lib/storage/aside.ts'
import {
  ignoredItem,
  latestShareItem,
  sessionTokensItem,
  settingsItem,
  tokensItem,
} from '#lib/storage/items.ts'
import { tokenOf } from '#lib/storage/tokens.ts'
import { detectionPorts } from './detection.ts'

const ports = {
  fetch: endpointFetch,
  stretch: createWorkerStretch('/argon2-worker.js'),
  now: Date.now,
}

async function tryEndpoint(endpoint: ConfiguredEndpoint, signIn?: string): Promise<RoundTrip> {
  await requireHost(endpoint.baseUrl)
  const [kind, format] = [await loadKind(endpoint.kind), linkFormatOf(endpoint.kind)]
  if (!kind || !format) throw new FailureError({ code: 'app/no-endpoint' })
  const token = signIn ?? (await tokenOf(endpoint.id))
  return roundTrip(endpoint, { ...ports, kind, format, token })
}

const tryDescribed: ApiFormPorts['tryApi'] = async (at, onResult) => {
  await requireHost(at.baseUrl)
  const [kind, format] = [await loadKind('custom'), linkFormatOf('custom')]
  if (!kind || !format) throw new FailureError({ code: 'app/no-endpoint' })
  await tryApi(at, { ...ports, kind, format }, onResult)
}

const model = createEndpointSettingsModel({
  readSettings: settingsItem.read,
  inspectSettings: settingsItem.inspect,
  updateSettings: settingsItem.update,
  readTokens: tokensItem.read,
  updateTokens: tokensItem.update,
  readSessionTokens: sessionTokensItem.read,
  updateSessionTokens: sessionTokensItem.update,
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
  roundTrip: tryEndpoint,
  tryApi: tryDescribed,
  readIgnored: ignoredItem.read,
  forgetIgnored,
  ...detectionPorts,
  readHolds: async () => holdsOf((await browser.windows.getCurrent()).incognito),
  clearHolds,
  userAgent: navigator.userAgent,
  now: Date.now,
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
ignoredItem.watch(() => void model.leftAlone.refresh())
watchHolds(() => void model.history.refresh())
onPermissionsChanged(() => void model.permissionsChanged())
void model.load().then(showWhatWasAskedFor)
render(<OptionsView model={model} i18n={browserI18n} />, document.body)

/** `options.html#history`: the page is drawn late, when the browser has looked for it already. */
function showWhatWasAskedFor(): void {
  document.getElementById(location.hash.slice(1))?.scrollIntoView()
}
