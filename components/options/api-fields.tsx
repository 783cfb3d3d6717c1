import type { CallName } from '#lib/endpoints/custom/api.ts'
import type { ApiForm } from '#lib/models/api-form.ts'
import type { ApiDraft, ApiField } from '#lib/policy/api-draft.ts'
import { Field } from '../field.tsx'
import { useI18n } from '../i18n-context.ts'
import { TextField } from '../text-field.tsx'
import { apiProblemText } from './api-problem-text.ts'

export interface FormProps {
  model: ApiForm
  draft: ApiDraft
}

type TypedField = Exclude<
  ApiField,
  'bodies' | 'maxTtlSeconds' | 'headersOfSender' | `${CallName}Method`
>

interface LineProps extends FormProps {
  field: TypedField
  label?: string
  hint?: string
  isOptional?: boolean
  isDisabled?: boolean
  isMono?: boolean
  isNumber?: boolean
}

/** One line that is typed; what is wrong with it is said below it. */
export function Line({ model, draft, field, label, hint, isNumber = false, ...props }: LineProps) {
  const i18n = useI18n()
  const problem = model.problems.value[field]
  return (
    <TextField
      {...props}
      label={label ?? i18n.t(`options.api.${labelled(field)}`)}
      hint={hint ?? null}
      error={problem ? apiProblemText(i18n, problem) : null}
      inputMode={isNumber ? 'numeric' : 'url'}
      value={draft[field]}
      onInput={(value) => model.set(field, value)}
    />
  )
}

/** Where in an answer something stands. */
export function Place(
  props: FormProps & {
    field: 'idAt' | 'expiresAt' | 'deleteTokenAt' | 'textAt'
    isOptional?: boolean
  },
) {
  const { t } = useI18n()
  return <Line {...props} hint={t(`options.api.${props.field}Hint`)} isMono />
}

/** Several lines. */
export function Area({
  model,
  draft,
  field,
  label,
  isMasked = false,
  ...props
}: LineProps & { isMasked?: boolean }) {
  const i18n = useI18n()
  const problem = model.problems.value[field]
  return (
    <Field
      {...props}
      label={label ?? i18n.t(`options.api.${labelled(field)}`)}
      error={problem ? apiProblemText(i18n, problem) : null}
    >
      {(control) => (
        <textarea
          {...control}
          class={isMasked ? 'input input-mono input-masked' : 'input input-mono'}
          rows={isMasked ? 2 : 4}
          value={draft[field]}
          autocomplete="off"
          autocapitalize="none"
          autocorrect="off"
          spellcheck={false}
          onInput={(event) => model.set(field, event.currentTarget.value)}
        />
      )}
    </Field>
  )
}

/** Those of calls have labels that are the same for each. */
function labelled(field: TypedField) {
  if (field === 'createPath' || field === 'openPath' || field === 'revokePath') return 'path'
  if (field === 'createBody' || field === 'openBody' || field === 'revokeBody') return 'body'
  if (field === 'createHeaders' || field === 'openHeaders' || field === 'revokeHeaders') {
    return 'callHeaders'
  }
  return field
}
