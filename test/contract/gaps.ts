/** What kinds of servers cannot keep of the contract, and why; also when real servers are tried. */
import type { Gap } from './endpoint.ts'

const NOBODY_ELSE = 'nobody else revokes a secret'
const MEDIA_TYPE = 'a file arrives with its name and type'

export const gapsOf: Readonly<Record<string, readonly Gap[]>> = {
  privatebin: [
    {
      reason: 'PrivateBin burns a paste when it is asked with the wrong token',
      tests: [NOBODY_ELSE],
    },
  ],
  cryptgeon: [
    { reason: 'cryptgeon lets everybody who knows an id read it away', tests: [NOBODY_ELSE] },
    {
      reason: 'an archive that everybody can open has no place for a media type',
      tests: [MEDIA_TYPE],
    },
  ],
  yopass: [
    { reason: 'Yopass lets everybody who knows an id delete', tests: [NOBODY_ELSE] },
    { reason: 'OpenPGP has no place for a media type', tests: [MEDIA_TYPE] },
  ],
  enclosed: [
    { reason: 'Enclosed lets everybody who knows an id read it away', tests: [NOBODY_ELSE] },
    {
      reason: 'Enclosed reads a note before it deletes it (20 of 20 got it from a server of 1.16)',
      tests: ['of many openers at the same time one gets the secret'],
    },
  ],
  hemmelig: [
    {
      reason: 'Hemmelig keeps the name of a file and not its media type',
      tests: [MEDIA_TYPE],
    },
  ],
  'hemmelig-v6': [
    { reason: 'Hemmelig 6 lets everybody who knows an id burn it', tests: [NOBODY_ELSE] },
  ],
  passwordpusher: [
    {
      reason: 'without an account whoever knows where a push lies takes it back',
      tests: [NOBODY_ELSE],
    },
  ],
}
