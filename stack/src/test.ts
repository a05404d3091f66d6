import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { dataFolder } from './checkout.ts';
import { onStopSignal } from './on-stop-signal.ts';
import { openDatabase } from './open-database.ts';
import { findRedis } from './redis/find-redis.ts';
import { runTurbo } from './run-turbo.ts';
import { installChromium } from './test/install-chromium.ts';
import { removeStaleFolders } from './test/remove-stale-folders.ts';
import { runVitest } from './test/run-vitest.ts';
import { closingLine, type TestCounts } from './test/summarise.ts';

const folder = join(dataFolder, `test-${process.pid}`);
const abort = new AbortController();
const opened: (() => Promise<void>)[] = [];
onStopSignal(
  () => abort.abort(),
  () => process.exit(1),
);

let code = 1;
try {
  code = await run();
} catch (error) {
  if (!abort.signal.aborted)
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
} finally {
  for (const close of opened.reverse()) await close();
}
process.exit(code);

async function run(): Promise<number> {
  await removeStaleFolders(dataFolder);
  const failures: string[] = [];
  await turbo('types', 'typecheck', failures);
  await turbo('build', 'build', failures);
  abort.signal.throwIfAborted();

  const database = await openDatabase({
    dataDir: folder,
    databaseUrl: process.env.DATABASE_URL || undefined,
    fast: true,
  });
  opened.push(async () => {
    await database.stop();
    await removeStaleFolders(dataFolder, process.pid);
    rmSync(folder, { recursive: true, force: true });
  });
  const redis = await findRedis(process.env);
  if (redis) opened.push(() => redis.stop());

  const browser = await installChromium();
  if (browser !== null) process.stdout.write(`${browser}\n`);

  const counts = await runVitest({
    args: process.argv.slice(2),
    reportFile: join(folder, 'vitest.json'),
    databaseUrl: database.url,
    redisUrl: redis?.url,
    signal: abort.signal,
  });
  return report(counts, failures, redis?.origin);
}

async function turbo(label: string, task: string, failures: string[]): Promise<void> {
  const startedAt = Date.now();
  const { code: exitCode, output } = await runTurbo(task);
  const seconds = ((Date.now() - startedAt) / 1000).toFixed(1);
  process.stdout.write(exitCode === 0 ? `✓ ${label} ${seconds} s\n` : `✗ ${label} ${seconds} s\n${output}\n`);
  if (exitCode !== 0) failures.push(label);
}

function report(counts: TestCounts, failures: readonly string[], redis: string | undefined): number {
  const lines = [
    redis === undefined
      ? 'queue backends: postgres (redis: not run, because REDIS_URL is not set and no redis-server is on PATH)'
      : `queue backends: postgres, redis (${redis})`,
    ...(failures.length === 0 ? [] : [`failed before the tests: ${failures.join(', ')}`]),
    closingLine({ ...counts, failed: counts.failed + failures.length }),
  ];
  process.stdout.write(`\n${lines.join('\n')}\n`);
  return counts.failed + failures.length === 0 ? 0 : 1;
}
