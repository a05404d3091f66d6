import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkout } from '../checkout.ts';
import { systemVariables } from '../system-variables.ts';
import { summarise, type TestCounts } from './summarise.ts';

/** Runs vitest over all packages and counts. What tests need of the outside reaches them as TEST_… variables only. */
export async function runVitest(options: {
  args: readonly string[];
  reportFile: string;
  databaseUrl: string;
  redisUrl: string | undefined;
  signal: AbortSignal;
}): Promise<TestCounts> {
  const program = join(checkout, 'node_modules', 'vitest', 'vitest.mjs');
  const reports = ['--reporter=default', '--reporter=json', `--outputFile.json=${options.reportFile}`];
  const child = spawn(
    process.execPath,
    [program, 'run', '--config=vitest.projects.ts', ...reports, '--testTimeout=30000', ...options.args],
    {
      cwd: checkout,
      env: {
        ...systemVariables(),
        TEST_DATABASE_URL: options.databaseUrl,
        ...(options.redisUrl === undefined ? {} : { TEST_REDIS_URL: options.redisUrl }),
      },
      stdio: ['ignore', 'inherit', 'inherit'],
      signal: options.signal,
    },
  );
  const exitCode = await new Promise<number>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
  if (!existsSync(options.reportFile)) return { passed: 0, failed: 1, skipped: 0 };
  return summarise(JSON.parse(readFileSync(options.reportFile, 'utf8')), exitCode);
}
