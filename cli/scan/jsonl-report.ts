import type { Report, ReportOptions } from './report.ts'

/** One JSON object a line, always with the same members in the same order. */
export function jsonlReport({ showSecrets }: ReportOptions): Report {
  return {
    add({ path, from, finding, secret }) {
      const { start, end, detector, provider, kind, severity, confidence } = finding
      const row = {
        path,
        line: from.line,
        column: from.column,
        start,
        end,
        detector,
        provider,
        kind,
        severity,
        confidence,
        ...(showSecrets && { secret }),
      }
      return `${JSON.stringify(row)}\n`
    },
    end: () => '',
  }
}
