import { useId } from 'preact/hooks'

interface TextRowsProps {
  legend: string
  hint: string
  /** The name of one row, by its number. */
  rowLabel: (number: string) => string
  rows: readonly string[]
  onChange: (rows: readonly string[]) => void
  /** What is wrong with all of them together, or with one. */
  error: string | null
  rowError: (index: number) => string | null
  isMono?: boolean
  isDisabled?: boolean
  /** How many there can be. */
  most: number
  placeholder?: string
}

/** Texts below each other; there is always an empty row for the next one. */
export function TextRows(props: TextRowsProps) {
  const { legend, hint, rows, error, most } = props
  const id = useId()
  const shown = rows.length < most ? [...rows, ''] : rows
  return (
    <fieldset class="field text-rows" aria-describedby={`${id}-note`}>
      <legend class="field-label">{legend}</legend>
      <p
        id={`${id}-note`}
        class={error === null ? 'field-hint' : 'field-error'}
        role={error === null ? undefined : 'alert'}
      >
        {error ?? hint}
      </p>
      {shown.map((text, index) => (
        // Rows have no name but their place.
        // biome-ignore lint/suspicious/noArrayIndexKey: they are never put in another order
        <Row key={index} {...props} id={`${id}-${index}`} index={index} text={text} />
      ))}
    </fieldset>
  )
}

function Row({
  id,
  index,
  text,
  rows,
  onChange,
  rowLabel,
  rowError,
  error: listError,
  ...props
}: TextRowsProps & { id: string; index: number; text: string }) {
  const error = rowError(index)
  return (
    <>
      <textarea
        class={`input${props.isMono ? ' input-mono' : ''}${text === '' && index > 0 ? ' input-next' : ''}`}
        rows={text.split('\n').length}
        value={text}
        disabled={props.isDisabled}
        aria-label={rowLabel(String(index + 1))}
        aria-describedby={error === null ? undefined : id}
        aria-invalid={error !== null || (listError !== null && index === 0) || undefined}
        autocomplete="off"
        autocapitalize="none"
        autocorrect="off"
        spellcheck={false}
        {...(index === 0 && props.placeholder !== undefined && { placeholder: props.placeholder })}
        onInput={(event) => {
          const typed = event.currentTarget.value
          onChange(Object.assign([...rows], { [index]: typed }))
        }}
      />
      {error !== null && (
        <p id={id} class="field-error" role="alert">
          {error}
        </p>
      )}
    </>
  )
}
