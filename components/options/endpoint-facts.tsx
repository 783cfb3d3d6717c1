import type { Capabilities } from '#lib/endpoints/capabilities.ts'
import { strengths, weaknesses } from '../endpoint-words.ts'
import { useI18n } from '../i18n-context.ts'
import { CheckIcon, CloseIcon } from '../icons.tsx'
import { kindName } from '../kind-name.ts'

interface Facts {
  kind: string
  /** Null where the server does not tell. */
  version: string | null
  capabilities: Capabilities
}

/** What was found at an address: which server, and which version. */
export function FoundServer({ kind, version }: Pick<Facts, 'kind' | 'version'>) {
  const { t } = useI18n()
  const name = kindName(kind)
  return <p>{version === null ? name : t('options.facts.version', name, version)}</p>
}

/** Both lists, the good one first. */
export function FactList({ capabilities }: Pick<Facts, 'capabilities'>) {
  const i18n = useI18n()
  return (
    <ul class="facts">
      {strengths(i18n, capabilities).map((sentence) => (
        <li key={sentence}>
          <CheckIcon size={14} />
          <span>{sentence}</span>
        </li>
      ))}
      {weaknesses(i18n, capabilities).map((sentence) => (
        <li key={sentence} class="facts-weak">
          <CloseIcon size={14} />
          <span>{sentence}</span>
        </li>
      ))}
    </ul>
  )
}
