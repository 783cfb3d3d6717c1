import type { ShareFormModel } from '#lib/models/share-form.ts'
import { FailureCallout } from '../failure-callout.tsx'
import { useI18n } from '../i18n-context.ts'
import { Select } from '../select.tsx'

interface EndpointFieldProps {
  model: ShareFormModel
}

/** Where this share goes, and whether shares of the site in front go there from now on. */
export function EndpointField({ model }: EndpointFieldProps) {
  const { t } = useI18n()
  const { endpoints } = model.settings.value
  const endpoint = model.endpoint.value
  const failure = model.endpointChoice.failure.value
  if (!endpoint) return null
  return (
    <div class="popup-endpoint">
      {endpoints.length > 1 && (
        <Select
          label={t('popup.endpoint')}
          value={endpoint.id}
          options={endpoints.map(({ id, name }) => ({ value: id, label: name }))}
          isDisabled={model.sharing.value !== null}
          onChange={model.endpointChoice.choose}
        />
      )}
      <OfSite model={model} name={endpoint.name} />
      {failure && <FailureCallout failure={failure} />}
    </div>
  )
}

/** @param name - of the endpoint that is shown. */
function OfSite({ model, name }: EndpointFieldProps & { name: string }) {
  const { t } = useI18n()
  const { siteNote, keepForSite, leaveToDefault } = model.endpointChoice
  const note = siteNote.value
  if (note === null) return null
  const toDefault = (
    <button type="button" class="text-button" onClick={() => void leaveToDefault()}>
      {t('popup.site.toDefault', note.name)}
    </button>
  )
  const keep = (
    <button type="button" class="text-button" onClick={() => void keepForSite()}>
      {t('popup.site.keep', note.name)}
    </button>
  )
  switch (note.is) {
    case 'own':
      return (
        <p class="field-hint" role="status">
          {t('popup.site.own', note.name)} {toDefault}
        </p>
      )
    case 'other':
      return <p class="field-hint">{keep}</p>
    case 'lost':
      return (
        <p class="popup-lost" role="status">
          {t('popup.site.lost', note.host, note.name, name)} {keep} {toDefault}
        </p>
      )
  }
}
