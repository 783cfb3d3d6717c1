import { useId } from 'preact/hooks'

export interface Choice<Value extends string> {
  value: Value
  label: string
  hint?: string
}

interface ChoicesProps<Value extends string> {
  legend: string
  choices: readonly Choice<Value>[]
  value: Value
  onChange: (value: Value) => void
  isDisabled?: boolean
}

/** A few choices side by side: radio buttons, so the arrow keys move between them. */
export function Segmented<Value extends string>(props: ChoicesProps<Value>) {
  return <Radios {...props} look="segmented" />
}

/** Choices below each other, with a sentence each. */
export function ChoiceList<Value extends string>(props: ChoicesProps<Value>) {
  return <Radios {...props} look="choices" />
}

function Radios<Value extends string>({
  legend,
  choices,
  value,
  onChange,
  isDisabled,
  look,
}: ChoicesProps<Value> & { look: 'segmented' | 'choices' }) {
  const name = useId()
  return (
    <fieldset class="field" disabled={isDisabled}>
      <legend class="field-label">{legend}</legend>
      <div class={look}>
        {choices.map((choice) => (
          <label class="choice" key={choice.value}>
            <input
              type="radio"
              name={name}
              value={choice.value}
              checked={choice.value === value}
              onChange={() => onChange(choice.value)}
            />
            <span class="choice-words">
              <span class="choice-label">{choice.label}</span>
              {choice.hint !== undefined && <span class="choice-hint">{choice.hint}</span>}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
