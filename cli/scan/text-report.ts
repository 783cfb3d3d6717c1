import type { Reason } from '#lib/detection/finding.ts'
import { mask } from './mask.ts'
import type { Report, ReportOptions } from './report.ts'

/** `path:line:column: what it is: how it begins (its length)`, one line for each finding. */
export function textReport({ showSecrets }: ReportOptions): Report {
  return {
    add({ path, from, finding, secret }) {
      const { name, kind, severity, confidence, reason, rotateUrl } = finding
      const what = showSecrets ? secret : mask(secret, kind)
      const parts = [
        `${path}:${from.line}:${from.column}: ${name}: ${what}`,
        `${severity} severity`,
        `${confidence} confidence (${sentenceOf(reason)})`,
        ...(rotateUrl === undefined ? [] : [`replace it: ${rotateUrl}`]),
      ]
      return `${printable(parts.join(', '))}\n`
    },
    end: () => '',
  }
}

function sentenceOf(reason: Reason): string {
  switch (reason.code) {
    case 'checksum-valid':
      return 'its checksum is right'
    case 'checksum-wrong':
      return 'its checksum is wrong'
    case 'known-shape':
      return 'a known shape'
    case 'decodes':
      return 'it decodes'
    case 'unlikely-by-chance':
      return 'unlikely by chance'
    case 'beside':
      return `beside ${reason.beside}`
    case 'pair':
      return `with ${reason.beside}`
    case 'encoded':
      return `encoded in ${reason.encoding}`
  }
}

/** Names of files and texts of others must not steer the terminal or begin a new line. */
export function printable(text: string): string {
  return text.replace(
    // biome-ignore lint/suspicious/noControlCharactersInRegex: those are what must not get out
    /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}
