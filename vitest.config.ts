import { defineConfig } from 'vitest/config'
import { LIVE_SERVERS } from './test/interop/live/live-server.ts'

/** Tests of code that keeps nothing in its modules: starting each file anew was a tenth of all work. */
const SHARING = '{cli,corpus,detection,editors,endpoints,i18n,interop,scripts,server,vectors}'

const common = {
  environment: 'node',
  // Argon2id and the crash rounds take their time on a busy machine.
  testTimeout: 60_000,
  hookTimeout: 60_000,
} as const

export default defineConfig({
  test: {
    // One less is its default, which leaves one of two cores idle.
    maxWorkers: '100%',
    projects: [
      {
        test: {
          ...common,
          name: 'sharing',
          include: [`test/${SHARING}/**/*.test.ts`],
          isolate: false,
        },
      },
      {
        test: {
          ...common,
          name: 'isolated',
          include: ['test/**/*.test.ts'],
          exclude: [`test/${SHARING}/**`],
        },
      },
      // With servers that `npm run interop` has started; else it has no tests.
      ...(process.env[LIVE_SERVERS] === undefined
        ? []
        : [{ test: { ...common, name: 'live', include: ['test/interop/live/*.live.ts'] } }]),
    ],
  },
})
