import type { OrganisationId, StripeAccountId } from '@latchkey/contracts/ids';
import { sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';
import { noteFirstOnSale } from '../onboarding/note-first-on-sale.ts';

/** What a reading of an account changed. */
export type AccountChange = 'disconnected' | 'reconnected' | 'none';

/**
 * Notes what was read of a connected account; null: it is not ours to read any more. The moment of its disconnection is
 * that of the first reading that found it so. When it is connected again, its subscriptions are due to be read: they went on
 * meanwhile, unseen.
 *
 * @returns null when the organisation has no such account
 */
export async function noteReading(
  db: Db,
  of: { organisationId: OrganisationId; account: string; livemode: boolean; at: Date },
  read: { ready: boolean; requirementsDue: string[] } | null,
): Promise<{ id: StripeAccountId; change: AccountChange } | null> {
  const at = of.at.toISOString();
  const [row] = await db.execute<{ id: StripeAccountId; was_disconnected: boolean }>(sql`
    with known as (
      select id, disconnected_at is not null as was_disconnected from stripe_account
      where organisation_id = ${of.organisationId} and account = ${of.account} and livemode = ${of.livemode} for update
    )
    update stripe_account a set ready = ${read?.ready ?? false},
      requirements_due = coalesce(${read ? sql.param(read.requirementsDue) : null}::text[], a.requirements_due),
      disconnected_at = ${read ? null : sql`coalesce(a.disconnected_at, ${at}::timestamptz)`}
    from known where a.organisation_id = ${of.organisationId} and a.id = known.id
    returning a.id, known.was_disconnected`);
  if (!row) return null;
  if (read?.ready) await noteFirstOnSale(db, of.organisationId, of.at);
  const isDisconnected = read === null;
  if (isDisconnected === row.was_disconnected) return { id: row.id, change: 'none' };
  if (isDisconnected) return { id: row.id, change: 'disconnected' };
  await db.execute(sql`
    update subscription set due_at = ${at}::timestamptz
    where organisation_id = ${of.organisationId} and provider = 'stripe' and account = ${of.account} and livemode = ${of.livemode}
      and status not in ('canceled', 'incomplete_expired')`);
  return { id: row.id, change: 'reconnected' };
}
