/** A browser that also watches the sites that a person has to ask for. */
import { FURTHER_SITES } from '#test/pages/sites/index.ts'
import { test as base, type Watched, withWatched } from './watched.ts'

export const FURTHER_HOSTS = Object.values(FURTHER_SITES)
  .flat()
  .map(({ host }) => host)

export const test = base.extend<object, { watched: Watched }>({
  watched: [({ kind }, use) => withWatched(kind, use, FURTHER_HOSTS), { scope: 'worker' }],
})
