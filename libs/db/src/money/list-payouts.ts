import type { OrganisationId, PayoutId } from '@latchkey/contracts/ids';
import { and, desc, eq, gte, lt } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';
import { payout } from '../schema/payout.ts';
import type { MoneyWindow } from './money-window.ts';

/** Payouts of an organisation's accounts, those heard of last first. */
export async function listPayouts(
  db: Db,
  organisationId: OrganisationId,
  filter: MoneyWindow & { status?: string | undefined },
  page: { limit: number; after: PayoutId | null },
): Promise<(typeof payout.$inferSelect)[]> {
  return db
    .select()
    .from(payout)
    .where(
      and(
        eq(payout.organisationId, organisationId),
        filter.from ? gte(payout.arrivalAt, new Date(filter.from)) : undefined,
        filter.to ? lt(payout.arrivalAt, new Date(filter.to)) : undefined,
        filter.currency ? eq(payout.currency, filter.currency) : undefined,
        filter.status ? eq(payout.status, filter.status) : undefined,
        page.after ? lt(payout.id, page.after) : undefined,
      ),
    )
    .orderBy(desc(payout.id))
    .limit(page.limit);
}
