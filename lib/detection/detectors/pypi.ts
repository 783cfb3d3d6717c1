import { defineProvider } from '../detector.ts'
import { base62, base64urlOf, type Examples, find, uuid } from '../examples.ts'

export default defineProvider({
  name: 'PyPI',
  rotateUrl: 'https://pypi.org/manage/account/#api-tokens',
  detectors: [
    {
      id: 'pypi-upload-token',
      name: 'upload token',
      shapes: ['pypi-AgEIcHlwaS5vcmc{base64url:50-1000}'],
      severity: 'critical',
      check: 'macaroon',
    },
    {
      id: 'pypi-testpypi-upload-token',
      name: 'TestPyPI upload token',
      shapes: ['pypi-AgENdGVzdC5weXBpLm9yZw{base64url:50-1000}'],
      severity: 'medium',
      kind: 'test-key',
      check: 'macaroon',
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('pypi-upload-token', `pypi-${macaroon('pypi.org')}`),
  find('pypi-testpypi-upload-token', `pypi-${macaroon('test.pypi.org')}`),
]

/** A macaroon (version 2) of this place; the identifier is 36 characters. */
const macaroon = (location: string) =>
  base64urlOf(
    `\x02\x01${String.fromCharCode(location.length)}${location}\x02\x24${uuid()}\0\0\x06 ${base62(32)}`,
  )
