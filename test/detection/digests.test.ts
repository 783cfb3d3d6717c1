import { expect, test } from 'vitest'
import { base64, hex, seed, uuid } from '#lib/detection/examples.ts'
import { scan } from '#lib/detection/scan.ts'
import { providerFiles } from '#scripts/detectors.ts'

/** Digests and identifiers as they stand beside the name of a provider. */
const FORMS: Record<string, (name: string) => string> = {
  'action of a build': (name) => `      - uses: ${name}/${name}-action@${hex(40)} # v3`,
  'requirements.txt': (name) => `${name}==5.9.1 \\\n    --hash=sha256:${hex(64)} \\`,
  'go.sum': (name) =>
    `github.com/${name}/${name}go v1.9.2 h1:${base64(43)}=\ngithub.com/${name}/${name}go v1.9.2/go.mod h1:${base64(43)}=`,
  'package-lock.json': (name) =>
    `"resolved": "https://registry.npmjs.org/@${name}/sdk/-/sdk-1.2.3.tgz",\n      "integrity": "sha512-${base64(86)}=="`,
  'old package-lock.json': (name) =>
    `"resolved": "https://registry.npmjs.org/${name}/-/${name}-1.2.3.tgz",\n      "integrity": "sha1-${base64(27)}="`,
  'yarn.lock': (name) =>
    `  version "1.0.0"\n  resolved "https://registry.yarnpkg.com/${name}/-/${name}-1.0.0.tgz#${hex(40)}"`,
  'Cargo.lock': (name) => `name = "${name}"\nversion = "0.1.0"\nchecksum = "${hex(64)}"`,
  Dockerfile: (name) => `FROM ${name}/${name}:1.2@sha256:${hex(64)}`,
  commit: (name) => `see https://github.com/${name}/${name}/commit/${hex(40)}`,
  log: (name) => `commit ${hex(40)}\n    bump ${name}`,
  md5sum: (name) => `${hex(32)}  ${name}-cli.tar.gz`,
  sha256sum: (name) => `${hex(64)}  ${name}-cli.tar.gz`,
  'integrity of a script': (name) =>
    `<script src="https://cdn.${name}.com/x.js" integrity="sha256-${base64(43)}="></script>`,
  trace: (name) => `${name} trace_id=${hex(32)} span_id=${hex(16)}`,
  ETag: (name) => `${name} ETag: "${hex(32)}"`,
  'log line': (name) => `${name}[router]: at=info host=app.${name}.com request_id=${uuid()}`,
}

test.for(Object.entries(FORMS))('%s: beside no provider a credential', ([form, make]) => {
  const seen = providerFiles().flatMap((file) => {
    const name = file.split('-')[0] ?? ''
    seed(form + file)
    const text = make(name)
    return scan(text).findings.map(({ detector }) => `${detector} in ${text}`)
  })
  expect(seen).toEqual([])
})
