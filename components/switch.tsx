import { useId } from 'preact/hooks'

interface SwitchProps {
  label: string
  hint?: string
  isOn: boolean
  onChange: (isOn: boolean) => void
}

/** One choice that is on or off, and holds at once. */
export function Switch({ label, hint, isOn, onChange }: SwitchProps) {
  const id = useId()
  return (
    <div class="switch">
      <div class="switch-words">
        <label class="switch-label" for={id}>
          {label}
        </label>
        {hint !== undefined && (
          <p id={`${id}-hint`} class="field-hint">
            {hint}
          </p>
        )}
      </div>
      <input
        id={id}
        type="checkbox"
        role="switch"
        class="switch-input"
        checked={isOn}
        aria-checked={isOn}
        {...(hint !== undefined && { 'aria-describedby': `${id}-hint` })}
        onChange={(event) => {
          const { currentTarget } = event
          const wanted = currentTarget.checked
          // What is kept decides, and a person may yet refuse the browser's question.
          currentTarget.checked = isOn
          onChange(wanted)
        }}
      />
    </div>
  )
}
