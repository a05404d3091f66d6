import type { DriftId, OrganisationId, ReconcilePartId } from '@latchkey/contracts/ids';
import { sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';

type Part = { organisationId: OrganisationId; partId: ReconcilePartId; at: Date };

/** Ends drifts on subscriptions that were read after they were last seen to differ. @returns those ended */
export async function endReadSubscriptions(
  db: Db,
  of: Part & { account: string; livemode: boolean },
): Promise<DriftId[]> {
  return end(
    db,
    of,
    sql`exists (select from subscription u
      where u.provider = 'stripe' and u.account = ${of.account} and u.livemode = ${of.livemode}
        and u.provider_id = d.evidence->'targets'->0->>'objectId' and u.read_at > d.last_seen_at)`,
  );
}

/** Ends drifts on Checkout Sessions whose order is open no longer. @returns those ended */
export async function endSettledSessions(db: Db, of: Part): Promise<DriftId[]> {
  return end(
    db,
    of,
    sql`not exists (select from "order" o
      where o.organisation_id = d.organisation_id and o.checkout_session_id = d.evidence->'targets'->0->>'objectId'
        and o.status = 'open'
        and not exists (select from subscription u where u.organisation_id = o.organisation_id and u.order_id = o.id))`,
  );
}

/** Ends drifts of a part whose moment (`at` of the evidence) its pass covers, and which it has not seen. @returns those ended */
export async function endUnseen(
  db: Db,
  of: Part & { notSeenSince: Date; coveredFrom: Date },
): Promise<DriftId[]> {
  return end(
    db,
    of,
    sql`d.last_seen_at < ${of.notSeenSince.toISOString()}
      and (d.evidence->>'at')::timestamptz >= ${of.coveredFrom.toISOString()}`,
  );
}

async function end(db: Db, of: Part, condition: ReturnType<typeof sql>): Promise<DriftId[]> {
  const at = of.at.toISOString();
  const rows = await db.execute<{ id: DriftId }>(sql`
    update drift d set over_at = ${at}, closed_at = coalesce(d.closed_at, ${at}),
      state = case when d.state = 'open' then 'fixed' else d.state end
    where d.organisation_id = ${of.organisationId} and d.part_id = ${of.partId} and d.over_at is null and ${condition}
    returning d.id`);
  return rows.map(({ id }) => id);
}
