import type { Ref } from 'preact'
import { Field, type FieldProps } from './field.tsx'

interface TextFieldProps extends FieldProps {
  value: string
  onInput: (value: string) => void
  onEnter?: (event: KeyboardEvent) => void
  placeholder?: string
  maxLength?: number
  isDisabled?: boolean
  isMono?: boolean
  /** Shown as dots. */
  isMasked?: boolean
  inputMode?: 'text' | 'url' | 'numeric'
  inputRef?: Ref<HTMLInputElement>
}

/**
 * One line of text. The browser may not complete, correct or check it: spell checkers are known
 * to send what is typed to a server.
 */
export function TextField(props: TextFieldProps) {
  const { value, onInput, onEnter, placeholder, maxLength, isDisabled, isMono, inputMode } = props
  return (
    <Field {...props}>
      {(control) => (
        <input
          {...control}
          {...(props.inputRef && { ref: props.inputRef })}
          class={`input${isMono ? ' input-mono' : ''}${props.isMasked ? ' input-masked' : ''}`}
          type="text"
          value={value}
          placeholder={placeholder}
          maxLength={maxLength}
          disabled={isDisabled}
          inputMode={inputMode}
          autocomplete="off"
          autocapitalize="none"
          autocorrect="off"
          spellcheck={false}
          onInput={(event) => onInput(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && !event.isComposing) onEnter?.(event)
          }}
        />
      )}
    </Field>
  )
}
