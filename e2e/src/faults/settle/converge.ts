import { setTimeout as sleep } from 'node:timers/promises';
import { rowsOf } from '../../world/records.ts';
import { inWords } from '../compare/in-words.ts';
import { compareMembership, isRight } from '../compare/membership.ts';
import type { Person } from '../run/person.ts';
import type { Stage } from '../run/stage.ts';
import type { CampaignOptions } from '../run-campaign.ts';

/** While not all is right, it is said what is not. */
const tellEveryMs = 15_000;

/** @returns how long after the last fault each person stood right for good, and what was still open then */
export async function converge(
  stage: Stage,
  people: readonly Person[],
  { lastFaultAt, calmAt }: { lastFaultAt: number; calmAt: Date },
  { settleWithinMs: withinMs, onLine }: CampaignOptions,
): Promise<{ convergeMs: number[]; open: string[] }> {
  const since = new Map<number, number>();
  for (let told = 0; ; ) {
    await stage.post.deliver(-1);
    const standings = await compareMembership(stage, people);
    const now = Math.round(performance.now() - lastFaultAt);
    for (const standing of standings) {
      const { userId } = standing.person;
      if (!isRight(standing)) since.delete(userId);
      else if (!since.has(userId)) since.set(userId, now);
    }
    const open = await openPromises(stage, calmAt);
    const late = standings.filter(({ person }) => !since.has(person.userId));
    if (now - told > tellEveryMs) {
      told = now;
      onLine(`after ${Math.round(now / 1_000)} s: ${[...open, ...late.map(inWords)].join('; ')}`);
    }
    const settled = since.size === people.length && open.length === 0;
    if (settled || now > withinMs)
      return { convergeMs: people.map(({ userId }) => since.get(userId) ?? now), open };
    await sleep(250);
  }
}

async function openPromises({ world }: Stage, calmAt: Date): Promise<string[]> {
  const [row = {}] = await rowsOf<Record<string, number>>(
    world,
    `select (select count(*) from sync_object where requested_seq > applied_seq)::int as objects,
      (select count(*) from inbox_key where due_at is not null)::int as updates,
      (select count(*) from join_request where state = 'open')::int as "join requests",
      (select count(*) from outbox)::int as jobs,
      (select count(*) from reconcile_part where stripe_account_id is not null
        and coalesce(succeeded_at < '${calmAt.toISOString()}', true))::int as "comparisons with Stripe"`,
  );
  return Object.entries(row).flatMap(([kind, count]) => (count > 0 ? [`${count} ${kind}`] : []));
}
