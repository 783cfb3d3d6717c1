import type { ShareFormModel } from '#lib/models/share-form.ts'
import { Button } from '../button.tsx'
import { Segmented } from '../choice.tsx'
import { CopyButton } from '../copy-button.tsx'
import { useI18n } from '../i18n-context.ts'
import { RefreshIcon } from '../icons.tsx'
import { PassphraseField } from '../passphrase-field.tsx'

/** None, one's own, or words from a list. */
export function PassphraseChoice({ model }: { model: ShareFormModel }) {
  const { t } = useI18n()
  const mode = model.passphraseMode.value
  const isDisabled = model.isSharing.value
  return (
    <div class="popup-passphrase">
      <Segmented
        legend={t('popup.passphrase')}
        value={mode}
        isDisabled={isDisabled}
        onChange={model.setPassphraseMode}
        choices={[
          { value: 'none', label: t('popup.passphraseNone') },
          { value: 'typed', label: t('popup.passphraseTyped') },
          { value: 'generated', label: t('popup.passphraseGenerated') },
        ]}
      />
      {mode === 'typed' && (
        <PassphraseField
          label={t('popup.passphraseField')}
          hint={t('popup.passphraseHint')}
          error={model.problem.value === 'no-passphrase' ? t('popup.passphraseMissing') : null}
          value={model.passphrase.value}
          isShown={model.isPassphraseShown.value}
          isDisabled={isDisabled}
          onInput={model.setPassphrase}
          onToggle={model.togglePassphrase}
        />
      )}
      {mode === 'generated' && <GeneratedWords model={model} />}
    </div>
  )
}

function GeneratedWords({ model }: { model: ShareFormModel }) {
  const { t } = useI18n()
  const generated = model.generated.value
  if (!generated) return null
  const { text, words, entropyBits } = generated
  return (
    <div class="field">
      <p class="field-label">{t('popup.passphraseWords')}</p>
      <output class="words" aria-label={t('popup.passphraseWords')}>
        {text}
      </output>
      <p class="field-hint">{t('popup.entropy', String(words), String(entropyBits))}</p>
      <div class="row">
        <CopyButton
          size="small"
          label={t('popup.copyPassphrase')}
          state={model.copyingPassphrase.state.value}
          onCopy={() => void model.copyPassphrase()}
        />
        <Button size="small" kind="quiet" onClick={model.regenerate}>
          <RefreshIcon size={14} />
          {t('popup.regenerate')}
        </Button>
      </div>
    </div>
  )
}
