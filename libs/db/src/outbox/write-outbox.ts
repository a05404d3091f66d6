import type { Job } from '@latchkey/contracts/jobs/catalogue';
import type { OutboxJob } from '@latchkey/contracts/jobs/outbox-job';
import type { Db } from '../connect-database.ts';
import { gather } from '../gather/gather.ts';
import { setSql } from '../gather/set-sql.ts';

type Promises = readonly { job: Job; notBefore: Date | null }[];

/** Writes promised jobs into the outbox, held for their committer to push. */
export function writeOutbox(db: Db, promises: Promises): Promise<OutboxJob[]> {
  return gather(db, writeAll, promises);
}

async function writeAll(db: Db, items: readonly Promises[]): Promise<OutboxJob[][]> {
  const rows = items.flat().map(({ job, notBefore }) => ({
    job: job.name,
    payload: job.payload,
    not_before: notBefore,
  }));
  const written = await db.execute<{ id: string }>(setSql`
    insert into outbox (job, payload, not_before, held_until)
    select job, payload, not_before, now() + interval '5 seconds'
    from json_to_recordset(${JSON.stringify(rows)}::json) as r (job text, payload jsonb, not_before timestamptz)
    returning id::text`);
  const ids = written.map(({ id }) => id);
  return items.map((promises) =>
    promises.map(({ job, notBefore }) => ({
      id: ids.shift() as string,
      name: job.name,
      payload: job.payload,
      notBefore,
    })),
  );
}
