import type { BuyerMailId, OrganisationId } from '@latchkey/contracts/ids';
import type { BuyerMailState } from '@latchkey/contracts/member/buyer-mail';
import { and, eq } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';
import { buyerMail } from '../schema/buyer-mail.ts';

/** How the sending of a mail ended. `queued`: it is tried again, by the sweep at `dueAt` if the queue has not. */
export async function finishMail(
  db: Db,
  of: { organisationId: OrganisationId; buyerMailId: BuyerMailId },
  end: { state: BuyerMailState; failure: string | null; at: Date; dueAt: Date | null },
): Promise<void> {
  await db
    .update(buyerMail)
    .set({
      state: end.state,
      failure: end.failure,
      ...(end.state === 'sent' && { sentAt: end.at }),
      ...(end.dueAt && { dueAt: end.dueAt }),
    })
    .where(
      and(
        eq(buyerMail.organisationId, of.organisationId),
        eq(buyerMail.id, of.buyerMailId),
        eq(buyerMail.state, 'queued'),
      ),
    );
}
