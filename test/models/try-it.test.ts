import { expect, test } from 'vitest'
import { ONE_ENDPOINT } from '../components/gallery/fixtures.ts'
import { createSettingsWorld } from './settings-world.ts'

const TOKEN = ['glpat', 'Q3v8Zk1tXw7bN2mR5yLs'].join('-')
const [TEAM] = ONE_ENDPOINT.endpoints

test('links of one’s own endpoints are none here either, whatever stands in them', async () => {
  const { model } = createSettingsWorld(ONE_ENDPOINT)
  await model.load()
  await model.tryIt.setText(`see https://other.example/#1x.${TOKEN}`)
  expect(model.tryIt.found.value).toHaveLength(1)
  await model.tryIt.setText(`see ${TEAM?.baseUrl}#1n${'A'.repeat(47)}.kind.${TOKEN}`)
  expect(model.tryIt.found.value).toEqual([])
})
