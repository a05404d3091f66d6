import type { RecipientState } from '@latchkey/contracts/broadcast/broadcast';
import type { SubscriberId } from '@latchkey/contracts/ids';
import type { Db } from '../connect-database.ts';
import { setSql, words } from '../gather/set-sql.ts';
import type { OfBroadcast } from './read-broadcasts.ts';

export interface RecipientLine extends Record<string, unknown> {
  telegram_id: string;
  subscriber_id: SubscriberId | null;
  first_name: string | null;
  username: string | null;
  state: RecipientState;
  sent_at: string | null;
}

/** How it went for each person, in the order of their Telegram ids. */
export async function listRecipients(
  db: Db,
  of: OfBroadcast,
  page: { state: RecipientState | undefined; after: number | null; limit: number },
): Promise<RecipientLine[]> {
  const ofState = page.state ? setSql`and r.state = ${page.state}` : words('');
  const after = page.after === null ? words('') : setSql`and r.telegram_id > ${page.after}`;
  const rows = await db.execute<RecipientLine>(setSql`
    select r.telegram_id, r.subscriber_id, s.first_name, s.username, r.state, r.sent_at
    from (select * from broadcast_recipient r
      where r.organisation_id = ${of.organisationId} and r.broadcast_id = ${of.broadcastId} ${ofState} ${after}
      order by r.telegram_id limit ${page.limit}) r
    left join subscriber s on s.organisation_id = r.organisation_id and s.id = r.subscriber_id
    order by r.telegram_id`);
  return [...rows];
}
