import { rowsOf } from '../../world/records.ts';
import { readProvider } from '../oracle/provider.ts';
import type { Person } from '../run/person.ts';
import type { Stage } from '../run/stage.ts';
import { starSubscriptions } from './membership.ts';

/**
 * Where the books differ from the provider's: money that moved and is not booked, booked and did not move, entries
 * that are not zero-sum; and lines in the ledger of an access that do not follow from the line before.
 */
export async function compareBooks(stage: Stage, people: readonly Person[]): Promise<string[]> {
  const [paid, booked, broken] = await Promise.all([
    movedAtProviders(stage, people),
    bookedEntries(stage),
    brokenLedgers(stage),
  ]);
  return [
    ...[...paid]
      .filter(([id, amount]) => booked.get(id)?.amount !== amount)
      .map(([id, amount]) => `${id} of ${amount} is booked as ${booked.get(id)?.amount ?? 'nothing'}`),
    ...[...booked.keys()]
      .filter((id) => !paid.has(id))
      .map((id) => `${id} is booked, and the provider knows nothing of it`),
    ...[...booked].filter(([, { sum }]) => sum !== 0).map(([id]) => `${id} is not zero-sum`),
    ...broken,
  ];
}

async function movedAtProviders(stage: Stage, people: readonly Person[]): Promise<Map<string, number>> {
  const [provider, stars] = await Promise.all([readProvider(stage.world), starSubscriptions(stage)]);
  const paid = new Map<string, number>();
  for (const { subscriptions, purchases } of people) {
    for (const invoice of subscriptions.flatMap((id) => provider.invoices.get(id) ?? []))
      if (invoice.amount_paid > 0) paid.set(`payment ${invoice.id}`, invoice.amount_paid);
    for (const id of purchases) {
      const session = provider.sessions.get(id);
      if (session?.payment_status === 'paid') paid.set(`payment ${id}`, session.amount_total ?? 0);
    }
  }
  for (const { chargeIds, invoice } of stars)
    for (const id of chargeIds) paid.set(`payment ${id}`, invoice.amount);
  for (const { id, amount, status } of provider.refunds)
    if (status === 'succeeded') paid.set(`refund ${id}`, -amount);
  for (const { id, amount, status } of provider.disputes) {
    paid.set(`dispute_withdrawn ${id}`, -amount);
    if (status === 'won') paid.set(`dispute_reinstated ${id}`, amount);
  }
  return paid;
}

async function bookedEntries({ world }: Stage): Promise<Map<string, { amount: number; sum: number }>> {
  const rows = await rowsOf<{ object_id: string; amount: string; sum: string }>(
    world,
    `select e.kind || ' ' || e.object_id as object_id, sum(l.amount_minor) filter (where l.book_account = 'provider_balance') as amount, sum(l.amount_minor) as sum
     from journal_entry e join journal_line l on l.organisation_id = e.organisation_id and l.entry_id = e.id
     where e.kind in ('payment', 'refund', 'refund_failed', 'dispute_withdrawn', 'dispute_reinstated')
     group by e.id, e.kind, e.object_id`,
  );
  return new Map(rows.map((row) => [row.object_id, { amount: Number(row.amount), sum: Number(row.sum) }]));
}

async function brokenLedgers({ world }: Stage): Promise<string[]> {
  const rows = await rowsOf<{ access_id: string }>(
    world,
    `with lines as (
       select access_id, version, from_state, to_state, lag(to_state) over in_order as before, lag(version) over in_order as last
       from access_ledger window in_order as (partition by access_id order by version, at)
     ) select access_id from lines
       where from_state is distinct from before or version <> coalesce(last, 0) + 1
     union all
     select a.id from channel_access a where a.state <> (
       select to_state from access_ledger l where l.access_id = a.id order by version desc, at desc limit 1)`,
  );
  return rows.map(({ access_id }) => `the ledger of ${access_id} does not hang together`);
}
