import { useRef } from 'preact/hooks'
import type { ApiForm } from '#lib/models/api-form.ts'
import { Button } from '../button.tsx'
import { focusOnMount } from '../focus.ts'
import { useI18n } from '../i18n-context.ts'
import { ApiFormView } from './api-form.tsx'

/** For servers that no kind knows: the form, or the button that opens it. */
export function DescribeServer({ model }: { model: ApiForm }) {
  const { t } = useI18n()
  const wasOpen = useRef(false)
  if (model.draft.value) {
    wasOpen.current = true
    return <ApiFormView model={model} />
  }
  return (
    <div class="row">
      <Button
        size="small"
        kind="quiet"
        // Where the focus was before the form took its place.
        {...(wasOpen.current && { buttonRef: focusOnMount })}
        onClick={() => model.open(null)}
      >
        {t('options.api.describe')}
      </Button>
    </div>
  )
}
