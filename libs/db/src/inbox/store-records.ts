import type { OutboxJob } from '@latchkey/contracts/jobs/outbox-job';
import type { Database } from '../connect-database.ts';
import { sweepAfterMs } from '../sweep/sweep-after.ts';
import { askedAt, askedNow } from '../sync/asked-lately.ts';
import type { InboxRecord, IngestResult } from './inbox-record.ts';

interface Stored {
  fresh: { n: number; outcome: string }[] | null;
  jobs: OutboxJob[] | null;
}

/**
 * Stores records in one statement and so in one transaction: inbox once per key, a signal on the sync row of each object,
 * first failures of invoices, and the jobs in the outbox (for an object only where no read of it has just been promised).
 * Rows are written in the order of their keys, so that two processes that store the same events never wait for each other in
 * a circle.
 *
 * @returns a result per record, in their order, and the jobs to push now that they are committed
 */
export async function storeRecords(
  { sql }: Pick<Database, 'sql'>,
  records: readonly InboxRecord[],
): Promise<{ results: IngestResult[]; jobs: OutboxJob[] }> {
  // Lists go in as text: the driver takes a list of booleans for a single one, and Drizzle has it pass lists of times as they are.
  const [stored] = await sql<[Stored]>`
    with incoming as (
      select * from unnest(
        ${records.map((r) => r.source)}::text[], ${records.map((r) => r.account)}::text[],
        ${records.map((r) => String(r.livemode))}::text[]::bool[], ${records.map((r) => r.externalId)}::text[],
        ${records.map((r) => r.type)}::text[], ${records.map((r) => r.ignored)}::text[],
        ${records.map((r) => r.payload)}::text[], ${records.map((r) => r.target?.objectKind ?? null)}::text[]::sync_object_kind[],
        ${records.map((r) => r.target?.objectId ?? null)}::text[],
        ${records.map((r) => r.firstFailure?.invoiceId ?? null)}::text[],
        ${records.map((r) => r.firstFailure?.failedAt.toISOString() ?? null)}::text[]::timestamptz[],
        ${records.map((r) => r.job?.name ?? null)}::text[],
        ${records.map((r) => (r.job ? JSON.stringify(r.job.payload) : null))}::text[],
        ${records.map((r) => r.correlationId)}::text[],
        ${records.map((r) => r.receivedAt.toISOString())}::text[]::timestamptz[]
      ) with ordinality as t (source, account, livemode, external_id, type, ignored, payload, object_kind, object_id,
        invoice_id, failed_at, job, job_payload, correlation_id, received_at, n)
    ), batch as (
      select distinct on (source, account, livemode, external_id) * from incoming
      order by source, account, livemode, external_id, n
    ), fresh as (
      insert into inbox_key (source, account, livemode, external_id, due_at)
      select source, account, livemode, external_id,
        case when job is not null then received_at + ${sweepAfterMs} * interval '1 millisecond' end from batch
      on conflict do nothing
      returning source, account, livemode, external_id
    ), judged as (
      select batch.*, known.organisation_id,
        case when batch.ignored is not null then batch.ignored
             when batch.source = 'stripe' and known.organisation_id is null then 'unknown_account'
             else 'accepted' end as outcome
      from batch join fresh using (source, account, livemode, external_id)
      left join stripe_account known
        on batch.source = 'stripe' and known.account = batch.account and known.livemode = batch.livemode
    ), stored as (
      insert into inbox_event (source, account, livemode, external_id, type, outcome, payload, correlation_id, received_at)
      select source, account, livemode, external_id, type, outcome, payload, correlation_id, received_at from judged
    ), signalled as (
      insert into sync_object as s
        (account, livemode, object_id, object_kind, organisation_id, requested_seq, due_at, asked_at, correlation_id)
      select account, livemode, object_id, min(object_kind), min(organisation_id), count(*),
        min(received_at) + ${sweepAfterMs} * interval '1 millisecond', now(), min(correlation_id)
      from judged where outcome = 'accepted' and object_id is not null
      group by account, livemode, object_id order by account, livemode, object_id
      on conflict (account, livemode, object_id) do update set
        requested_seq = s.requested_seq + excluded.requested_seq, asked_at = ${sql.unsafe(askedAt)},
        due_at = case when s.requested_seq > s.applied_seq then s.due_at else excluded.due_at end,
        correlation_id = excluded.correlation_id
      returning account, livemode, object_id, object_kind, correlation_id, asked_at = ${sql.unsafe(askedNow)} as wanted
    ), failed as (
      insert into invoice_failure as f (account, livemode, invoice_id, first_failed_at)
      select account, livemode, invoice_id, min(failed_at) from judged
      where outcome = 'accepted' and invoice_id is not null
      group by account, livemode, invoice_id order by account, livemode, invoice_id
      on conflict (account, livemode, invoice_id) do update
        set first_failed_at = least(f.first_failed_at, excluded.first_failed_at)
    ), promised as (
      insert into outbox (job, payload, held_until)
      select 'payment.sync', jsonb_build_object('account', account, 'livemode', livemode, 'objectKind', object_kind,
        'objectId', object_id, 'correlationId', correlation_id), now() + interval '5 seconds'
      from signalled where wanted
      union all
      select job, job_payload::jsonb, now() + interval '5 seconds' from judged where job is not null
      returning id, job, payload
    )
    select
      (select json_agg(json_build_object('n', n, 'outcome', outcome)) from judged) as fresh,
      (select json_agg(json_build_object('id', id::text, 'name', job, 'payload', payload, 'notBefore', null)) from promised) as jobs`;
  const outcomes = new Map((stored.fresh ?? []).map(({ n, outcome }) => [n, outcome]));
  const results = records.map((_, index) => {
    const outcome = outcomes.get(index + 1) ?? null;
    return { duplicate: outcome === null, outcome };
  });
  return { results, jobs: stored.jobs ?? [] };
}
