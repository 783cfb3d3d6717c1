import { useRef } from 'preact/hooks'
import type { AddEndpointModel } from '#lib/models/add-endpoint.ts'
import { Button } from '../button.tsx'
import { Callout } from '../callout.tsx'
import { FailureCallout } from '../failure-callout.tsx'
import { moveFocus } from '../focus.ts'
import { useI18n } from '../i18n-context.ts'
import { PlusIcon } from '../icons.tsx'
import { Progress } from '../progress.tsx'
import { TextField } from '../text-field.tsx'
import { FactList, FoundServer } from './endpoint-facts.tsx'

interface AddEndpointProps {
  model: AddEndpointModel
  /** Null where the section around it says it. */
  title: string | null
  /** False where the page around it says that one was added. */
  saysAdded?: boolean
}

/** An address or an invitation, and the click in which the browser asks for permission to reach it. */
export function AddEndpoint({ model, title, saysAdded = true }: AddEndpointProps) {
  const { t } = useI18n()
  const state = model.state.value
  const isAsking = state.step === 'asking'
  const button = useRef<HTMLButtonElement>(null)
  const add = () => {
    void model.add()
    // The field is disabled meanwhile, and must not take the focus with it.
    if (model.state.value.step === 'asking') moveFocus(button.current)
  }
  return (
    <div class="add">
      {title !== null && <h3>{title}</h3>}
      <div class="add-row">
        <TextField
          label={t('options.add.address')}
          placeholder={t('options.add.placeholder')}
          hint={t('options.add.hint')}
          error={addressError(t, model)}
          inputMode="url"
          value={model.address.value}
          isDisabled={isAsking}
          onInput={model.setAddress}
          onEnter={add}
        />
        <Button kind="primary" isDisabled={isAsking} keepsFocus buttonRef={button} onClick={add}>
          <PlusIcon />
          {t('options.add.button')}
        </Button>
      </div>
      {isAsking && <Progress label={t('options.add.adding')} />}
      {state.step === 'failed' && (
        <FailureCallout failure={state.failure} address={state.baseUrl} />
      )}
      {saysAdded && state.step === 'added' && (
        <Callout kind="good" title={t('options.add.added', state.name)} role="status">
          <FoundServer {...state.probed} />
          <FactList {...state.probed} />
        </Callout>
      )}
    </div>
  )
}

function addressError(t: ReturnType<typeof useI18n>['t'], model: AddEndpointModel): string | null {
  switch (model.state.value.step) {
    case 'bad-address':
      return t('options.add.badAddress')
    case 'bad-invitation':
      return t('options.add.badInvitation')
    case 'already-there':
      return t('options.add.alreadyThere')
    case 'permission-refused':
      return t('options.add.permissionRefused')
    default:
      return null
  }
}
