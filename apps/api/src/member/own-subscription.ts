import { LatchkeyError } from '@latchkey/contracts/errors';
import type { SubscriptionId } from '@latchkey/contracts/ids';
import type { Db } from '@latchkey/db/connect-database';
import { listPurchases, type PurchaseRow } from '@latchkey/db/member/list-purchases';
import type { MemberPerson } from '@latchkey/db/member/member-person';

/** A subscription of the person's own. @throws {LatchkeyError} `not_found`, also for one that was withdrawn from */
export async function ownSubscription(
  db: Db,
  person: MemberPerson,
  subscriptionId: SubscriptionId,
): Promise<NonNullable<PurchaseRow['subscription']>> {
  const [purchase] = await listPurchases(db, person, { subscriptionId });
  if (!purchase?.subscription || purchase.withdrawal) {
    throw new LatchkeyError('not_found', 'There is no such subscription of yours.');
  }
  return purchase.subscription;
}
