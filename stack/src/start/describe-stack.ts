import { colour } from '../colour.ts';
import type { SampleSeed } from '../seed-sample.ts';
import type { Urls } from '../stack-environment.ts';
import type { Ports } from '../stack-ports.ts';

const rows = [
  ['web', 'Web app', ''],
  ['api', 'API', ''],
  ['sandbox', 'Sandbox', 'play Stripe, Telegram and the subscriber'],
  ['worker', 'Worker', '/readyz, /metrics'],
  ['bot', 'Bot', '/readyz, /metrics'],
] as const;

/** The one table `npm start` ends with: where everything is, and how to buy as a pretend subscriber. */
export function describeStack(urls: Urls, seed: SampleSeed, wanted: Ports): string {
  const table = rows.map(([name, label, remark]) => {
    const moved = urls[name].endsWith(`:${wanted[name]}`) ? '' : `(port ${wanted[name]} was taken)`;
    return `  ${colour('bold', label.padEnd(10))} ${urls[name].padEnd(24)} ${colour('grey', [remark, moved].filter(Boolean).join(' '))}`;
  });
  const buying =
    seed.howToBuy.length === 0
      ? []
      : ['', '  Buy as a pretend subscriber:', ...seed.howToBuy.map((line) => `    ${line}`)];
  return [
    ...table,
    ...buying,
    '',
    '  Logs are in .latchkey/logs; here only what goes wrong is shown.',
    '  Ctrl-C stops everything; the data stays (npm start -- --fresh empties it).',
  ]
    .map((line) => line.trimEnd())
    .join('\n');
}
