import type { ComponentChildren, Ref } from 'preact'

export interface ButtonProps {
  children: ComponentChildren
  kind?: 'primary' | 'secondary' | 'quiet' | 'danger'
  size?: 'small' | 'normal' | 'large'
  isWide?: boolean
  isDisabled?: boolean
  /** Disabled by its own press, which would drop the focus: it only looks and reads so. */
  keepsFocus?: boolean
  /** The name of a button that shows only an icon. */
  label?: string
  pressed?: boolean
  describedBy?: string
  buttonRef?: Ref<HTMLButtonElement>
  onClick: (event: MouseEvent) => void
}

/** Never of type submit: nothing here is a form that could be sent anywhere. */
export function Button({
  kind = 'secondary',
  size = 'normal',
  isDisabled = false,
  keepsFocus = false,
  ...props
}: ButtonProps) {
  const classes = ['button', `button-${kind}`]
  if (size !== 'normal') classes.push(`button-${size}`)
  if (props.isWide) classes.push('button-wide')
  if (props.label !== undefined) classes.push('button-icon')
  return (
    <button
      type="button"
      class={classes.join(' ')}
      disabled={isDisabled && !keepsFocus}
      aria-disabled={(isDisabled && keepsFocus) || undefined}
      aria-label={props.label}
      title={props.label}
      aria-pressed={props.pressed}
      aria-describedby={props.describedBy}
      {...(props.buttonRef && { ref: props.buttonRef })}
      onClick={isDisabled ? undefined : props.onClick}
    >
      {props.children}
    </button>
  )
}
