import type {
  OrganisationId,
  SubscriberId,
  SupportAnswerId,
  SupportRequestId,
} from '@latchkey/contracts/ids';
import type { NoticeState } from '@latchkey/contracts/notices/kinds';
import { type SQL, sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';

export interface SupportRequestRow {
  id: SupportRequestId;
  number: number;
  subscriberId: SubscriberId;
  body: string;
  at: Date;
  answers: { id: SupportAnswerId; body: string; at: Date; state: NoticeState }[];
}

const most = 50;

/** What a person has asked an organisation through its bots, newest first; or one request. */
export async function listSupportRequests(
  db: Db,
  organisationId: OrganisationId,
  of: { subscriberId: SubscriberId } | { requestId: SupportRequestId },
): Promise<SupportRequestRow[]> {
  const which: SQL =
    'requestId' in of ? sql`r.id = ${of.requestId}` : sql`r.subscriber_id = ${of.subscriberId}`;
  const rows = await db.execute<Row>(sql`
    select r.id, r.number, r.subscriber_id, r.body, r.created_at,
      (select coalesce(json_agg(json_build_object('id', a.id, 'body', a.body, 'at', a.created_at, 'state', a.state) order by a.id), '[]')
        from support_answer a where a.organisation_id = r.organisation_id and a.request_id = r.id) as answers
    from support_request r where r.organisation_id = ${organisationId} and ${which}
    order by r.number desc limit ${most}`);
  return rows.map((row) => ({
    id: row.id,
    number: row.number,
    subscriberId: row.subscriber_id,
    body: row.body,
    at: new Date(row.created_at),
    answers: row.answers.map(({ at, ...answer }) => ({ ...answer, at: new Date(at) })),
  }));
}

interface Row extends Record<string, unknown> {
  id: SupportRequestId;
  number: number;
  subscriber_id: SubscriberId;
  body: string;
  created_at: string;
  answers: { id: SupportAnswerId; body: string; at: string; state: NoticeState }[];
}
