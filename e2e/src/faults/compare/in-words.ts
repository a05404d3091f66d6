import { rowsOf } from '../../world/records.ts';
import type { Stage } from '../run/stage.ts';
import type { Standing } from './membership.ts';

/** How somebody stands, and how they ought to. */
export function inWords({ person, verdict, state, inside }: Standing): string {
  return `${person.history.kind} ${person.userId}: should be ${verdict}, is ${state ?? 'unknown'} and ${inside ? 'inside' : 'outside'}`;
}

/** The same with what the database knows about it: why it has come to this, and what is still to happen. */
export async function explained({ world }: Stage, standing: Standing): Promise<string> {
  const [row] = await rowsOf<{ told: unknown }>(
    world,
    `with a as (
       select a.* from channel_access a join subscriber s on s.organisation_id = a.organisation_id and s.id = a.subscriber_id
       where s.telegram_id = ${standing.person.userId} and a.channel_id = '${world.seeded.channel.id}')
     select json_build_object(
       'due', a.due_at, 'leaseLeft', a.lease_until - now(), 'doubtful', a.doubtful_since, 'action', a.action_required,
       'entitled', a.entitled_until, 'evidence', a.evidence,
       'ledger', (select json_agg(json_build_array(l.at, l.to_state, l.reason) order by l.version) from access_ledger l where l.access_id = a.id),
       'jobs', (select json_agg(json_build_array(o.job, o.not_before)) from outbox o where o.payload->>'accessId' = a.id),
       'requests', (select json_agg(json_build_array(j.state, j.due_at) order by j.requested_at) from join_request j
         where j.telegram_id = ${standing.person.userId})) as told
     from a`,
  );
  return `${inWords(standing)} ${JSON.stringify(row?.told ?? 'no access')}`;
}
