import type { TokenSettings } from '#lib/models/token-settings.ts'
import type { ConfiguredEndpoint } from '#lib/policy/settings.ts'
import { Button } from '../button.tsx'
import { useI18n } from '../i18n-context.ts'
import { TextField } from '../text-field.tsx'

/** The token of an endpoint that wants one. What is saved is never shown again. */
export function EndpointToken({
  model,
  endpoint: { id, needsToken, capabilities },
  onGone,
}: {
  model: TokenSettings
  endpoint: ConfiguredEndpoint
  /** The button that had the focus goes away. */
  onGone?: () => void
}) {
  const { t } = useI18n()
  const isSaved = model.saved.value.includes(id)
  const typed = model.drafts.value[id] ?? ''
  const state = isSaved ? 'tokenSet' : needsToken ? 'tokenNeeded' : 'tokenOptional'
  const form = capabilities.tokens === 'named' ? ` ${t('options.endpoints.tokenNamed')}` : ''
  const save = () => void model.save(id)
  return (
    <div class="add-row">
      <TextField
        label={t('options.endpoints.token')}
        hint={`${t(`options.endpoints.${state}`)}${form} ${t('options.endpoints.tokenHint')}`}
        error={model.bad.value === id ? t('options.endpoints.tokenBad') : null}
        isMono
        isMasked
        value={typed}
        onInput={(token) => model.type(id, token)}
        onEnter={save}
      />
      <div class="row">
        <Button isDisabled={typed.trim() === ''} keepsFocus onClick={save}>
          {t(isSaved ? 'options.endpoints.tokenReplace' : 'options.endpoints.tokenSave')}
        </Button>
        {isSaved && (
          <Button
            kind="quiet"
            onClick={() => {
              void model.remove(id)
              onGone?.()
            }}
          >
            {t('options.endpoints.tokenRemove')}
          </Button>
        )}
      </div>
    </div>
  )
}
