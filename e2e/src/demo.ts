import { join } from 'node:path';
import { dataFolder } from '@latchkey/stack/checkout';
import { runDemo } from './demo/run-demo.ts';
import { createTimeline } from './demo/timeline.ts';
import { startWorld } from './world/world.ts';

/** `npm run demo`: the main job by itself, on its own data. */
const json = process.argv.includes('--json');
const timeline = createTimeline((line) => process.stdout.write(`${line}\n`));
const dataDir = join(dataFolder, 'demo');
timeline.step('starting the stack on data of its own');
const world = await startWorld({
  dataDir,
  conformanceDir: process.env.CONFORMANCE_DIR,
  redisUrl: process.env.REDIS_URL,
  onStep: (step) => timeline.step(step),
});
let exitCode = 0;
try {
  const result = await runDemo(world, timeline);
  const findings = await world.conformance?.findings();
  const conformanceErrors = findings ? findings.errors.length : null;
  const ok = result.ok && !conformanceErrors;
  timeline.heading('Measured');
  timeline.step(`${result.grants} grants, ${result.removals} removal, ${result.stars} in Stars`);
  timeline.step(
    `payment to GRANTED: p50 ${result.paymentToGrantedMs.p50} ms, p95 ${result.paymentToGrantedMs.p95} ms`,
  );
  timeline.step(
    conformanceErrors === null
      ? 'conformance not checked: CONFORMANCE_DIR is not set'
      : `conformance errors: ${conformanceErrors}`,
  );
  for (const finding of [...(findings?.errors ?? []), ...(findings?.warnings ?? [])].slice(0, 30))
    timeline.step(JSON.stringify(finding));
  if (json) process.stdout.write(`${JSON.stringify({ ...result, ok, conformanceErrors })}\n`);
  if (!ok) exitCode = 1;
} catch (error) {
  timeline.step(
    `failed: ${error instanceof Error ? error.message : String(error)}; logs are in ${dataDir}/logs`,
  );
  if (json) process.stdout.write(`${JSON.stringify({ ok: false })}\n`);
  exitCode = 1;
} finally {
  await world.stop();
}
process.exit(exitCode);
