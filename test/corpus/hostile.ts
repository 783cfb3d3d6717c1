/**
 * Texts that make a careless scanner slow: of each, any length, so that a doubled text can be measured and
 * its steps be counted.
 */
import { SETS } from './random.ts'

/** A piece that is repeated to the length; or what makes the text. */
export interface Hostile {
  name: string
  /** Texts that differ only in a prefix or a character are of one family. */
  family: string
  make(length: number): string
}

/** Strings that are put together by repeating are ropes at first; a text in a page is not. */
export function flat(text: string): string {
  return Buffer.from(text, 'utf16le').toString('utf16le')
}

const repeated = (family: string, name: string, piece: string): Hostile => ({
  name,
  family,
  make: (length) => flat(piece.repeat(Math.ceil(length / piece.length)).slice(0, length)),
})

/** A start, and then one long run of characters that could belong to it. */
const begun = (family: string, name: string, start: string, filling: string): Hostile => ({
  name,
  family,
  make: (length) =>
    flat((start + filling.repeat(Math.ceil(length / filling.length))).slice(0, length)),
})

const EACH = [...'aA0_-.=:/+"\'` \n\\@|$%<>{}[](),;#', '\0', '\u200b', '\u00e9', '\u5bc6', '\ud83d']

const PIECES: Record<string, string> = {
  'password=': 'password=',
  'password = " ': 'password = "',
  '"password": ': '"password": ',
  'the password is': 'the password is ',
  'label and value': 'api_key=aB3',
  'labels alone': 'token secret key password ',
  '://': '://',
  'scheme and colon': 'postgres://a:',
  'user and host': 'http://a:b@',
  'at signs': 'x://y:@@@@@@@@',
  'BEGIN lines': '-----BEGIN ',
  'BEGIN PRIVATE KEY lines': '-----BEGIN RSA PRIVATE KEY-----\n',
  'BEGIN and some body': `-----BEGIN PRIVATE KEY-----\n${'MIIB'.repeat(16)}\n`,
  'escaped BEGIN lines': '-----BEGIN PRIVATE KEY-----\\n',
  'END lines': '-----END PRIVATE KEY-----\n',
  eyJ: 'eyJ',
  'eyJ and dots': 'eyJ.eyJ.',
  'JWT headers': 'eyJhbGciOiJIUzI1NiJ9.',
  'otpauth links': 'otpauth://totp/a?secret=',
  'connection strings': 'Server=a;Password=',
  'pairs without end': 'Host=a;User=b;',
  'Basic headers': 'Authorization: Basic ',
  'Bearer headers': 'Authorization: Bearer ',
  'PuTTY heads': 'PuTTY-User-Key-File-3: ',
  'Private-Lines': 'Private-Lines: 99999\n',
  'JWK members': '{"kty":"RSA","d":"',
  'names that end as a JWK begins': 'akty:',
  'seed words': 'abandon ability able about above absent ',
  'recovery codes': 'a1b2-c3d4 ',
  'base64 lines': `${SETS.base64}\n`,
  'base64 without a line end': SETS.base64,
  'hexadecimal without end': SETS.hex,
  UUIDs: '12345678-9abc-4def-8123-456789abcdef ',
  'words of 16': 'abcdefgh01234567 ',
  'words of 40': `${'aB3dE6gH'.repeat(5)} `,
  percent: '%41%42%43',
  'open quotes': 'key="',
  'escaped quotes': '\\"',
  'markdown escapes': 'ghp\\_',
  'zero widths in tokens': 'gh\u200bp_a\u200b',
  'surrogate halves': '\ud83d\ud83d\udc00',
  'Japanese labels': '\u30d1\u30b9\u30ef\u30fc\u30c9:',
}

/** @param prefixes - literal starts of tokens; each is repeated, and begun once before a long run. */
export function hostileTexts(prefixes: readonly string[]): Hostile[] {
  return [
    ...EACH.map((one) => repeated('one character', `only ${JSON.stringify(one)}`, one)),
    ...Object.entries(PIECES).map(([name, piece]) => repeated(name, name, piece)),
    ...Object.entries(PIECES).map(([name, piece]) =>
      begun('a piece and a run', `${name}, then a run`, piece, 'aB3'),
    ),
    ...prefixes.map((one) => repeated('prefixes', `prefix ${one}`, one)),
    ...prefixes.map((one) =>
      repeated('short tokens', `prefix ${one} and a little`, `${one}a1B2c3D4 `),
    ),
    ...prefixes.map((one) =>
      begun('a prefix and a run', `prefix ${one}, then a run`, one, 'aB3dE6'),
    ),
  ]
}
