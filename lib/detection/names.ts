import { keywordShapes } from './keyword-shapes.ts'
import { providers } from './providers.ts'

/**
 * @returns what the detectors of providers call what they find, by their ids. Of those that belong
 * to no provider the id says it: `generic-password`.
 */
export function detectorNames(): Record<string, string> {
  const ofProviders = providers().flatMap(({ name, detectors }) =>
    detectors.map((one) => [one.id, `${name} ${one.name}`] as const),
  )
  const ofKeywords = keywordShapes().map(
    ({ id, provider, name }) => [id, `${provider} ${name}`] as const,
  )
  return Object.fromEntries([...ofKeywords, ...ofProviders])
}
