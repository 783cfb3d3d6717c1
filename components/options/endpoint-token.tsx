import type { EndpointSettingsModel } from '#lib/models/endpoint-settings.ts'
import type { ConfiguredEndpoint } from '#lib/policy/settings.ts'
import { Button } from '../button.tsx'
import { useI18n } from '../i18n-context.ts'
import { TextField } from '../text-field.tsx'

/** The token of an endpoint that wants one. What is saved is never shown again. */
export function EndpointToken({
  model,
  endpoint: { id },
}: {
  model: EndpointSettingsModel
  endpoint: ConfiguredEndpoint
}) {
  const { t } = useI18n()
  const hasToken = model.withToken.value.includes(id)
  const typed = model.tokenDrafts.value[id] ?? ''
  const state = t(hasToken ? 'options.endpoints.tokenSet' : 'options.endpoints.tokenNeeded')
  const save = () => void model.saveToken(id)
  return (
    <div class="add-row">
      <TextField
        label={t('options.endpoints.token')}
        hint={`${state} ${t('options.endpoints.tokenHint')}`}
        isMono
        isMasked
        value={typed}
        onInput={(token) => model.typeToken(id, token)}
        onEnter={save}
      />
      <Button isDisabled={typed.trim() === ''} onClick={save}>
        {t('options.endpoints.tokenSave')}
      </Button>
    </div>
  )
}
