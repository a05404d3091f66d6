import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { checkout, dataFolder } from '@latchkey/stack/checkout';
import { removePostgres } from '@latchkey/stack/postgres/remove-postgres';
import { startPostgres } from '@latchkey/stack/postgres/start-postgres';
import { findRedis } from '@latchkey/stack/redis/find-redis';
import { sabotagedCampaign, wholeCampaign } from './campaign-scale.ts';
import { reportPage } from './report/report-page.ts';
import { findingsOf, summaryLine } from './report/result.ts';
import { runCampaign } from './run-campaign.ts';
import { sabotageNames } from './sabotage.ts';

/** What the report must rest on. */
const reportFrom = { histories: 300, kills: 50 };

const { values } = parseArgs({
  args: process.argv.slice(2),
  options: {
    seed: { type: 'string', default: '1' },
    histories: { type: 'string', default: '300' },
    json: { type: 'boolean', default: false },
    sabotage: { type: 'string' },
  },
});
const sabotage = sabotageNames.find((name) => name === values.sabotage) ?? null;
const seed = Number(values.seed);
const histories = Number(values.histories);
if (
  !Number.isInteger(seed) ||
  !Number.isInteger(histories) ||
  histories < 1 ||
  (values.sabotage && !sabotage)
) {
  process.stderr.write(
    `npm run faults -- [--seed N] [--histories N] [--json] [--sabotage ${sabotageNames.join('|')}]\n`,
  );
  process.exit(2);
}

const say = (line: string) => {
  if (!values.json) process.stdout.write(`${(performance.now() / 1_000).toFixed(0)} s ${line}\n`);
};
const dataDir = join(dataFolder, 'faults');
const folder = join(dataDir, 'postgres');
await removePostgres(folder);
const postgres = await startPostgres({
  dataDir: folder,
  fast: true,
  // Nobody pulls the plug of this machine, so nothing need reach the disk; but a commit must outlive the server's processes.
  settings: { synchronous_commit: 'on', full_page_writes: 'on' },
});
const redis = await findRedis({ PATH: process.env.PATH });
let exitCode = 1;
try {
  const campaign = sabotage ? sabotagedCampaign(seed, sabotage) : wholeCampaign(seed, histories);
  const result = await runCampaign(
    { ...campaign, onLine: say },
    { dataDir, databaseUrl: postgres.url, redisUrl: redis?.url, ownsDatabase: true },
  );
  const page = reportPage(result);
  const findings = findingsOf(result);
  const unmet = result.crashPoints.filter(({ hits }) => hits === 0);
  const whole = histories >= reportFrom.histories && (result.faults.kill ?? 0) >= reportFrom.kills;
  if (!sabotage && whole) writeFileSync(join(checkout, 'docs/fault-report.md'), page);
  say(page);
  for (const { mortal, at } of unmet)
    say(`no ${mortal} died at: ${at}${result.passed.includes(`${mortal} ${at}`) ? ' (passed)' : ''}`);
  for (const place of result.unlisted) say(`no death is planned at: ${place}`);
  for (const finding of findings) say(finding);
  if (findings.length > 0) say(`again: npm run faults -- --seed ${seed} --histories ${histories}`);
  process.stdout.write(`${summaryLine(result)}\n`);
  exitCode = findings.length > 0 || (whole && unmet.length + result.unlisted.length > 0) ? 1 : 0;
} finally {
  await redis?.stop();
  await postgres.stop();
}
process.exit(exitCode);
