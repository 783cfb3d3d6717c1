import type { ComponentChildren, Ref } from 'preact'

interface FileButtonProps {
  onChoose: (file: File) => void
  inputRef?: Ref<HTMLInputElement>
  children: ComponentChildren
}

/** The file input itself, laid over what looks like a button: its label works for everybody. */
export function FileButton({ onChoose, inputRef, children }: FileButtonProps) {
  return (
    <label class="button button-secondary file-button">
      {children}
      <input
        {...(inputRef && { ref: inputRef })}
        type="file"
        accept=".json,application/json"
        onChange={(event) => {
          const input = event.currentTarget
          const file = input.files?.[0]
          if (file) onChoose(file)
          // So that choosing the same file again, once it is mended, is a change too.
          input.value = ''
        }}
      />
    </label>
  )
}
