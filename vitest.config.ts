import { defineConfig } from 'vitest/config';

const project = (name: string, include: string[], more = {}) => ({
  test: { name, include, environment: 'node', testTimeout: 30_000, hookTimeout: 120_000, ...more },
});

export default defineConfig({
  test: {
    // Every core works: the default leaves one idle, which is half of a small machine.
    maxWorkers: '100%',
    projects: [
      project('engine', ['test/engine/**/*.test.ts']),
      project('config', ['test/config/**/*.test.ts']),
      project('web', ['test/web/**/*.test.ts', 'test/web/**/*.test.tsx']),
      project('server', ['test/server/**/*.test.ts'], { globalSetup: ['test/support/global-postgres.ts'] }),
      project('boundaries', ['test/boundaries.test.ts']),
      project('browser', ['test/browser/**/*.test.ts'], {
        testTimeout: 180_000,
        // As long as the browser itself waits for what is to appear.
        expect: { poll: { timeout: 30_000 } },
      }),
      project('faults', ['test/faults/**/*.test.ts'], {
        fileParallelism: false,
        testTimeout: 600_000,
        globalSetup: ['test/support/global-postgres.ts'],
      }),
    ],
  },
});
