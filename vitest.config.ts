/** Which tests run how, by the suffix of their file: `.test.ts` pure, `.db.test.ts` with PostgreSQL, `.api.test.ts` with a server. */
import { defineConfig } from 'vitest/config';

const where = '{src,web,scripts,sim,stories,test,bench,fuzz}';
const withDatabase = {
  globalSetup: ['test/global.ts'],
  testTimeout: 60_000,
  hookTimeout: 120_000,
  // Vitest itself gives up after one second, in which a busy machine answers nobody.
  expect: { poll: { timeout: 20_000, interval: 100 } },
};

export default defineConfig({
  test: {
    // Tests with a database wait for the disk more than they compute.
    maxWorkers: '100%',
    projects: [
      {
        test: {
          name: 'unit',
          include: [`${where}/**/*.test.ts`],
          exclude: ['**/*.{db,api}.test.ts', '**/node_modules/**'],
          // Pure by definition, so the files may share a worker and load each module once.
          isolate: false,
          // Properties that take a second alone take many on a machine that does everything at once.
          testTimeout: 30_000,
        },
      },
      { test: { name: 'db', include: [`${where}/**/*.db.test.ts`], ...withDatabase } },
      { test: { name: 'api', include: [`${where}/**/*.api.test.ts`], ...withDatabase } },
    ],
  },
});
