import { describe, expect, test } from 'vitest'
import { FailureError } from '#lib/messaging/failure.ts'
import type { CreatedShare } from '#lib/messaging/messages.ts'
import {
  type Click,
  type SelectionPorts,
  shareAgain,
  shareSelection,
} from '#lib/share/share-selection.ts'

const SHARE: CreatedShare = {
  id: 'AAAAAAAAAAAAAAAAAAAAAA',
  link: 'https://endpoint.example/#1n',
  expiresAt: '2026-11-23T12:00:00.000Z',
  maxOpens: 1,
  hasPassphrase: false,
  endpointName: 'Example',
}
const CLICK: Click = { tabId: 7, frameId: 3, selectionText: 'A=1 B=2' }

/** Ports that write down what is asked of them, one line each. */
function createPorts(overrides: Partial<SelectionPorts> = {}) {
  const log: string[] = []
  const ports: SelectionPorts = {
    read: async () => ({
      frameId: 3,
      selection: { text: 'A=1\nB=2', isFocused: true, canReplace: true },
    }),
    share: async (text, { tabId, frameId }) => {
      log.push(`share ${JSON.stringify(text)} from ${tabId}/${frameId}`)
      return SHARE
    },
    copy: async (text) => void log.push(`copy ${text}`),
    wantsReplacing: async () => true,
    replace: async ({ frameId }, link) => {
      log.push(`replace in ${frameId} by ${link}`)
      return 'replaced'
    },
    tell: async (_, view) => void log.push(`tell ${tellingOf(view)}`),
    saveDraft: async (tabId, _, { text, reason }) =>
      void log.push(`keep ${JSON.stringify(text)} of ${tabId}: ${reason}`),
    removeDraft: async () => void log.push('forget draft'),
    openWindow: async () => void log.push('open window'),
    ...overrides,
  }
  return { log, ports }
}

function tellingOf(view: Parameters<SelectionPorts['tell']>[1]): string {
  if (view.state === 'failed') return `failed ${view.failure.code}${view.hasText ? ' (kept)' : ''}`
  if (view.state === 'sharing') return 'sharing'
  const flags = [
    view.inPlace && 'in place',
    view.isCopied && 'copied',
    view.mayHaveLostLines && 'flat',
  ]
  return ['shared', ...flags.filter(Boolean)].join(' ')
}

describe('shareSelection', () => {
  test('the text of the page is shared with its lines, copied, then replaced', async () => {
    const { log, ports } = createPorts()
    await shareSelection(CLICK, ports)
    expect(log).toEqual([
      'tell sharing',
      'share "A=1\\nB=2" from 7/3',
      `copy ${SHARE.link}`,
      `replace in 3 by ${SHARE.link}`,
      'forget draft',
      'tell shared in place copied',
    ])
  })

  test('a selection that is not what the browser says waits for a person', async () => {
    const { log, ports } = createPorts()
    await shareSelection({ ...CLICK, selectionText: 'something else' }, ports)
    expect(log).toEqual(['keep "A=1\\nB=2" of 7: confirm', 'open window'])
  })

  test('where no script runs the flattened text is shared, and that is said', async () => {
    const { log, ports } = createPorts({ read: async () => null })
    await shareSelection(CLICK, ports)
    expect(log).toContain('share "A=1 B=2" from 7/0')
    expect(log).not.toContain(`replace in 0 by ${SHARE.link}`)
    expect(log.at(-1)).toBe('tell shared copied flat')
  })

  test('a keyboard command on a page without scripts says what to do', async () => {
    const { log, ports } = createPorts({ read: async () => null })
    await shareSelection({ ...CLICK, frameId: null, selectionText: null }, ports)
    expect(log).toEqual(['tell failed app/page-closed-to-scripts'])
  })

  test('a failed share keeps the text', async () => {
    const { log, ports } = createPorts({
      share: async () => {
        throw new FailureError({ code: 'endpoint/unreachable' })
      },
    })
    await shareSelection(CLICK, ports)
    expect(log).toEqual([
      'tell sharing',
      'keep "A=1\\nB=2" of 7: failed',
      'tell failed endpoint/unreachable (kept)',
    ])
  })

  test('a refused clipboard does not hide the link that was made', async () => {
    const { log, ports } = createPorts({
      copy: async () => {
        throw new FailureError({ code: 'app/clipboard-refused' })
      },
      wantsReplacing: async () => false,
    })
    await shareSelection(CLICK, ports)
    expect(log.at(-1)).toBe('tell shared')
  })

  test('settings can keep the text where it stands', async () => {
    const { log, ports } = createPorts({ wantsReplacing: async () => false })
    await shareSelection(CLICK, ports)
    expect(log.join('\n')).not.toContain('replace')
  })

  test('a toast that cannot be shown delays nothing', async () => {
    const { log, ports } = createPorts()
    const tell = ports.tell
    ports.tell = (tabId, view) =>
      view.state === 'sharing' ? Promise.reject(new Error('no page')) : tell(tabId, view)
    await shareSelection(CLICK, ports)
    expect(log.at(-1)).toBe('tell shared in place copied')
  })
})

describe('shareAgain', () => {
  test('the kept text is shared and forgotten afterwards', async () => {
    const { log, ports } = createPorts()
    await shareAgain('kept text', { tabId: 7, frameId: 3 }, ports)
    expect(log).toContain('share "kept text" from 7/3')
    expect(log).toContain('forget draft')
  })
})
