import { describe, expect, test } from 'vitest'
import { withoutEndpoint } from '#lib/policy/endpoints.ts'
import { DEFAULT_SETTINGS } from '#lib/policy/settings.ts'
import {
  endpointOfPage,
  endpointOfSite,
  endpointsForSite,
  withSiteEndpoint,
} from '#lib/policy/site-endpoint.ts'
import { withoutSite, withSite } from '#lib/policy/sites.ts'
import { TWO_ENDPOINTS } from '../components/gallery/fixtures.ts'

const [team, long] = TWO_ENDPOINTS.endpoints
if (!team || !long) throw new TypeError('expected two endpoints')
const settings = withSiteEndpoint(TWO_ENDPOINTS, 'slack', long.baseUrl)
const idsFor = (key: string | null) => endpointsForSite(settings, key).map(({ id }) => id)

describe('the endpoint of a site', () => {
  test('is its own where one was chosen, and the default everywhere else', () => {
    expect(endpointOfSite(settings, 'slack')).toEqual({ endpoint: long, lost: null })
    expect(endpointOfSite(settings, 'gmail')).toEqual({ endpoint: team, lost: null })
    expect(endpointOfSite(settings, null)).toEqual({ endpoint: team, lost: null })
    expect(endpointOfSite(DEFAULT_SETTINGS, 'slack')).toEqual({ endpoint: null, lost: null })
  })

  test('is told by the address of a page', () => {
    expect(endpointOfPage(settings, 'https://app.slack.com/client/T0').endpoint).toEqual(long)
    expect(endpointOfPage(settings, 'https://example.com/').endpoint).toEqual(team)
    expect(endpointOfPage(settings, null).endpoint).toEqual(team)
  })

  test('goes over to the default when it is removed, and comes back with its address', () => {
    const without = withoutEndpoint(settings, 'long')
    expect(endpointOfSite(without, 'slack')).toEqual({
      endpoint: team,
      lost: new URL(long.baseUrl).host,
    })
    expect(endpointsForSite(without, 'slack')).toEqual([team])
    const again = { ...without, endpoints: [team, { ...long, id: 'another' }] }
    expect(endpointOfSite(again, 'slack')).toMatchObject({
      endpoint: { id: 'another' },
      lost: null,
    })
  })

  test('is the first of all of them there', () => {
    expect(idsFor('slack')).toEqual(['long', 'team'])
    expect(idsFor('gmail')).toEqual(['team', 'long'])
    expect(endpointsForSite(DEFAULT_SETTINGS, 'slack')).toEqual([])
  })

  test('follows the default again when it is taken back', () => {
    expect(withSiteEndpoint(settings, 'slack', null)).toEqual(TWO_ENDPOINTS)
    expect(withSiteEndpoint(TWO_ENDPOINTS, 'gmail', null)).toEqual(TWO_ENDPOINTS)
  })

  test('goes with a site that was added', () => {
    const key = 'https://chat.example.com'
    const added = withSiteEndpoint(withSite(TWO_ENDPOINTS, key), key, long.baseUrl)
    expect(endpointOfPage(added, `${key}/room`).endpoint).toEqual(long)
    expect(withoutSite(added, key)).toEqual(TWO_ENDPOINTS)
  })
})
