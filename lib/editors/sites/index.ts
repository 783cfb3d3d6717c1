import { discord } from './discord.ts'
import { gmail } from './gmail.ts'
import { outlook } from './outlook.ts'
import type { Site } from './site.ts'
import { slack } from './slack.ts'
import { teams } from './teams.ts'

/** Watched from the beginning, each with a switch. */
export const SITES: readonly Site[] = [slack, gmail, outlook, teams, discord]

/** @returns the site with this id; none for one that a person added. */
export function siteOf(id: string | null): Site | null {
  return SITES.find((site) => site.id === id) ?? null
}
