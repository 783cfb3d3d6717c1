import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    environment: 'node',
    // Argon2id and the crash rounds take their time on a busy machine.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
})
