import type { ComponentChildren } from 'preact'
import { useId } from 'preact/hooks'
import { useI18n } from './i18n-context.ts'

export interface FieldProps {
  label: string
  isOptional?: boolean
  hint?: string | null
  error?: string | null
  /** Stands beside the label: another way to fill the field. */
  aside?: ComponentChildren
}

/** What a control needs to be tied to its label, hint and error. */
export interface ControlProps {
  id: string
  'aria-describedby'?: string
  'aria-invalid'?: boolean
}

/** A label above a control, with a hint or, in its place, what is wrong. */
export function Field({
  label,
  isOptional = false,
  hint = null,
  error = null,
  aside,
  children,
}: FieldProps & { children: (control: ControlProps) => ComponentChildren }) {
  const id = useId()
  const { t } = useI18n()
  const note = error ?? hint
  return (
    <div class="field">
      <div class="field-head">
        <label class="field-label" for={id}>
          {label}
          {isOptional && <span class="field-optional">{t('popup.optional')}</span>}
        </label>
        {aside}
      </div>
      {children({
        id,
        ...(note !== null && { 'aria-describedby': `${id}-note` }),
        ...(error !== null && { 'aria-invalid': true }),
      })}
      {note !== null && (
        <p
          id={`${id}-note`}
          class={error === null ? 'field-hint' : 'field-error'}
          role={error === null ? undefined : 'alert'}
        >
          {note}
        </p>
      )}
    </div>
  )
}
