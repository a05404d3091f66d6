import { type CampaignResult, percentile } from './result.ts';

/** The text of docs/fault-report.md: the figures of one run, and how they came about. */
export function reportPage(result: CampaignResult): string {
  const { seed, histories, events, acts, seconds, backend } = result;
  const points = result.crashPoints;
  return `# Fault report

Written by \`npm run faults\`; not edited by hand. Generated histories of many subscribers are played against the built
processes (two apis, two workers, the bot) while processes are killed at named points, PostgreSQL restarts, the queues are
emptied, Telegram fails, and Stripe's events are lost, doubled and reordered. At the end the membership of the emulated chat,
the database and the provider are compared for every subscriber.

Seed ${seed}, ${histories} histories, ${acts} acts, ${events} events of the provider, queues in ${backend}, ${seconds} s in all.

${table(
  ['figure', 'found', 'must be'],
  [
    ['lost grants (entitled, and not granted or not let in)', result.lostGrants.length, '0'],
    ['missed removals (not entitled, and inside or not REVOKED)', result.missedRemovals.length, '0'],
    ['wrongful removals (taken out while entitled)', result.wrongfulRemovals.length, '0'],
    ['double messages, and events taken in twice', result.doubleMessages.length, '0'],
    ['journal differences, and breaks in a ledger', result.journalDifferences.length, '0'],
    ['messages in doubt', result.inDoubt, '–'],
    ['… of which without another route', result.withoutRoute.length, '0'],
  ],
)}

After the last fault, which kills all workers at once, half of the subscribers stood right for good after ${shown(percentile(result.convergeMs, 50))},
99 of 100 after ${shown(percentile(result.convergeMs, 99))}, all after ${shown(Math.max(0, ...result.convergeMs))}. A dead worker's
leases end after three seconds of wall time here, and its jobs go to another worker. What had failed before waits longer.

## Faults

${table(['kind', 'how often'], sorted(result.faults))}

Telegram's faults are counted as ordered; those that no call met by the end are forgotten. Processes that ended by themselves
(most of them while PostgreSQL was away, at their start) and were started again: ${result.unorderedEnds.length}.

## Crash points

Where a process died by SIGKILL: ${points.filter(({ hits }) => hits > 0).length} of ${points.length} places, ${points.reduce((sum, { hits }) => sum + hits, 0)} deaths there. The other kills strike at no
particular point.

${table(
  ['process', 'place', 'deaths'],
  points.map(({ mortal, at, hits }) => [mortal, at, hits]),
)}

## Histories

${table(['kind', 'how many'], sorted(result.kinds))}

## The rules

What is judged:

- **Entitled** is decided from the provider's objects alone (and blocks, and time that the creator has given), by arithmetic of
  the campaign's own. Within an hour of a turn of time both answers are right: sweeps and tries may take that long.
- **Lost** and **missed** are judged at the end, for everybody. Missed is also a removal that the database called done while the chat
  had the person inside, at three looks in a row.
- **Wrongful** is judged all along: a removal of somebody who was entitled at the last two looks before it and at the next one after
  it, whatever the post has told of it. There are two looks a step. A payment that came while the removal was under way
  is a race, and is judged by its end: the person is entitled, told, and let in.
- **The door**: at the end everybody outside asks to join; who is entitled must be inside then, and nobody else.
- **Books**: every payment, refund and dispute of the provider has one entry of its amount, and there are no others.

What is made easy, and what is not:

- The clock moves by two days or two and a half while five seconds or more go by on the wall, at the end by seven hours. It
  waits only for the bot to have taken its updates, because Telegram would forget them in a day; not for events, objects, jobs or leases: what they wait for may be weeks old by then.
- A minute on the wall is some weeks here. So leases and locks last three seconds (\`LEASE_SECONDS\`) and not ten: what a dead worker held stands still for
  a day of the clock. Workers take eight jobs of a queue at once (\`JOBS_AT_ONCE\`) and not forty: they live for seconds. Nothing is helped or repaired. The limit of the brake is lifted, since weeks of removals fall into minutes.
- Of some objects no event of a step is delivered at all: what no signal told of is found by the reconciler, or by the next read.
- People try again: whoever could not do something (buy, ask to join) does it in the next step, and asks to join three times at most. At the
  end they go on for a minute; what they give up then is judged like everything else.
- After the last fault the clock makes one step of two hours: what waits for a person is tried again every hour.
- **A seed** decides histories, moments, faults and their order, and who dies where at which passing; the same seed makes the same
  plan. What meets what on the wall's clock it cannot decide: two runs of a seed may differ in which call a fault meets.
- A process that dies is replaced by one that had loaded its code before, and otherwise begins like any other.
`;
}

type Cell = string | number;

/** In columns of even width, as the formatter of the repository writes them. */
function table(head: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const widths = head.map((title, column) =>
    Math.max(title.length, ...rows.map((row) => String(row[column]).length)),
  );
  const line = (cells: readonly Cell[]) =>
    `| ${cells.map((cell, column) => String(cell).padEnd(widths[column] ?? 0)).join(' | ')} |`;
  return [head, widths.map((width) => '-'.repeat(width)), ...rows].map(line).join('\n');
}

function sorted(counts: Readonly<Record<string, number>>): [string, number][] {
  return Object.entries(counts).sort(([a], [b]) => a.localeCompare(b));
}

function shown(ms: number): string {
  return ms < 1_000 ? `${ms} ms` : `${(ms / 1_000).toFixed(1)} s`;
}
