/** Chat without any credential, varied as real chat is: numbers, hashes, ids, names, days. */
import { type Chance, chance } from '../random.ts'
import { de } from './de.ts'
import { en } from './en.ts'
import { es } from './es.ts'
import { fr } from './fr.ts'
import { it } from './it.ts'
import { ja } from './ja.ts'
import { nl } from './nl.ts'
import { pasted } from './pasted.ts'
import { pl } from './pl.ts'
import { pt } from './pt.ts'
import { ru } from './ru.ts'
import { tr } from './tr.ts'
import { zh } from './zh.ts'

const LANGUAGES = { en, es, pt, fr, de, it, nl, pl, ru, tr, ja, zh }
type Language = keyof typeof LANGUAGES

const two = (n: number) => String(n).padStart(2, '0')

/** What a `{word}` in a message stands for. */
const FILL: Record<string, (c: Chance) => string> = {
  sha: (c) => c.chars('hex', 40),
  short: (c) => c.chars('hex', c.int(7, 10)),
  digest: (c) => c.chars('hex', 64),
  md5: (c) => c.chars('hex', 32),
  sri: (c) => c.base64(64),
  fingerprint: (c) => c.base64(32).replace(/=+$/, ''),
  sshkey: (c) => `AAAAC3NzaC1lZDI1NTE5AAAAI${c.chars('base64', 43)}`,
  trace: (c) => c.chars('hex', 32),
  uuid: (c) => c.uuid(),
  order: (c) =>
    c.pick([`#${c.int(10_000, 99_999)}`, `ORD-2031-${c.chars('digit', 6)}`, c.chars('digit', 10)]),
  version: (c) =>
    `v${c.int(0, 12)}.${c.int(0, 40)}.${c.int(0, 9)}${c.pick(['', '', '-rc.1', '+build.418'])}`,
  pr: (c) =>
    c.pick([`#${c.int(100, 9999)}`, `https://github.com/acme/shop/pull/${c.int(1, 9999)}`]),
  ticket: (c) => `${c.pick(['SHOP', 'OPS', 'PAY'])}-${c.int(100, 9999)}`,
  host: (c) => `${c.pick(['shop', 'api', 'mail'])}-${c.int(1, 9)}.internal.test`,
  price: (c) =>
    c.pick([
      `${c.int(1, 999)},${two(c.int(0, 99))} €`,
      `$${c.int(1, 9)},${c.chars('digit', 3)}.00`,
    ]),
  date: (c) =>
    c.pick([`2031-${two(c.int(1, 12))}-${two(c.int(1, 28))}`, `${c.int(1, 28)}.${c.int(1, 12)}.`]),
  time: (c) => `${c.int(8, 18)}:${two(c.int(0, 59))}`,
  phone: (c) =>
    `+${c.int(1, 99)} ${c.chars('digit', 3)} ${c.chars('digit', 3)} ${c.chars('digit', 4)}`,
  url: (c) =>
    c.pick([
      `https://wiki.internal.test/pages/viewpage.action?pageId=${c.chars('digit', 9)}`,
      `https://docs.internal.test/d/${c.chars('base64url', 33)}/edit`,
      `https://video.internal.test/watch?v=${c.chars('base64url', 11)}&t=${c.int(1, 900)}s`,
      `https://acme.test/blog/${c.pick(['how-we-moved-to-passkeys', 'a-year-without-passwords'])}`,
    ]),
  path: (c) =>
    `src/${c.pick(['checkout', 'auth', 'mail'])}/${c.pick(['password-reset', 'token_store', 'session'])}.ts`,
  image: (c) => `registry.internal.test/shop@sha256:${c.chars('hex', 64)}`,
  id: (c) => c.chars('digit', c.int(6, 18)),
  track: (c) =>
    c.pick([
      `1Z${c.chars('BASE36', 16)}`,
      `JJD${c.chars('digit', 18)}`,
      `RR${c.chars('digit', 9)}DE`,
    ]),
  invoice: (c) => `RE-2031-${c.chars('digit', 5)}`,
  meeting: (c) => `${c.chars('digit', 3)} ${c.chars('digit', 4)} ${c.chars('digit', 4)}`,
  ip: (c) => `10.${c.int(0, 255)}.${c.int(0, 255)}.${c.int(1, 254)}`,
  branch: (c) =>
    c.pick(['main', `release/${c.int(1, 9)}.${c.int(0, 9)}`, 'feature/OPS-112-token-refresh']),
  mail: (c) => `${c.pick(['support', 'anna.weber', 'j.ortega+shop'])}@acme.test`,
  mac: (c) => Array.from({ length: 6 }, () => c.chars('hex', 2)).join(':'),
  serial: (c) => c.pick([c.chars('BASE36', 12), `C02${c.chars('BASE36', 9)}`]),
  name: (c) => c.pick(['Anna', 'Kenji', 'Lucía', 'Ольга', 'Zeynep', '小林']),
  n: (c) => String(c.int(2, 999)),
  podhash: (c) => c.chars('base36', 10),
  podid: (c) => c.chars('base36', 5),
  ptr: (c) => c.chars('hex', 12),
  docid: (c) => c.chars('base64url', 33),
  zeros: () => '0'.repeat(19),
  digest19: (c) => c.chars('hex', 45),
  iban: (c) =>
    `DE${c.chars('digit', 2)} ${Array.from({ length: 4 }, () => c.chars('digit', 4)).join(' ')} ${c.chars('digit', 2)}`,
}

function varied(message: string, c: Chance): string {
  return message.replace(/\{(\w+)\}/g, (whole, word: string) => FILL[word]?.(c) ?? whole)
}

export interface Message {
  language: Language | 'pasted'
  text: string
}

/** About `bytes` of messages, all different, each language as often as the other. */
export function chatMessages(bytes: number, seed = 7): Message[] {
  const c = chance(seed)
  const messages: Message[] = []
  const seen = new Set<string>()
  const languages = Object.keys(LANGUAGES) as Language[]
  for (let size = 0, turn = 0; size < bytes; turn++) {
    const language = turn % 7 === 6 ? 'pasted' : (languages[turn % languages.length] ?? 'en')
    const text = varied(c.pick(language === 'pasted' ? pasted : LANGUAGES[language]), c)
    if (seen.has(text)) continue
    seen.add(text)
    messages.push({ language, text })
    size += Buffer.byteLength(text) + 1
  }
  return messages
}
