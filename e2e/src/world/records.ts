import { askServer } from '@latchkey/db/testing/ask-server';
import { onServer } from '@latchkey/db/testing/on-server';
import type { World } from './world.ts';

export interface Records {
  payments: number;
  journalEntries: number;
  /** Zero when the books are balanced. */
  journalSum: number;
  /** Kinds of the notices of a person, with their states, oldest first. */
  notices: { kind: string; state: string }[];
  accesses: number;
  /** Births among the moves: one per access, whatever happens. */
  grants: number;
}

/** What the books say of one person, read as the owner of the tables. */
export async function recordsOf({ stack }: World, telegramId: number): Promise<Records> {
  return onServer(stack.databaseUrl, async (sql) => {
    const [row] = await sql`
      with person as (select organisation_id, id from subscriber where telegram_id = ${telegramId}),
      paid as (
        select distinct p.provider_id from payment p
        join source s on s.organisation_id = p.organisation_id and (s.payment_id = p.id or s.subscription_id = p.subscription_id)
        join person on person.organisation_id = s.organisation_id and person.id = s.subscriber_id
      ), entries as (
        select e.organisation_id, e.id from journal_entry e join paid on paid.provider_id = e.object_id
      ), mine as (
        select a.id, a.organisation_id from channel_access a
        join person on person.organisation_id = a.organisation_id and person.id = a.subscriber_id
      )
      select (select count(*) from paid)::int as payments,
        (select count(*) from entries)::int as "journalEntries",
        (select coalesce(sum(l.amount_minor), 0) from journal_line l join entries e
          on e.organisation_id = l.organisation_id and e.id = l.entry_id)::int as "journalSum",
        (select count(*) from mine)::int as accesses,
        (select count(*) from access_ledger l join mine on mine.id = l.access_id where l.to_state = 'GRANTED')::int as grants,
        (select coalesce(json_agg(json_build_object('kind', n.kind, 'state', n.state) order by n.created_at), '[]')
          from notice n join mine on mine.id = n.access_id) as notices`;
    return row as unknown as Records;
  });
}

/** Runs one question on the world's database and answers its rows. */
export async function rowsOf<T>({ stack }: World, question: string): Promise<T[]> {
  return askServer(stack.databaseUrl, question);
}
