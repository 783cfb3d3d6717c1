import { describe, expect, test } from 'vitest'
import { FailureError } from '#lib/messaging/failure.ts'
import type { CreatedShare, Draft } from '#lib/messaging/messages.ts'
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
  canRevoke: true,
  without: 'page',
  clockGapSeconds: 0,
}
const CLICK: Click = { tabId: 7, frameId: 3, selectionText: 'A=1 B=2' }

/** Ports that write down what is asked of them, one line each. */
function createPorts(overrides: Partial<SelectionPorts> = {}) {
  const log: string[] = []
  const ports: SelectionPorts = {
    read: async () => ({
      frameId: 3,
      selection: { text: 'A=1\nB=2', isFocused: true, canReplace: true, token: 9 },
    }),
    share: async (text, { tabId, frameId, token }) => {
      log.push(`share ${JSON.stringify(text)} from ${tabId}/${frameId}/${token}`)
      return { share: SHARE, insteadOf: null }
    },
    copy: async (text) => void log.push(`copy ${text}`),
    wantsReplacing: async () => true,
    replace: async ({ frameId, token }, link) => {
      log.push(`replace in ${frameId}/${token} by ${link}`)
      return 'replaced'
    },
    tell: async (_, view) => void log.push(`tell ${tellingOf(view)}`),
    forget: async ({ token }) => void log.push(`forget place ${token}`),
    saveDraft: async ({ tabId }, { text, reason, failure }) =>
      void log.push(`keep ${JSON.stringify(text)} of ${tabId}: ${failure?.code ?? reason}`),
    removeDraft: async (id) => void log.push(`forget draft ${id}`),
    openWindow: async () => void log.push('open window'),
    newId: () => 4,
    isPrivate: false,
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
    view.insteadOf !== null && `instead of ${view.insteadOf}`,
  ]
  return ['shared', ...flags.filter(Boolean)].join(' ')
}

describe('shareSelection', () => {
  test('an endpoint of the site that is gone is told with the link', async () => {
    const share = async () => ({ share: SHARE, insteadOf: 'old.example' })
    const { log, ports } = createPorts({ share })
    await shareSelection(CLICK, ports)
    expect(log.at(-1)).toBe('tell shared in place copied instead of old.example')
  })

  test('the text of the page is shared with its lines, copied, then replaced', async () => {
    const { log, ports } = createPorts()
    await shareSelection(CLICK, ports)
    expect(log).toEqual([
      'keep "A=1\\nB=2" of 7: app/no-answer',
      'share "A=1\\nB=2" from 7/3/9',
      'tell sharing',
      `copy ${SHARE.link}`,
      `replace in 3/9 by ${SHARE.link}`,
      'forget draft 4',
      'tell shared in place copied',
    ])
  })

  test('a selection that is not what the browser says waits for a person', async () => {
    const { log, ports } = createPorts()
    await shareSelection({ ...CLICK, selectionText: 'something else' }, ports)
    expect(log).toEqual(['forget place 9', 'keep "A=1\\nB=2" of 7: confirm', 'open window'])
  })

  test('where no script runs the flattened text is shared, and that is said', async () => {
    const { log, ports } = createPorts({ read: async () => null })
    await shareSelection(CLICK, ports)
    expect(log).toContain('share "A=1 B=2" from 7/0/0')
    expect(log.join('\n')).not.toContain('replace')
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
      'keep "A=1\\nB=2" of 7: app/no-answer',
      'tell sharing',
      'keep "A=1\\nB=2" of 7: endpoint/unreachable',
      'tell failed endpoint/unreachable (kept)',
    ])
  })

  test('more text than can be kept is still told about', async () => {
    const { log, ports } = createPorts({
      saveDraft: async () => {
        throw new Error('quota')
      },
      share: async () => {
        throw new FailureError({ code: 'endpoint/too-large' })
      },
    })
    await shareSelection(CLICK, ports)
    expect(log).toEqual(['tell sharing', 'tell failed endpoint/too-large'])
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
    expect(log).toContain('forget place 9')
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

test('Cancel is offered when there is something that it can stop', async () => {
  const { log, ports } = createPorts()
  const { share } = ports
  ports.share = (...call) => {
    log.push('may be called off')
    return share(...call)
  }
  await shareSelection(CLICK, ports)
  expect(log.indexOf('may be called off')).toBeLessThan(log.indexOf('tell sharing'))
})

describe('shareAgain', () => {
  const draft: Draft = { id: 4, text: 'kept', reason: 'failed', isPrivate: false, failure: null }

  test('the kept text is shared, put in its place, and forgotten', async () => {
    const { log, ports } = createPorts()
    const place = { tabId: 7, frameId: 3, token: 9 }
    await shareAgain({ savedAt: 0, place, draft }, ports)
    expect(log).toContain('share "kept" from 7/3/9')
    expect(log).toContain(`replace in 3/9 by ${SHARE.link}`)
    expect(log).toContain('forget draft 4')
  })

  test('a flattened text stays one: nothing is replaced, and the warning is said again', async () => {
    const { log, ports } = createPorts()
    const place = { tabId: 7, frameId: 0, token: 0 }
    await shareAgain({ savedAt: 0, place, draft: { ...draft, reason: 'flattened' } }, ports)
    expect(log.join('\n')).not.toContain('replace')
    expect(log.at(-1)).toBe('tell shared copied flat')
  })
})
