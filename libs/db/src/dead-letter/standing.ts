import { type JobName, jobNames } from '@latchkey/contracts/jobs/catalogue';
import { type SQL, sql } from 'drizzle-orm';

/**
 * How what a dead letter is about stands now. `owed`: still to be done. `settled`: it has come about, by whatever way.
 * `gone`: it is not kept any more. `unrunnable`: no release could run the job.
 */
export type DeadLetterStanding = 'owed' | 'settled' | 'gone' | 'unrunnable';

/** A stored update is owed while the inbox promises it; one whose payload retention has taken cannot be applied any more. */
const ofUpdate = sql`
  select case when k.due_at is not null then 'owed'
    when exists (select from inbox_event e where e.source = k.source and e.account = k.account and e.external_id = k.external_id)
    then 'settled' end
  from inbox_key k where k.source = 'telegram' and k.livemode
    and k.account = d.payload ->> 'botTelegramId' and k.external_id = d.payload ->> 'updateId'`;

/** For each job: what the facts say of the thing it is about. Compared as text: a payload may be anything. */
const standings = (now: Date): Record<JobName, SQL> => ({
  'payment.sync': sql`
    select case when o.requested_seq > o.applied_seq then 'owed' else 'settled' end from sync_object o
    where o.account = d.payload ->> 'account' and o.object_id = d.payload ->> 'objectId'
      and o.livemode = (d.payload ->> 'livemode' = 'true')`,
  'payment.stars': ofUpdate,
  'stars.noteRefund': ofUpdate,
  'stars.noteRenewal': ofUpdate,
  'stars.read': sql`
    select case when r.due_at <= ${now.toISOString()} then 'owed' else 'settled' end from stars_reading r
    where r.organisation_id = d.payload ->> 'organisationId' and r.bot_id = d.payload ->> 'botId'`,
  'stars.expire': sql`
    select case when u.ended_at is null and u.paid_through <= ${now.toISOString()} then 'owed' else 'settled' end from subscription u
    where u.organisation_id = d.payload ->> 'organisationId' and u.id = d.payload ->> 'subscriptionId'`,
  'stars.call': sql`
    select case when c.state = 'asked' then 'owed' else 'settled' end from stars_call c
    where c.organisation_id = d.payload ->> 'organisationId' and c.id = d.payload ->> 'starsCallId'`,
  'stars.invoiceLink': sql`
    select case when i.link is null and i.due_at is not null then 'owed' else 'settled' end from stars_invoice i
    where i.organisation_id = d.payload ->> 'organisationId' and i.order_id = d.payload ->> 'orderId'`,
  'payment.cancelForBlock': sql`
    select case when b.money_state = 'pending' then 'owed' else 'settled' end from block b
    where b.organisation_id = d.payload ->> 'organisationId' and b.id = d.payload ->> 'blockId'`,
  'payment.settleWithdrawal': sql`
    select case when w.state = 'pending' then 'owed' else 'settled' end from withdrawal w
    where w.organisation_id = d.payload ->> 'organisationId' and w.id = d.payload ->> 'withdrawalId'`,
  'access.endBlock': sql`
    select case when b.lifted_at is null and b.due_at is not null and b.ends_at <= ${now.toISOString()} then 'owed' else 'settled' end from block b
    where b.organisation_id = d.payload ->> 'organisationId' and b.id = d.payload ->> 'blockId'`,
  // Granted is settled unless its time is over or somebody asks to be let in; a placeholder has nobody to let in yet.
  'access.converge': sql`
    select case when a.state = 'REVOKED' or (a.state = 'PENDING' and s.telegram_id is null) then 'settled'
      when a.state = 'GRANTED' and (a.entitled_until is null or a.entitled_until > ${now.toISOString()}) and not exists (
        select from join_request j where j.organisation_id = a.organisation_id and j.channel_id = a.channel_id
          and j.telegram_id = s.telegram_id and j.state = 'open') then 'settled'
      else 'owed' end
    from channel_access a join subscriber s on s.organisation_id = a.organisation_id and s.id = a.subscriber_id
    where a.organisation_id = d.payload ->> 'organisationId' and a.id = d.payload ->> 'accessId'`,
  'access.rollOutPlan': sql`
    select case when r.due_at is not null then 'owed' else 'settled' end from plan_rollout r
    where r.organisation_id = d.payload ->> 'organisationId' and r.plan_version_id = d.payload ->> 'planVersionId'`,
  'access.answerJoin': sql`
    select case when j.state = 'open' then 'owed' else 'settled' end from join_request j
    where j.organisation_id = d.payload ->> 'organisationId' and j.id = d.payload ->> 'joinRequestId'`,
  'access.noteMember': ofUpdate,
  'access.noteRequest': ofUpdate,
  // What Telegram refused as faulty was surely not taken; what is in doubt or cannot be delivered is offered elsewhere.
  'notice.send': sql`
    select case when n.state in ('queued', 'sending') or (n.state = 'undeliverable' and n.failure = 'request_faulty') then 'owed'
      else 'settled' end from notice n
    where n.organisation_id = d.payload ->> 'organisationId' and n.id = d.payload ->> 'noticeId'`,
  'buyerMail.send': sql`
    select case when m.state = 'queued' then 'owed' else 'settled' end from buyer_mail m
    where m.organisation_id = d.payload ->> 'organisationId' and m.id = d.payload ->> 'buyerMailId'`,
  'alert.tell': sql`
    select case when a.due_at is not null then 'owed' else 'settled' end from alert a
    where a.organisation_id = d.payload ->> 'organisationId' and a.id = d.payload ->> 'alertId'`,
  'broadcast.send': sql`
    select case when b.state in ('scheduled', 'sending') and b.due_at is not null then 'owed' else 'settled' end from broadcast b
    where b.organisation_id = d.payload ->> 'organisationId' and b.id = d.payload ->> 'broadcastId'`,
  'channel.inviteAgain': sql`
    select case when c.invite_again_due_at is not null then 'owed' else 'settled' end from channel c
    where c.organisation_id = d.payload ->> 'organisationId' and c.id = d.payload ->> 'channelId'`,
  'bot.switch': sql`
    select case when w.due_at is not null then 'owed' else 'settled' end from bot_switch w
    where w.organisation_id = d.payload ->> 'organisationId' and w.id = d.payload ->> 'botSwitchId'`,
  // The next pass over the channel's members takes the look again.
  'access.look': sql`
    select case when a.looked_at > d.last_failed_at then 'settled' else 'owed' end from channel_access a
    where a.organisation_id = d.payload ->> 'organisationId' and a.id = d.payload ->> 'accessId'`,
  'reconcile.part': sql`
    select case when r.due_at <= ${now.toISOString()} then 'owed' else 'settled' end from reconcile_part r
    where r.organisation_id = d.payload ->> 'organisationId' and r.id = d.payload ->> 'partId'`,
  'channel.noteBot': ofUpdate,
  'channel.prepare': sql`
    select case when c.disconnected_at is not null or (c.link_state = 'live' and c.action_required is null) then 'settled'
      else 'owed' end from channel c
    where c.organisation_id = d.payload ->> 'organisationId' and c.id = d.payload ->> 'channelId'`,
});

/** The standing of the dead letter `d`, as an expression: facts of this moment, whoever brought them about. */
export function standingAt(now: Date): SQL<DeadLetterStanding> {
  const of = standings(now);
  const cases = jobNames.map((job) => sql`when ${job} then coalesce((${of[job]}), 'gone')`);
  return sql`(case when d.failure_class in ('malformed', 'unknown_job') then 'unrunnable'
    else case d.job ${sql.join(cases, sql` `)} else 'unrunnable' end end)`;
}
