import type { AccessId, NoticeId, OrganisationId } from '@latchkey/contracts/ids';
import type { NoticeState } from '@latchkey/contracts/notices/kinds';
import type { Db } from '../connect-database.ts';
import { setSql } from '../gather/set-sql.ts';
import {
  type NoticeRow,
  noticeFacts,
  noticeFactsFrom,
  type SendingNotice,
  sendingOf,
} from '../notice/sending-notice.ts';
import type { UnitOfWork } from '../outbox/unit-of-work.ts';
import { promiseMail } from './promise-mail.ts';
import { findPayer } from './way-in-mail.ts';

/**
 * A notice by mail, where its message did not reach the person, or nobody knows whether it did: promised to whoever has paid
 * and left an address, once for all that was told in one message. Nothing is promised where there is no address: the person
 * finds the same at the next /start.
 *
 * @param of.messageId the notice in whose message it was told: itself, or another one
 */
export async function promiseNoticeMail(
  unit: UnitOfWork,
  of: {
    organisationId: OrganisationId;
    messageId: NoticeId;
    accessId: AccessId;
    correlationId: string;
    at: Date;
  },
): Promise<void> {
  const { organisationId, messageId, accessId, correlationId, at } = of;
  const payer = await findPayer(unit.db, { organisationId, accessId });
  if (!payer) return;
  const { email, locale } = payer;
  const mail = { organisationId, email, locale, correlationId, at };
  await promiseMail(unit, { ...mail, kind: 'notice', about: messageId, occasion: `notice ${messageId}` });
}

/**
 * What a message was to tell, as it is now, and how its sending ended: a mail about it goes only while nobody knows that it
 * was delivered.
 */
export async function loadTold(
  db: Db,
  of: { organisationId: OrganisationId; messageId: string },
): Promise<{ state: NoticeState; notice: SendingNotice } | null> {
  const rows = await db.execute<NoticeRow & { sent: NoticeState }>(setSql`
    ${noticeFacts}, n.sent from (
      select 1 as n, t.*, t.state as sent from notice t
      where t.organisation_id = ${of.organisationId} and t.id = ${of.messageId}
      union all
      select 1 as n, t.*, t.state as sent from notice lead
      join channel_access mine on mine.organisation_id = lead.organisation_id and mine.subscriber_id = lead.subscriber_id
      join notice t on t.organisation_id = mine.organisation_id and t.access_id = mine.id and t.told_with = lead.id
      where lead.organisation_id = ${of.organisationId} and lead.id = ${of.messageId}
    ) n ${noticeFactsFrom}
    order by n.id <> ${of.messageId}, n.id`);
  const [first, ...rest] = rows;
  if (!first) return null;
  return { state: first.sent, notice: sendingOf([first, ...rest]) };
}
