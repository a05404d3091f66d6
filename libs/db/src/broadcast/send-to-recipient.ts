import type { RecipientState } from '@latchkey/contracts/broadcast/broadcast';
import type { BotId } from '@latchkey/contracts/ids';
import type { Locale } from '@latchkey/contracts/locale';
import { localeOfPerson } from '@latchkey/contracts/locale-schema';
import type { Db } from '../connect-database.ts';
import { setSql } from '../gather/set-sql.ts';
import type { OfBroadcast } from './read-broadcasts.ts';

/** Somebody who is written to now. */
export interface TakenRecipient {
  telegramId: number;
  botId: BotId;
  locale: Locale;
}

/**
 * Takes the next recipient and marks them before the call: after a crash they are in doubt and not written to again. Who has
 * opted out since the broadcast began is passed over. Only while it is being sent.
 *
 * @returns `none` when nobody is left that may be written to now; null when the one taken is not written to
 */
export async function takeRecipient(db: Db, of: OfBroadcast): Promise<TakenRecipient | 'none' | null> {
  const { organisationId, broadcastId } = of;
  const [row] = await db.execute<Row>(setSql`
    with next as (
      select r.organisation_id, r.broadcast_id, r.telegram_id, exists (
          select from broadcast_opt_out x where x.organisation_id = r.organisation_id and x.telegram_id = r.telegram_id)
          and b.segment <> 'creator' as opted_out
      from broadcast b join broadcast_recipient r on r.organisation_id = b.organisation_id and r.broadcast_id = b.id
      where b.organisation_id = ${organisationId} and b.id = ${broadcastId} and b.state = 'sending' and r.state = 'queued'
        and (r.not_before is null or r.not_before <= now())
      order by r.telegram_id limit 1 for update of r skip locked)
    update broadcast_recipient r set state = case when n.opted_out then 'opted_out' else 'sending' end,
      sending_at = case when not n.opted_out then now() end
    from next n
    where r.organisation_id = n.organisation_id and r.broadcast_id = n.broadcast_id and r.telegram_id = n.telegram_id
    returning r.state, r.telegram_id, r.bot_id, (select s.language_code from subscriber s
      where s.organisation_id = r.organisation_id and s.id = r.subscriber_id) as language_code,
      (select k.locale from bot_contact k where k.bot_id = r.bot_id and k.telegram_id = r.telegram_id
        and k.organisation_id = r.organisation_id) as chosen_locale`);
  if (!row) return 'none';
  if (row.state !== 'sending') return null;
  return {
    telegramId: Number(row.telegram_id),
    botId: row.bot_id,
    locale: localeOfPerson({ chosen: row.chosen_locale, languageCode: row.language_code }),
  };
}

interface Row extends Record<string, unknown> {
  state: RecipientState;
  telegram_id: string;
  bot_id: BotId;
  language_code: string | null;
  chosen_locale: Locale | null;
}

/** How it went for one. `queued`: Telegram has surely not taken it; `againInMs` is when it may be tried again. */
export async function finishRecipient(
  db: Db,
  of: OfBroadcast & { telegramId: number },
  end: { state: RecipientState; failure: string | null; againInMs: number | null; at: Date },
): Promise<void> {
  const { organisationId, broadcastId, telegramId } = of;
  // What was cancelled meanwhile is not waited for any more.
  await db.execute(setSql`
    update broadcast_recipient r set failure = ${end.failure},
      state = case when ${end.state}::text = 'queued' and b.state = 'cancelled' then 'cancelled' else ${end.state}::text end,
      sent_at = case when ${end.state}::text = 'sent' then ${end.at.toISOString()}::timestamptz end,
      not_before = now() + ${end.againInMs}::int * interval '1 millisecond'
    from broadcast b
    where r.organisation_id = ${organisationId} and r.broadcast_id = ${broadcastId} and r.telegram_id = ${telegramId}
      and b.organisation_id = r.organisation_id and b.id = r.broadcast_id and r.state in ('sending', 'in_doubt')`);
}
