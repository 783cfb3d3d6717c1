/** Names of products, which are the same in every language. */
const NAMES: Readonly<Record<string, string>> = {
  matchstick: 'Matchstick',
  privatebin: 'PrivateBin',
  yopass: 'Yopass',
  cryptgeon: 'cryptgeon',
  enclosed: 'Enclosed',
  hemmelig: 'Hemmelig',
  'hemmelig-v6': 'Hemmelig',
  openbao: 'OpenBao / Vault',
  onetimesecret: 'Onetime Secret',
  passwordpusher: 'Password Pusher',
  custom: 'HTTP API',
}

/** What a kind of server is called; one that this version does not know has its own word for itself. */
export function kindName(kind: string): string {
  return NAMES[kind] ?? kind
}
