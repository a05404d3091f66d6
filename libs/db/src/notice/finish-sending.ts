import type { NoticeId, OrganisationId } from '@latchkey/contracts/ids';
import type { NoticeState } from '@latchkey/contracts/notices/kinds';
import type { Db } from '../connect-database.ts';
import { gather } from '../gather/gather.ts';
import { listOf } from '../gather/list-of.ts';
import { setSql } from '../gather/set-sql.ts';

/**
 * How the sending of a notice ended. `queued`: Telegram has surely not taken it, so it may be sent again; `dueAt` is then
 * when the sweep does so if the queue has not.
 */
export function finishSending(
  db: Db,
  of: { organisationId: OrganisationId; noticeId: NoticeId },
  end: { state: Exclude<NoticeState, 'sending'>; failure: string | null; at: Date; dueAt: Date | null },
): Promise<void> {
  return gather(db, finishAll, { ...of, ...end });
}

type End = Parameters<typeof finishSending>[1] & Parameters<typeof finishSending>[2];

async function finishAll(db: Db, ends: readonly End[]): Promise<undefined[]> {
  await db.execute(setSql`
    update notice t set state = r.state, failure = r.failure, sent_at = case when r.state = 'sent' then r.at end,
      due_at = coalesce(r.due_at, t.due_at)
    from unnest(${listOf(ends, ({ organisationId }) => organisationId)}, ${listOf(ends, ({ noticeId }) => noticeId)},
      ${listOf(ends, ({ state }) => state)}::notice_state[], ${listOf(ends, ({ failure }) => failure)},
      ${listOf(ends, ({ at }) => at)}::timestamptz[], ${listOf(ends, ({ dueAt }) => dueAt)}::timestamptz[])
      as r (organisation_id, id, state, failure, at, due_at)
    where t.organisation_id = r.organisation_id and t.id = r.id and t.state in ('sending', 'in_doubt')`);
  return ends.map(() => undefined);
}
