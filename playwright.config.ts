import os from 'node:os';
import path from 'node:path';
import { defineConfig } from 'playwright/test';

// Read again in every worker, so that all agree on one folder of this run.
process.env.FABRIQUE_TEST_OUTPUT ??= path.join(os.tmpdir(), `fabrique-test-output-${process.pid}`);

export default defineConfig({
  testDir: './tests',
  testMatch: '**/*.{unit,db,page}.ts',
  globalSetup: './tests/kit/global-setup.ts',
  reporter: [['./tests/kit/reporter.ts']],
  outputDir: process.env.FABRIQUE_TEST_OUTPUT,
  workers: 2,
  retries: 0,
  forbidOnly: true,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  use: { locale: 'fr-FR', timezoneId: 'Europe/Paris', screenshot: 'only-on-failure', actionTimeout: 15_000, navigationTimeout: 30_000 },
});
