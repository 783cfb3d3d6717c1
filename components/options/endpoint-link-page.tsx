import type { I18n } from '#lib/i18n/i18n.ts'
import type { LinkPageProblem, LinkPageSettings } from '#lib/models/link-page-settings.ts'
import type { ConfiguredEndpoint } from '#lib/policy/settings.ts'
import { Button } from '../button.tsx'
import { Callout } from '../callout.tsx'
import { useI18n } from '../i18n-context.ts'
import { TextField } from '../text-field.tsx'

/** Where links lead when the server's page is elsewhere: typed, or as the server says. */
export function EndpointLinkPage({
  model,
  endpoint,
  onGone,
}: {
  model: LinkPageSettings
  endpoint: ConfiguredEndpoint
  /** The button that had the focus goes away. */
  onGone: () => void
}) {
  const i18n = useI18n()
  const { t } = i18n
  const { id, linkPage } = endpoint
  const kept = linkPage ?? ''
  const typed = model.drafts.value[id] ?? kept
  const problem = model.problem.value?.id === id ? model.problem.value : null
  const offered = model.offered(endpoint)
  const save = () => void model.agree(endpoint, typed)
  return (
    <>
      <div class="add-row">
        <TextField
          label={t('options.endpoints.linkPage')}
          hint={t(linkPage ? 'options.endpoints.linkPageHint' : 'options.endpoints.linkPageNone')}
          error={problemText(i18n, problem)}
          isOptional
          inputMode="url"
          value={typed}
          onInput={(address) => model.type(id, address)}
          onEnter={save}
        />
        <Button isDisabled={typed.trim() === kept} keepsFocus onClick={save}>
          {t('options.endpoints.linkPageSave')}
        </Button>
      </div>
      {offered !== null && (
        <Callout kind="info" title={t('options.endpoints.linkPageOffered', offered)}>
          <p>{t('options.endpoints.linkPageOfferedHint')}</p>
          <Button
            size="small"
            onClick={async () => {
              await model.agree(endpoint, offered)
              if (model.problem.value === null) onGone()
            }}
          >
            {t('options.endpoints.linkPageAgree')}
          </Button>
        </Callout>
      )}
    </>
  )
}

function problemText({ t }: I18n, problem: LinkPageProblem | null): string | null {
  if (problem === null) return null
  switch (problem.what) {
    case 'bad-address':
      return t('options.add.badAddress')
    case 'anothers':
      return t('options.endpoints.linkPageAnothers')
    case 'permission-refused':
      return t('options.add.permissionRefused')
  }
}
