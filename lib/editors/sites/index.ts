// Written by scripts/sites.ts; run `node scripts/sites.ts` after adding a site.
import * as v from 'valibot'
import atlassian from './atlassian.json' with { type: 'json' }
import chatgpt from './chatgpt.json' with { type: 'json' }
import claude from './claude.json' with { type: 'json' }
import confluence from './confluence.json' with { type: 'json' }
import discord from './discord.json' with { type: 'json' }
import element from './element.json' with { type: 'json' }
import fastmail from './fastmail.json' with { type: 'json' }
import gemini from './gemini.json' with { type: 'json' }
import github from './github.json' with { type: 'json' }
import gitlab from './gitlab.json' with { type: 'json' }
import gmail from './gmail.json' with { type: 'json' }
import googleChat from './google-chat.json' with { type: 'json' }
import intercom from './intercom.json' with { type: 'json' }
import jira from './jira.json' with { type: 'json' }
import linear from './linear.json' with { type: 'json' }
import linkedin from './linkedin.json' with { type: 'json' }
import mattermost from './mattermost.json' with { type: 'json' }
import notion from './notion.json' with { type: 'json' }
import outlook from './outlook.json' with { type: 'json' }
import proton from './proton.json' with { type: 'json' }
import rocketchat from './rocketchat.json' with { type: 'json' }
import roundcube from './roundcube.json' with { type: 'json' }
import { type KnownSite, knownSiteSchema } from './site.ts'
import slack from './slack.json' with { type: 'json' }
import teams from './teams.json' with { type: 'json' }
import telegram from './telegram.json' with { type: 'json' }
import whatsapp from './whatsapp.json' with { type: 'json' }
import yahoo from './yahoo.json' with { type: 'json' }
import zendesk from './zendesk.json' with { type: 'json' }
import zulip from './zulip.json' with { type: 'json' }

/** Every site that is known: who it is, and where. */
export const SITES: readonly KnownSite[] = v.parse(v.array(knownSiteSchema), [
  atlassian,
  chatgpt,
  claude,
  confluence,
  discord,
  element,
  fastmail,
  gemini,
  github,
  gitlab,
  gmail,
  googleChat,
  intercom,
  jira,
  linear,
  linkedin,
  mattermost,
  notion,
  outlook,
  proton,
  rocketchat,
  roundcube,
  slack,
  teams,
  telegram,
  whatsapp,
  yahoo,
  zendesk,
  zulip,
])
