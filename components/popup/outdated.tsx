import { errorText } from '../error-text.ts'
import { useI18n } from '../i18n-context.ts'
import { Mark } from '../mark.tsx'

/** A newer version made the settings: until this one is updated, nothing can be shared with it. */
export function Outdated() {
  const { title, hint } = errorText(useI18n(), { code: 'app/storage-newer' })
  return (
    <div class="popup-empty">
      <Mark size={52} />
      <div class="popup-empty-words" role="alert">
        <h1>{title}</h1>
        <p class="soft">{hint}</p>
      </div>
    </div>
  )
}
