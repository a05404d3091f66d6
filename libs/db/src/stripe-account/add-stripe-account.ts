import type { OrganisationId } from '@latchkey/contracts/ids';
import { and, eq } from 'drizzle-orm';
import { type Act, appendAudit } from '../audit-row/append-audit.ts';
import type { Db } from '../connect-database.ts';
import { newId } from '../new-id.ts';
import { stripeAccount } from '../schema/stripe-account.ts';

/** Notes a new connected account of an organisation, not ready yet. Adding the same one again changes nothing. */
export async function addStripeAccount(
  db: Db,
  added: { organisationId: OrganisationId; account: string; livemode: boolean },
  act: Act,
): Promise<typeof stripeAccount.$inferSelect | null> {
  const { organisationId, account, livemode } = added;
  return db.transaction(async (tx) => {
    const [row] = await tx
      .insert(stripeAccount)
      .values({ ...added, id: newId('stripeAccount'), createdAt: act.at })
      .onConflictDoNothing()
      .returning();
    if (row) {
      await appendAudit(tx, organisationId, act, {
        action: 'stripe_account.connect',
        targetKind: 'stripe_account',
        targetId: row.id,
      });
      return row;
    }
    const [known] = await tx
      .select()
      .from(stripeAccount)
      .where(
        and(
          eq(stripeAccount.organisationId, organisationId),
          eq(stripeAccount.account, account),
          eq(stripeAccount.livemode, livemode),
        ),
      );
    return known ?? null;
  });
}
