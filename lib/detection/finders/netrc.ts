import { type Finder, LOOK_AHEAD } from '../candidate.ts'
import { isStandIn, isStrong } from './passwords.ts'
import { defineRule, report } from './report.ts'

const NETRC_RULE = defineRule('.netrc', 'password of a host', 'password', 'high', {
  detector: 'netrc-entry',
})

/** The host; pairs of a name and a value, of which one is the login; the password. */
const ENTRY = /^\s+([^\s"'`]+)((?:\s+(?:login|account)\s+[^\s"'`]+){1,2})\s+password\s+([^\s"'`]+)/

/** RFC 2606, also as troff writes it. */
const SAMPLE_HOST = /(?:^|\.)example\b/

/** `machine HOST login USER password PASSWORD`, on one line or several. */
export const NETRC: Finder = {
  words: ['machine'],
  examine(sweep, start, end) {
    const near = sweep.text.slice(end, end + LOOK_AHEAD / 2)
    const [entry = '', host = '', login = '', password = ''] = ENTRY.exec(near) ?? []
    sweep.spend(end - start + entry.length)
    if (!/\slogin\s/.test(login) || isStandIn(password)) return
    if ((!host.includes('.') || SAMPLE_HOST.test(host)) && !isStrong(password)) return
    const last = end + entry.length
    report(sweep, last - password.length, last, NETRC_RULE)
  },
}
