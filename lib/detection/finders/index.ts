import type { Finder } from '../candidate.ts'
import { JSON_WEB_TOKENS } from './jwt.ts'
import { PRIVATE_KEYS } from './private-keys.ts'
import { PUTTY_KEYS } from './putty.ts'

/** Who looks closer at places that a word or a literal start wakes them at. */
export const FINDERS: readonly Finder[] = [PRIVATE_KEYS, PUTTY_KEYS, JSON_WEB_TOKENS]
