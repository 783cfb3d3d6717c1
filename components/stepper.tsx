import { Button } from './button.tsx'
import { Field, type FieldProps } from './field.tsx'
import { MinusIcon, PlusIcon } from './icons.tsx'

interface StepperProps extends FieldProps {
  value: number
  max: number
  fewer: string
  more: string
  isDisabled?: boolean
  onChange: (value: number) => void
}

/** A small whole number from 1 on. */
export function Stepper(props: StepperProps) {
  const { value, max, fewer, more, isDisabled = false, onChange } = props
  return (
    <Field {...props}>
      {(control) => (
        <div class="stepper">
          <Button
            kind="quiet"
            size="small"
            label={fewer}
            isDisabled={isDisabled || value <= 1}
            keepsFocus
            onClick={() => onChange(value - 1)}
          >
            <MinusIcon />
          </Button>
          <input
            {...control}
            type="number"
            min={1}
            max={max}
            step={1}
            value={value}
            disabled={isDisabled}
            onChange={(event) => {
              onChange(event.currentTarget.valueAsNumber)
              // What is refused or cut must not stay in the field.
              event.currentTarget.value = String(value)
            }}
          />
          <Button
            kind="quiet"
            size="small"
            label={more}
            isDisabled={isDisabled || value >= max}
            keepsFocus
            onClick={() => onChange(value + 1)}
          >
            <PlusIcon />
          </Button>
        </div>
      )}
    </Field>
  )
}
