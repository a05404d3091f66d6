import { type SetSql, setSql } from '../gather/set-sql.ts';

/**
 * Which bot of an organisation writes to a person, as an expression: the preferred one if it can reach them; otherwise one
 * that can (they have begun a conversation and not blocked it since, and Telegram takes its token), an own one before the
 * platform's; null when none is known to. Found by keys.
 */
export function reachingBot(of: { organisationId: SetSql; preferred: SetSql; telegramId: SetSql }): SetSql {
  return setSql`(select t.id from bot t
    join bot_contact k on k.organisation_id = t.organisation_id and k.bot_id = t.id and k.telegram_id = ${of.telegramId}
    where t.organisation_id = ${of.organisationId} and t.removed_at is null and t.token_rejected_at is null
      and k.started_at is not null and k.blocked_at is null
    order by t.id = ${of.preferred} desc, t.is_platform, t.id limit 1)`;
}
