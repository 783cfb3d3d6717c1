import { de } from './de.ts'
import { en } from './en.ts'
import { es } from './es.ts'
import { fr } from './fr.ts'
import { it } from './it.ts'
import { ja } from './ja.ts'
import { nl } from './nl.ts'
import { pl } from './pl.ts'
import { pt } from './pt.ts'
import { ru } from './ru.ts'
import { tr } from './tr.ts'
import type { Words } from './words.ts'
import { zh } from './zh.ts'

export type { Words }

const ALL = [en, es, pt, fr, de, it, nl, pl, ru, tr, ja, zh]

/** All languages' words of one sort. */
export function wordsOf(sort: keyof Words): string[] {
  return [...new Set(ALL.flatMap((words) => words[sort].split(' ')))].filter((word) => word !== '')
}
