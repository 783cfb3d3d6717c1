import type { Provider } from './detector.ts'
import { PROVIDERS } from './detectors/index.ts'

/**
 * @returns every provider that is known. The build puts a packed table in this file's place
 * (`scripts/vite/pack-facts.ts`), which is unpacked when it is asked for.
 */
export const providers = (): readonly Provider[] => PROVIDERS
