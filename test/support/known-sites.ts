import type { KnownSite } from '#lib/editors/sites/site.ts'

const site = (
  some: Partial<KnownSite> & Pick<KnownSite, 'id' | 'name' | 'matches'>,
): KnownSite => ({
  startsOn: false,
  proven: 'high',
  ...some,
})

/** One site of each sort, for rules that hold whichever sites are known; first those that start on. */
export const KNOWN_SITES: readonly KnownSite[] = [
  site({ id: 'gmail', name: 'Gmail', matches: ['https://mail.google.com/*'], startsOn: true }),
  site({ id: 'slack', name: 'Slack', matches: ['https://*.slack.com/*'], startsOn: true }),
  site({
    id: 'prompts',
    name: 'Prompts',
    matches: ['https://prompts.example/*', 'https://prompts.example.org/*'],
  }),
  site({ id: 'guessed', name: 'Guessed', matches: ['https://guessed.example/*'], proven: 'low' }),
  site({ id: 'desk', name: 'Desk', matches: ['https://*.desk.example/*'] }),
  site({ id: 'forge', name: 'Forge', matches: ['https://forge.example/*'] }),
  site({ id: 'own-chat', name: 'Own Chat', matches: [] }),
]
