import type { CopyState } from '#lib/models/copying.ts'
import { Button, type ButtonProps } from './button.tsx'
import { useI18n } from './i18n-context.ts'
import { CheckIcon, CopyIcon } from './icons.tsx'

interface CopyButtonProps extends Pick<ButtonProps, 'kind' | 'size' | 'isWide' | 'buttonRef'> {
  label: string
  state: CopyState
  onCopy: () => void
}

/** Says "Copied" where it was pressed, and to a screen reader. */
export function CopyButton({ label, state, onCopy, ...look }: CopyButtonProps) {
  const { t } = useI18n()
  const isCopied = state === 'copied'
  return (
    <>
      <Button {...look} onClick={onCopy}>
        {isCopied ? <CheckIcon /> : <CopyIcon />}
        {isCopied ? t('action.copied') : label}
      </Button>
      <span class="visually-hidden" role="status">
        {isCopied ? t('action.copied') : ''}
      </span>
    </>
  )
}
