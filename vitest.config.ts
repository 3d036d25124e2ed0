// Every test project. `unit` needs nothing but Node; the others need the programs that test/run.ts looks for.

import { execFileSync } from 'node:child_process'
import { availableParallelism } from 'node:os'
import react from '@vitejs/plugin-react'
import { playwright } from '@vitest/browser-playwright'
import { defineConfig } from 'vitest/config'

const chromium =
  process.env['CHROMIUM'] ??
  execFileSync('sh', ['-c', 'command -v chromium || true'], { encoding: 'utf8' }).trim()
const launchOptions = {
  executablePath: chromium,
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--disable-dev-shm-usage',
  ],
}
const node = (name: string, include: string[], testTimeout: number, setupFiles: string[] = []) => ({
  test: {
    name,
    include,
    environment: 'node' as const,
    setupFiles: ['test/support/patience.ts', 'test/support/test-file-name.ts', ...setupFiles],
    testTimeout,
    hookTimeout: testTimeout,
  },
})

export default defineConfig({
  test: {
    globalSetup: ['test/support/judge-exported.ts'],
    teardownTimeout: 300_000,
    // A test waits much of its time for a server or a page: two cores hold two.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    projects: [
      node('unit', ['test/{unit,contract,sync,http}/**/*.test.ts'], 20_000),
      node('word', ['test/word/**/*.test.ts'], 180_000),
      node('faults', ['test/faults/**/*.test.ts'], 180_000),
      node('e2e', ['test/{e2e,embed}/**/*.test.ts'], 300_000, ['test/support/tell-last-sight.ts']),
      {
        plugins: [react()],
        optimizeDeps: {
          entries: ['test/browser/**/*.test.{ts,tsx}', 'editor/**/*.{ts,tsx}'],
          include: ['react/jsx-runtime', 'react/jsx-dev-runtime', 'y-protocols/awareness'],
        },
        test: {
          name: 'browser',
          include: ['test/browser/**/*.test.{ts,tsx}'],
          testTimeout: 60_000,
          browser: {
            enabled: true,
            headless: true,
            provider: playwright({ launchOptions }),
            instances: [{ browser: 'chromium' as const }],
            screenshotFailures: false,
          },
        },
      },
    ],
  },
})
