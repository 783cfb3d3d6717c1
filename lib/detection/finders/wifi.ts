import { type Finder, LOOK_AHEAD } from '../candidate.ts'
import { isStandIn } from './passwords.ts'
import { defineRule, report } from './report.ts'

const WIFI_RULE = defineRule('Wi-Fi', 'network password', 'password', 'medium', {
  detector: 'wi-fi-qr-payload',
})

const FIELDS = /^:(?:(?:\\.|[^;\\])+;)*/
const NAME = /[:;]S:/
const PASSWORD = /^:(?:(?:\\.|[^;\\])+;)*?P:((?:\\.|[^;\\])*);/

/** What the QR code of a network holds: `WIFI:T:WPA;S:name;P:password;;`, with `\` before ; , : and \. */
export const WIFI: Finder = {
  words: ['wifi'],
  examine(sweep, start, end) {
    const { text } = sweep
    if (!text.startsWith('WIFI:', start)) return
    const [line = ''] = text.slice(end, end + LOOK_AHEAD / 2).split('\n')
    const [fields = ''] = FIELDS.exec(line) ?? []
    sweep.spend(fields.length)
    const [whole = '', password = ''] = PASSWORD.exec(fields) ?? []
    if (!NAME.test(fields) || isStandIn(password)) return
    const last = end + whole.length - 1
    report(sweep, last - password.length, last, WIFI_RULE)
  },
}
