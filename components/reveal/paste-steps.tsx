import type { Problem, RevealModel } from '#lib/models/reveal.ts'
import type { Carrier } from '#lib/share/open-pasted.ts'
import { Field } from '../field.tsx'
import { useI18n } from '../i18n-context.ts'
import { ExternalIcon } from '../icons.tsx'

interface PasteStepsProps {
  model: RevealModel
  carrier: Carrier
  problem: Problem | null
  isOpening: boolean
}

/** What a recipient does whose text lies on another server: copy it there, paste it here. */
export function PasteSteps({ model, carrier: { address }, problem, isOpening }: PasteStepsProps) {
  const { t } = useI18n()
  return (
    <ol class="reveal-steps">
      <li>
        {address === null ? (
          <p>{t('reveal.paste.elsewhere')}</p>
        ) : (
          <>
            <p>{t('reveal.paste.copy', new URL(address).host)}</p>
            <a class="button button-secondary" href={address} target="_blank" rel="noreferrer">
              <ExternalIcon />
              {t('reveal.paste.page')}
            </a>
          </>
        )}
      </li>
      <li>
        <Field
          label={t('reveal.paste.text')}
          hint={t('reveal.paste.textHint')}
          error={errorText(t, problem)}
        >
          {(control) => (
            <textarea
              {...control}
              class="input input-mono"
              rows={4}
              value={model.pasted.value}
              disabled={isOpening}
              autocomplete="off"
              autocapitalize="none"
              autocorrect="off"
              spellcheck={false}
              onInput={(event) => model.setPasted(event.currentTarget.value)}
            />
          )}
        </Field>
      </li>
    </ol>
  )
}

function errorText(t: ReturnType<typeof useI18n>['t'], problem: Problem | null): string | null {
  if (problem?.what === 'no-text') return t('reveal.paste.missing')
  return problem?.what === 'bad-text' ? t('reveal.paste.bad') : null
}
