import { formatDuration } from '#lib/i18n/format.ts'
import type { I18n } from '#lib/i18n/i18n.ts'
import { button, element } from '../dom.ts'
import { linkNotes, withoutText } from '../endpoint-words.ts'
import type { CardActions, CardView, LinkOptions } from './views.ts'

type Endpoints = CardView['endpoints']

export interface LinkOptionsForm {
  element: HTMLElement
  /** What is chosen is kept as long as the endpoint offers it. */
  offer(endpoints: Endpoints): void
  /** Null: nothing was touched, the endpoint's own hold. */
  chosen(): LinkOptions | null
  passphrase(): string | null
  /** "Opens once, expires in 24 hours.", and what else is to be known before it is sent. */
  summary(): string
  reset(): void
}

const OPENINGS = [1, 2, 3, 5, 10]

/**
 * Lifetime, openings, passphrase and endpoint. A passphrase can be generated here and not typed:
 * letters that are typed in a page go by the listeners of that page first.
 */
export function createLinkOptions(
  i18n: I18n,
  {
    copyPassphrase,
    generatePassphrase,
  }: Pick<CardActions, 'copyPassphrase' | 'generatePassphrase'>,
): LinkOptionsForm {
  const { t } = i18n
  let endpoints: Endpoints = []
  let isTouched = false
  let passphrase: string | null = null

  const endpoint = choice('endpoint', t('popup.endpoint'), () => {
    offerAll()
  })
  const ttl = choice('ttl', t('popup.expires'))
  const opens = choice('opens', t('popup.openings'))
  const mode = choice('passphrase', t('popup.passphrase'), () => void renew())
  mode.fill([
    ['', t('popup.passphraseNone')],
    ['generated', t('popup.passphraseGenerated')],
  ])
  const words = element('output', { class: 'passphrase', 'aria-label': t('popup.generated') })
  const copy = button({ class: 'button-secondary' }, t('secret.copy'), () => {
    if (passphrase !== null) copyPassphrase(passphrase)
    copy.textContent = t('action.copied')
  })
  const other = button({ class: 'button-quiet' }, t('popup.regenerate'), () => void renew())
  const generated = element(
    'div',
    { class: 'generated' },
    words,
    element('div', { class: 'generated-actions' }, copy, other),
    element('p', { class: 'field-hint' }, t('popup.passphraseHint')),
  )

  const notes = element('p', { class: 'field-hint', role: 'status' })

  function choice(id: string, label: string, onChange = () => {}) {
    const select = element('select', { class: 'input', id: `option-${id}` })
    select.addEventListener('change', ({ isTrusted }) => {
      if (!isTrusted) return
      isTouched = true
      onChange()
    })
    const name = element('label', { class: 'field-label', for: select.id }, label)
    const field = element('div', { class: 'field' }, name, select)
    const fill = (
      options: readonly (readonly [value: string, label: string])[],
      value?: string,
    ) => {
      const wanted = options.some(([one]) => one === select.value) ? select.value : value
      select.replaceChildren(
        ...options.map(([one, text]) => element('option', { value: one }, text)),
      )
      select.value = wanted ?? options[0]?.[0] ?? ''
    }
    return { select, field, fill }
  }

  async function renew(): Promise<void> {
    try {
      setPassphrase(mode.select.value === '' ? null : '')
      if (mode.select.value !== '') setPassphrase(await generatePassphrase())
    } catch {
      // Nobody answers: there is none, and the choice says so.
      mode.select.value = ''
      setPassphrase(null)
    }
  }

  function setPassphrase(text: string | null): void {
    passphrase = text
    words.textContent = text
    generated.hidden = !text
    copy.textContent = t('secret.copy')
  }

  const current = () => endpoints.find(({ id }) => id === endpoint.select.value) ?? endpoints[0]

  function offerTtl(): void {
    const { ttlChoices = [], ttlSeconds } = current() ?? {}
    const labels = ttlChoices.map(
      (seconds) => [String(seconds), formatDuration(i18n, seconds)] as const,
    )
    ttl.fill(labels, String(ttlSeconds))
    ttl.field.hidden = labels.length === 0
  }

  function offerOpens(): void {
    const most = current()?.maxOpens ?? 1
    const numbers = OPENINGS.filter((number) => number <= most)
    opens.fill(numbers.map((number) => [String(number), String(number)] as const))
    opens.field.hidden = numbers.length < 2
  }

  function offerPassphrase(): void {
    mode.field.hidden = !current()?.takesPassphrases
    if (!mode.field.hidden) return
    mode.select.value = ''
    setPassphrase(null)
  }

  function offerNotes(): void {
    const at = current()
    const said = at ? linkNotes(i18n, { ...at, passphrases: at.takesPassphrases }) : []
    if (ttl.field.hidden) said.push(t('kind.untilOpened'))
    notes.textContent = said.join(' ')
    notes.hidden = said.length === 0
  }

  function offerAll(): void {
    offerTtl()
    offerOpens()
    offerPassphrase()
    offerNotes()
  }

  function terms(): string {
    const times = opens.select.value
    if (ttl.field.hidden) {
      return times === '1' ? t('lifetime.onceOnly') : t('lifetime.timesOnly', times)
    }
    const duration = formatDuration(i18n, Number(ttl.select.value))
    return times === '1' ? t('lifetime.once', duration) : t('lifetime.times', times, duration)
  }

  setPassphrase(null)
  return {
    element: element(
      'div',
      { class: 'options' },
      endpoint.field,
      element('div', { class: 'options-row' }, ttl.field, opens.field),
      mode.field,
      generated,
      notes,
    ),
    offer(offered) {
      if (JSON.stringify(offered) === JSON.stringify(endpoints)) return
      endpoints = offered
      endpoint.fill(offered.map(({ id, name }) => [id, name] as const))
      endpoint.field.hidden = offered.length < 2
      offerAll()
    },
    passphrase: () => passphrase,
    summary() {
      const at = current()
      const more = at ? [withoutText(i18n, at.without), at.revoke ? null : t('kind.noRevoke')] : []
      return [terms(), ...more].filter((sentence) => sentence !== null).join(' ')
    },
    chosen() {
      const at = current()
      if (!isTouched || !at) return null
      return {
        endpointId: at.id,
        ttlSeconds: ttl.field.hidden ? at.ttlSeconds : Number(ttl.select.value),
        maxOpens: Number(opens.select.value),
        passphrase,
      }
    },
    reset() {
      isTouched = false
      endpoints = []
      mode.select.value = ''
      setPassphrase(null)
      endpoint.select.replaceChildren()
      ttl.select.replaceChildren()
      opens.select.replaceChildren()
    },
  }
}
