import type { Probed } from '#lib/endpoints/endpoint.ts'

/** What a common endpoint says of itself. */
export const PROBED: Probed = {
  kind: 'matchstick',
  name: 'Team secrets',
  version: '1.2.3',
  needsToken: false,
  capabilities: {
    lifetimes: { as: 'range', minSeconds: 60, maxSeconds: 7 * 86400 },
    maxOpens: 10,
    textBytes: 1_000_000,
    fileBytes: 1_000_000,
    passphrases: { isWholeKey: false, maxAttempts: 10 },
    labels: true,
    receipts: 'full',
    revoke: true,
    claims: true,
    without: 'page',
  },
}

/** What says that it can do next to nothing. */
export const LEAST: Probed = {
  kind: 'custom',
  name: 'drop.example.com',
  version: '0.9',
  needsToken: false,
  capabilities: {
    lifetimes: { as: 'until-opened' },
    maxOpens: 1,
    textBytes: 500,
    fileBytes: 0,
    passphrases: null,
    labels: false,
    receipts: 'presence',
    revoke: false,
    claims: false,
    without: 'nothing',
  },
}

/** What a server of another kind says, which can do less. */
export const PASTEBIN: Probed = {
  kind: 'privatebin',
  name: 'paste.example.com',
  version: null,
  needsToken: false,
  capabilities: {
    lifetimes: { as: 'list', seconds: [300, 3600, 86400, 7 * 86400] },
    maxOpens: 1,
    textBytes: 7_000_000,
    fileBytes: 5_000_000,
    passphrases: { isWholeKey: false, maxAttempts: null },
    labels: false,
    receipts: 'none',
    revoke: true,
    claims: false,
    without: 'page',
  },
}

/** What a server says that people sign in to. */
/** What a server says that encrypts by itself: it carries our envelope as a text. */
export const CARRIER: Probed = {
  kind: 'onetimesecret',
  name: 'notes.example.com',
  version: null,
  needsToken: false,
  capabilities: {
    lifetimes: { as: 'range', minSeconds: 60, maxSeconds: 7 * 86400 },
    maxOpens: 1,
    textBytes: 7168,
    fileBytes: 7168,
    passphrases: { isWholeKey: false, maxAttempts: null },
    labels: true,
    receipts: 'openings',
    revoke: true,
    claims: false,
    without: 'paste',
    tokens: 'named',
  },
}

export const WRAPPING: Probed = {
  kind: 'openbao',
  name: 'bao.example.com',
  version: '2.6.2',
  needsToken: true,
  capabilities: {
    lifetimes: { as: 'range', minSeconds: 1, maxSeconds: 30 * 86400 },
    maxOpens: 1,
    textBytes: 368_384,
    fileBytes: 368_384,
    passphrases: { isWholeKey: false, maxAttempts: null },
    labels: true,
    receipts: 'presence',
    revoke: true,
    claims: false,
    without: 'nothing',
    signIn: 'token-or-role',
  },
}
