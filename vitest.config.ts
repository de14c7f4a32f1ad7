import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/bench/**', 'node_modules/**'],
    globalSetup: ['test/support/build-renderer.ts'],
    setupFiles: ['test/support/fail-on-console.ts'],
    pool: 'forks',
    maxWorkers: 2,
    // On a busy machine a window takes its time; what never comes fails all the same.
    expect: { poll: { timeout: 20_000 } },
    // Where nobody watches, a test may have a second try; `scripts/second-tries.mjs` names each that needed it.
    retry: process.env['CI'] === undefined ? 0 : 1,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
