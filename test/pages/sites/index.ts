/**
 * Pages as sites build theirs, as far as it is known from public code, around the real editor that
 * each of them uses.
 */
import { confluence, jira } from './atlassian.ts'
import type { BuiltSite } from './built-site.ts'
import { chatgpt } from './chatgpt.ts'
import { claude } from './claude.ts'
import { discord } from './discord.ts'
import { element } from './element.ts'
import { fastmail } from './fastmail.ts'
import { gemini } from './gemini.ts'
import { github } from './github.ts'
import { gitlab } from './gitlab.ts'
import { gmail } from './gmail.ts'
import { chatInGmail, googleChat } from './google-chat.ts'
import { intercom } from './intercom.ts'
import { linear } from './linear.ts'
import { linkedin } from './linkedin.ts'
import { mattermost } from './mattermost.ts'
import { notion } from './notion.ts'
import { outlook } from './outlook.ts'
import { proton } from './proton.ts'
import { rocketchat } from './rocketchat.ts'
import { roundcube, roundcubeHtml } from './roundcube.ts'
import { slack } from './slack.ts'
import { teams } from './teams.ts'
import { telegramA, telegramK } from './telegram.ts'
import { whatsapp } from './whatsapp.ts'
import { yahoo } from './yahoo.ts'
import { zendesk } from './zendesk.ts'
import { zulip } from './zulip.ts'

/** Watched from the beginning. */
export const FIRST_SITES: readonly BuiltSite[] = [slack, gmail, outlook, teams, discord]

/** Watched when a person asks for it, by what they are for. */
export const FURTHER_SITES = {
  chats: [googleChat, mattermost, rocketchat, zulip, element],
  messengers: [whatsapp, telegramK, telegramA, linkedin],
  mail: [proton, yahoo, fastmail, roundcube],
  work: [github, gitlab, jira, confluence, notion, linear],
  answers: [zendesk, intercom, chatgpt, claude, gemini],
} as const satisfies Record<string, readonly BuiltSite[]>

/** Sites of those, built in another way. */
const VARIANTS: readonly BuiltSite[] = [chatInGmail, roundcubeHtml]

export const BUILT_SITES: readonly BuiltSite[] = [
  ...FIRST_SITES,
  ...Object.values(FURTHER_SITES).flat(),
  ...VARIANTS,
]
