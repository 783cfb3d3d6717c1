import type { Capabilities } from '#lib/endpoints/capabilities.ts'
import type { I18n } from '#lib/i18n/i18n.ts'
import type { FormProblem } from '#lib/models/form-problem.ts'
import type { ShareFormModel } from '#lib/models/share-form.ts'
import { attemptsOf } from '#lib/share/attempts.ts'
import { Button } from '../button.tsx'
import { Segmented } from '../choice.tsx'
import { CopyButton } from '../copy-button.tsx'
import { useI18n } from '../i18n-context.ts'
import { RefreshIcon } from '../icons.tsx'
import { PassphraseField } from '../passphrase-field.tsx'

/** What is to be known of one before it is chosen. */
function costOf({ t }: I18n, passphrases: Capabilities['passphrases']): string | null {
  if (!passphrases) return null
  if (passphrases.isWholeKey) return t('kind.passphraseIsKey')
  const attempts = attemptsOf(passphrases)
  if (attempts === null) return t('kind.guessing')
  return attempts === 1 ? t('kind.attemptsOne') : t('kind.attempts', String(attempts))
}

function problemText(
  problem: FormProblem | null,
): 'popup.passphraseMissing' | 'popup.passphraseWeak' | null {
  if (problem === 'no-passphrase') return 'popup.passphraseMissing'
  return problem === 'weak-passphrase' ? 'popup.passphraseWeak' : null
}

/** None, one's own, or a generated one. */
export function PassphraseChoice({ model }: { model: ShareFormModel }) {
  const i18n = useI18n()
  const { t } = i18n
  const { mode, typed, isShown, toggleShown } = model.passphrase
  const isDisabled = model.sharing.value !== null
  // One that was chosen for another endpoint stays until it is given up by hand.
  const hasNone = model.endpoint.value?.capabilities.passphrases === null
  const cost = costOf(i18n, model.endpoint.value?.capabilities.passphrases ?? null)
  const problem = problemText(model.problem.value)
  return (
    <div class="popup-passphrase">
      <Segmented
        legend={t('popup.passphrase')}
        value={mode.value}
        isDisabled={isDisabled}
        onChange={model.setPassphraseMode}
        choices={[
          { value: 'none', label: t('popup.passphraseNone') },
          { value: 'typed', label: t('popup.passphraseTyped') },
          { value: 'generated', label: t('popup.passphraseGenerated') },
        ]}
      />
      {mode.value === 'typed' && (
        <PassphraseField
          label={t('popup.passphraseField')}
          hint={t('popup.passphraseHint')}
          error={problem && t(problem)}
          value={typed.value}
          isShown={isShown.value}
          isDisabled={isDisabled}
          onInput={model.typePassphrase}
          onToggle={toggleShown}
        />
      )}
      {mode.value !== 'none' && cost && <p class="field-hint">{cost}</p>}
      {hasNone && (
        <p class="field-error" role="alert">
          {t('popup.passphrasesNone')}
        </p>
      )}
      {mode.value === 'generated' && <Generated model={model} isDisabled={isDisabled} />}
    </div>
  )
}

function Generated({ model, isDisabled }: { model: ShareFormModel; isDisabled: boolean }) {
  const { t } = useI18n()
  const { generated, copying, copy, regenerate, setKind } = model.passphrase
  if (!generated.value) return null
  const { text, kind, count, entropyBits } = generated.value
  const other = kind === 'words' ? 'characters' : 'words'
  return (
    <div class="field">
      <div class="words-row">
        <output class="words" aria-label={t('popup.generated')}>
          {text}
        </output>
        <Button
          kind="quiet"
          size="small"
          label={t('popup.regenerate')}
          isDisabled={isDisabled}
          onClick={regenerate}
        >
          <RefreshIcon />
        </Button>
      </div>
      <p class="field-hint">{t(`popup.entropy.${kind}`, String(count), String(entropyBits))}</p>
      <div class="row">
        <CopyButton
          size="small"
          label={t('popup.copyPassphrase')}
          state={copying.state.value}
          onCopy={() => void copy()}
        />
        <Button size="small" kind="quiet" isDisabled={isDisabled} onClick={() => setKind(other)}>
          {t(`popup.instead.${other}`)}
        </Button>
      </div>
    </div>
  )
}
