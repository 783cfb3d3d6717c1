import type { Ref } from 'preact'
import { Button } from './button.tsx'
import { Field, type FieldProps } from './field.tsx'
import { useI18n } from './i18n-context.ts'
import { EyeIcon, EyeOffIcon } from './icons.tsx'

interface PassphraseFieldProps extends FieldProps {
  value: string
  isShown: boolean
  isDisabled?: boolean
  onInput: (value: string) => void
  onToggle: () => void
  onEnter?: (event: KeyboardEvent) => void
  inputRef?: Ref<HTMLInputElement>
}

/**
 * Dots by style and not by `type=password`: a browser would offer to save that in its password
 * manager, for a site where nobody has an account.
 */
export function PassphraseField(props: PassphraseFieldProps) {
  const { value, isShown, isDisabled, onInput, onToggle, onEnter } = props
  const { t } = useI18n()
  return (
    <Field {...props}>
      {(control) => (
        <div class="input-with-button">
          <input
            {...control}
            {...(props.inputRef && { ref: props.inputRef })}
            class={isShown ? 'input input-mono' : 'input input-mono input-masked'}
            type="text"
            value={value}
            disabled={isDisabled}
            autocomplete="off"
            autocapitalize="none"
            autocorrect="off"
            spellcheck={false}
            onInput={(event) => onInput(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && !event.isComposing) onEnter?.(event)
            }}
          />
          <Button
            kind="quiet"
            size="small"
            label={t(isShown ? 'secret.hidePassphrase' : 'secret.showPassphrase')}
            pressed={isShown}
            onClick={onToggle}
          >
            {isShown ? <EyeOffIcon /> : <EyeIcon />}
          </Button>
        </div>
      )}
    </Field>
  )
}
