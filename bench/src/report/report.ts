import type { SteadyFigures } from '../measure/measure-steady.ts';
import type { OurFigures, SteadyRuns } from '../run/measure-backend.ts';
import type { Backend } from '../run/surrounding.ts';

type PerBackend<T> = Record<Backend, T | null>;

export interface Results {
  ours: PerBackend<OurFigures>;
  reference: PerBackend<SteadyRuns>;
  peer: { ingestPerS: number } | null;
  machine: { cpus: number; node: string; postgres: string; commitMs: number };
}

/** The object that is printed as the last line. What was not run is null. */
export function toJson({ ours, reference, peer, machine }: Results) {
  const all = [ours.redis, ours.postgres].filter((figures) => figures !== null);
  const highest = (app: 'api' | 'worker' | 'bot') =>
    all.length === 0 ? null : Math.max(...all.map((figures) => figures.rssMB[app]));
  return {
    backends: { redis: ours.redis, postgres: ours.postgres },
    reference,
    peer,
    rssMB: { api: highest('api'), worker: highest('worker'), bot: highest('bot') },
    machine,
  };
}

/** The same for people. */
export function toTable(results: Results): string {
  const { ours, reference, peer, machine } = results;
  const lines = [
    `payment → GRANTED, ms             p50      p95      p99     lost    twice   message p95   p95 against the reference's`,
  ];
  for (const backend of ['redis', 'postgres'] as const) {
    for (const run of ['r50', 'r200', 'r50slow'] as const) {
      const [mine, bare] = [ours[backend]?.[run], reference[backend]?.[run]];
      if (mine) lines.push(row(`${backend} ${names[run]}`, mine, bare && mine.p95 / bare.p95));
      if (bare) lines.push(row('  bare reference', bare));
    }
  }
  lines.push('', 'intake, webhooks a second at 32 connections');
  for (const backend of ['redis', 'postgres'] as const) {
    const mine = ours[backend]?.ingestPerS;
    if (mine !== undefined)
      lines.push(`${backend.padEnd(28)}${mine}${peer ? times(mine / peer.ingestPerS, "the peer's") : ''}`);
  }
  if (peer) lines.push(`${'stripe-sync-engine'.padEnd(28)}${peer.ingestPerS}`);
  const { rssMB } = toJson(results);
  lines.push(
    '',
    `memory, MiB: api ${rssMB.api}, worker ${rssMB.worker}, bot ${rssMB.bot}`,
    `machine: ${machine.cpus} CPUs for everything, Node ${machine.node}, PostgreSQL ${machine.postgres}, one commit ${machine.commitMs} ms`,
  );
  return lines.join('\n');
}

const names = { r50: '50/s', r200: '200/s', r50slow: '50/s, calls +80 ms' };

function row(name: string, figures: SteadyFigures, ratio?: number): string {
  const cell = (value: number) => String(value).padStart(9);
  const { p50, p95, p99, lost, duplicates, message } = figures;
  const cells = [p50, p95, p99, lost, duplicates].map(cell).join('');
  return `${name.padEnd(28)}${cells}${String(message.p95).padStart(14)}${ratio ? times(ratio, '') : ''}`;
}

function times(ratio: number, what: string): string {
  return `   × ${ratio.toFixed(2)} ${what}`.trimEnd();
}
