/**
 * The part of SARIF 2.1.0 that is written here, as its schema has it: required members, their types,
 * least values and closed sets. Strict: a member that is not listed is not one of SARIF's, or new.
 */
import * as v from 'valibot'

const fromOne = v.pipe(v.number(), v.integer(), v.minValue(1))
const message = v.strictObject({ text: v.string() })
const level = v.picklist(['none', 'note', 'warning', 'error'])
/** RFC 3986: what may not stand in a reference unescaped. */
const uriReference = v.pipe(v.string(), v.regex(/^(?:[\w.~!$&'()*+,;=:@/?#-]|%[0-9A-F]{2})+$/i))
const propertyBag = v.looseObject({ tags: v.exactOptional(v.array(v.string())) })

const reportingDescriptor = v.strictObject({
  id: v.string(),
  shortDescription: message,
  fullDescription: message,
  help: message,
  helpUri: v.exactOptional(v.pipe(v.string(), v.url())),
  defaultConfiguration: v.strictObject({ level }),
  properties: propertyBag,
})

const region = v.strictObject({
  startLine: fromOne,
  startColumn: fromOne,
  endLine: fromOne,
  endColumn: fromOne,
  snippet: v.exactOptional(v.strictObject({ text: v.string() })),
})

const result = v.strictObject({
  ruleId: v.string(),
  ruleIndex: v.pipe(v.number(), v.integer(), v.minValue(0)),
  level,
  message,
  locations: v.array(
    v.strictObject({
      physicalLocation: v.strictObject({
        artifactLocation: v.strictObject({
          uri: uriReference,
          uriBaseId: v.exactOptional(v.string()),
        }),
        region,
      }),
    }),
  ),
  partialFingerprints: v.record(v.string(), v.string()),
  properties: propertyBag,
})

export const SARIF = v.strictObject({
  $schema: v.pipe(v.string(), v.url()),
  version: v.literal('2.1.0'),
  runs: v.array(
    v.strictObject({
      tool: v.strictObject({
        driver: v.strictObject({
          name: v.string(),
          version: v.string(),
          rules: v.array(reportingDescriptor),
        }),
      }),
      columnKind: v.picklist(['utf16CodeUnits', 'unicodeCodePoints']),
      results: v.array(result),
    }),
  ),
})
