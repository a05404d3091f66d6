import type { OrganisationId, PlanId } from '@latchkey/contracts/ids';
import { sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';

/** How far an organisation has come, of what is told by no list of its own. */
export interface Progress {
  /** When the founder signed up; of somebody's second organisation: when it was founded. */
  begunAt: Date;
  firstOnSaleAt: Date | null;
  /** The person who asks has linked Telegram; anybody who may connect channels has. */
  linked: boolean;
  anyoneLinked: boolean;
  /** Somebody has bought, a trial included. */
  sold: boolean;
  /** On sale before others, the oldest of these; null: there is none that is not archived. */
  plan: { id: PlanId; name: string; slug: string | null; onSale: boolean } | null;
}

/** @param of.userId who asks; null: not a person. @param of.livemode the mode of our key: which accounts can be charged */
export async function readProgress(
  db: Db,
  of: { organisationId: OrganisationId; userId: string | null; livemode: boolean },
): Promise<Progress> {
  const { organisationId } = of;
  const [[row], [plan]] = await Promise.all([
    db.execute<ProgressRow>(sql`
      select o.first_on_sale_at, coalesce(founder.signed_up_at, o.created_at) as begun_at,
        exists (select from member m where m.organisation_id = o.id and m.user_id = ${of.userId} and m.telegram_id is not null) as linked,
        exists (select from member m where m.organisation_id = o.id and m.role in ('owner', 'admin') and m.telegram_id is not null) as anyone_linked,
        exists (select from journal_entry e where e.organisation_id = o.id
            and e.kind = 'payment' and e.kind not in ('payout', 'payout_failed', 'payout_canceled'))
          or exists (select from subscription u where u.organisation_id = o.id
            and u.status in ('trialing', 'active', 'past_due', 'unpaid', 'canceled')) as sold
      from organisation o
      left join lateral (
        select u.created_at as signed_up_at from member m join auth."user" u on u.id = m.user_id
        where m.organisation_id = o.id and m.role = 'owner' and m.created_at <= o.created_at + interval '1 minute'
          and not exists (select from member other where other.user_id = m.user_id and other.created_at < m.created_at)
        order by m.created_at limit 1) founder on true
      where o.id = ${organisationId}`),
    db.execute<{ id: PlanId; name: string; slug: string | null; on_sale: boolean }>(sql`
      select p.id, p.name, p.slug, sale.on_sale from plan p
      join lateral (select v.id from plan_version v where v.organisation_id = p.organisation_id and v.plan_id = p.id
        order by v.version desc limit 1) newest on true
      join lateral (select coalesce(bool_or(c.provider = 'stars' or (a.ready and a.disconnected_at is null and a.livemode = ${of.livemode})), false) as on_sale
        from plan_price c left join stripe_account a on a.organisation_id = c.organisation_id and a.id = c.stripe_account_id
        where c.organisation_id = p.organisation_id and c.plan_version_id = newest.id) sale on true
      where p.organisation_id = ${organisationId} and p.archived_at is null order by sale.on_sale desc, p.id limit 1`),
  ]);
  if (!row) throw new Error('there is no such organisation');
  return {
    begunAt: new Date(row.begun_at),
    firstOnSaleAt: row.first_on_sale_at === null ? null : new Date(row.first_on_sale_at),
    linked: row.linked,
    anyoneLinked: row.anyone_linked,
    sold: row.sold,
    plan: plan ? { id: plan.id, name: plan.name, slug: plan.slug, onSale: plan.on_sale } : null,
  };
}

interface ProgressRow extends Record<string, unknown> {
  begun_at: string;
  first_on_sale_at: string | null;
  linked: boolean;
  anyone_linked: boolean;
  sold: boolean;
}
