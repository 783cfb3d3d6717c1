import { expect, test, vi } from 'vitest'
import { formatFragment } from '#lib/crypto/link.ts'
import { FailureError } from '#lib/messaging/failure.ts'
import { createReceiveModel } from '#lib/models/receive.ts'
import type { Opened } from '#lib/share/opened.ts'

const BASE = 'https://secrets.example.com/'
const seed = new Uint8Array(32).fill(7)
const LINK = `${BASE}#${await formatFragment({ mode: 'n', seed, locator: null })}`
const ENTRY: Opened = {
  tabId: 4,
  openedAt: 1,
  kind: 'text',
  name: null,
  endpointName: 'Team',
  state: 'shown',
}

function setUp() {
  const openLink = vi.fn(async (_: string) => {})
  const showTab = vi.fn(async () => {})
  const forgetOpened = vi.fn(async () => {})
  let tell: (list: Opened[]) => void = () => {}
  const model = createReceiveModel({
    endpoints: async () => [{ kind: 'matchstick', baseUrl: BASE }],
    openLink,
    readOpened: async () => [ENTRY],
    watchOpened: (onChange) => {
      tell = onChange
    },
    showTab,
    forgetOpened,
  })
  return { model, openLink, showTab, forgetOpened, tell: (list: Opened[]) => tell(list) }
}

test('what was pasted is opened as the link in it, and the field is empty again', async () => {
  const { model, openLink } = setUp()
  model.setText(` <${LINK}>.\n`)
  await model.open()
  expect(openLink.mock.calls).toEqual([[LINK]])
  expect(model.text.value).toBe('')
  expect(model.problem.value).toBeNull()
})

test.for([
  ['', { what: 'none' }],
  ['hunter2', { what: 'none' }],
  [LINK.slice(0, -9), { what: 'truncated' }],
  [`${LINK.slice(0, -9)}AAAAAAAAA`, { what: 'altered' }],
  [
    LINK.replace('secrets.example.com', 'other.example'),
    { what: 'foreign', host: 'other.example' },
  ],
] as const)('%s is refused before anything is asked, and stays', async ([pasted, problem]) => {
  const { model, openLink } = setUp()
  model.setText(pasted)
  await model.open()
  expect(model.problem.value).toEqual(problem)
  expect(model.text.value).toBe(pasted)
  expect(openLink).not.toHaveBeenCalled()
  model.setText('x')
  expect(model.problem.value).toBeNull()
})

test('a failure is told, and what was pasted can be opened again', async () => {
  const { model, openLink } = setUp()
  openLink.mockRejectedValueOnce(new FailureError({ code: 'app/no-answer' }))
  model.setText(LINK)
  await model.open()
  expect(model.problem.value).toMatchObject({ what: 'failure', failure: { code: 'app/no-answer' } })
  expect(model.text.value).toBe(LINK)
  await model.open()
  expect(model.problem.value).toBeNull()
})

test('Enter pressed twice opens once', async () => {
  const { model, openLink } = setUp()
  model.setText(LINK)
  await Promise.all([model.open(), model.open()])
  expect(openLink).toHaveBeenCalledOnce()
})

test('the list is there, and follows what happens elsewhere', async () => {
  const { model, showTab, forgetOpened, tell } = setUp()
  await model.start()
  expect(model.opened.value).toEqual([ENTRY])
  await model.show(ENTRY)
  expect(showTab).toHaveBeenCalledWith(4)
  tell([{ ...ENTRY, state: 'cleared' }])
  expect(model.opened.value[0]?.state).toBe('cleared')
  await model.forget()
  expect(forgetOpened).toHaveBeenCalledOnce()
})
