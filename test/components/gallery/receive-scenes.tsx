import '#components/styles.css'
import '#components/popup/page.css'
import { render } from 'preact'
import { PopupView } from '#components/popup/popup-view.tsx'
import { formatFragment } from '#lib/crypto/link.ts'
import { createPopupModel } from '#lib/models/popup.ts'
import type { ReceiveModel } from '#lib/models/receive.ts'
import type { Opened } from '#lib/share/opened.ts'
import { createCheckWorld } from '../../models/check-world.ts'
import { createSiteWorld } from '../../models/site-world.ts'
import { i18n, ONE_ENDPOINT } from './fixtures.ts'
import { createForm } from './popup-scenes.tsx'
import { createReceive, OPENED } from './receive-world.ts'
import type { SCENES } from './scenes.ts'
import { createShares } from './shares-world.ts'

type Scene = (typeof SCENES.receive)[number]

interface World {
  opened?: Opened[]
  isFailing?: boolean
  pasted?: string
}

const seed = new Uint8Array(32).fill(3)
const LINK = `${ONE_ENDPOINT.endpoints[0]?.baseUrl}#${await formatFragment({ mode: 'n', seed, locator: null })}`

const scenes: Record<Scene, World> = {
  empty: {},
  list: { opened: OPENED },
  'no-link': { pasted: 'the key is under the mat' },
  truncated: { pasted: LINK.slice(0, -9) },
  altered: { pasted: `${LINK.slice(0, -9)}AAAAAAAAA` },
  foreign: { pasted: LINK.replace(/[^/]+\/#/, 'secrets.another-company.example/#') },
  failed: { pasted: LINK, isFailing: true, opened: OPENED.slice(0, 1) },
}

export async function showReceiveScene(name: Scene, isWindow: boolean): Promise<void> {
  const { opened = [], isFailing = false, pasted } = scenes[name]
  const form = createForm()
  const receive: ReceiveModel = createReceive(opened, isFailing)
  document.documentElement.classList.toggle('is-window', isWindow)
  render(
    <PopupView
      popup={createPopupModel('open')}
      form={form}
      shares={createShares([])}
      receive={receive}
      site={createSiteWorld({ url: null }).model}
      check={createCheckWorld({ hasPage: false }).model}
      i18n={i18n}
      onOptions={() => {}}
    />,
    document.body,
  )
  await form.start(false)
  await receive.start()
  if (pasted === undefined) return
  receive.setText(pasted)
  await receive.open()
}
